"""All norms as one sheet for reading and sorting: CSV (RFC 4180), one row a norm. It is not read
back: for that, there are the tables of `csv_writer`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date

from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.instruments import Bearer, Instrument, Norm, Provision
from comity.regulation.domain.norm_days import first_and_end_day
from comity.regulation.formats.spreadsheets import safe_cell

COLUMNS = (
    "instrument", "jurisdiction", "citation", "eid", "norm", "modality", "level", "bearer", "role",
    "summary", "concepts", "when", "unless", "first_day", "end_day", "penalty", "confidence",
    "support", "source",
)  # fmt: skip


def norms_to_csv(corpus: Corpus) -> bytes:
    """`first_day` is the first on which the norm applies to anybody, `end_day` the first on which
    to nobody; either is empty where none is known."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(COLUMNS)
    for instrument in corpus.instruments:
        lineage = reversed(corpus.lineage(instrument))
        bearers = {name: it for each in lineage for name, it in each.bearers.items()}
        for provision in instrument.provisions:
            for norm in provision.norms:
                cells = _cells(instrument, provision, norm, bearers.get(norm.bearer))
                writer.writerow(map(safe_cell, cells))
    return target.getvalue().encode()


def _cells(
    instrument: Instrument, provision: Provision, norm: Norm, bearer: Bearer | None
) -> Iterator[str]:
    first, end = first_and_end_day(instrument, norm)
    yield from (instrument.id, instrument.jurisdiction, provision.citation, provision.eid, norm.id)
    yield from (norm.modality.value, str(int(norm.level)), norm.bearer)
    yield str(bearer.role) if bearer else ""
    yield norm.summary.get("en", "")
    yield ", ".join(norm.concepts)
    yield from (norm.when, norm.unless, _day(first), _day(end))
    penalty = instrument.penalties.get(norm.penalty)
    yield penalty.summary.get("en", "") if penalty else ""
    yield norm.confidence.value
    yield ", ".join(f"{it.text} line {it.lines}" for it in norm.support)
    yield norm.source


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
