"""Files of the corpus with what parties did about a treaty."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from comity.assembly.domain.treaty_corpus import Particulars, as_instrument
from comity.assembly.queries.treaty_state import TreatyState
from comity.regulation.adapters.rulebook_files import shipped_jurisdictions
from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.instruments import Instrument
from comity.regulation.formats.corpus_dump import dump_corpus
from comity.regulation.queries.current_rulebook import current_rulebook


def treaty_files(state: TreatyState, on: date) -> Mapping[str, bytes]:
    """By their paths in a corpus folder, with actions up to a day. Of a treaty that is linked to an
    instrument of the corpus, the file that takes the place of its `instrument.yaml`. Raises as
    `as_instrument`."""
    instrument = exported_instrument(state, on)
    files = dump_corpus(Corpus(concepts=(), facts=(), constraints=(), instruments=(instrument,)))
    if not state.row.instrument:
        return files
    return {name: data for name, data in files.items() if name.endswith("/instrument.yaml")}


def exported_instrument(state: TreatyState, on: date) -> Instrument:
    row = state.row
    linked = current_rulebook().corpus.instrument(row.instrument) if row.instrument else None
    return as_instrument(
        state.treaty,
        Particulars(
            id=f"{row.assembly.slug}-{row.slug}",
            title=dict(row.title),
            adopted=row.adopted_on,
            register=f"{row.assembly.reference}, {row.reference}",
        ),
        jurisdictions=[each.id for each in shipped_jurisdictions()],
        checked_on=on,
        base=linked,
    )
