"""A corpus with one record changed, added or taken away."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.instruments import Instrument, Norm, Provision


def with_norm(corpus: Corpus, instrument: str, norm: str, **changes: Any) -> Corpus:  # noqa: ANN401
    """The norm with other fields."""

    def edited(each: Norm) -> Norm:
        return replace(each, **changes) if each.id == norm else each

    found = corpus.instrument(instrument)
    provisions = tuple(replace(it, norms=tuple(map(edited, it.norms))) for it in found.provisions)
    return with_instrument(corpus, instrument, provisions=provisions)


def with_provision(corpus: Corpus, instrument: str, eid: str, **changes: Any) -> Corpus:  # noqa: ANN401
    """The provision with other fields."""
    provisions = tuple(
        replace(it, **changes) if it.eid == eid else it
        for it in corpus.instrument(instrument).provisions
    )
    return with_instrument(corpus, instrument, provisions=provisions)


def with_provision_after(corpus: Corpus, instrument: str, eid: str, added: Provision) -> Corpus:
    """One provision more, behind `eid`."""
    provisions = corpus.instrument(instrument).provisions
    place = [it.eid for it in provisions].index(eid) + 1
    return with_instrument(
        corpus, instrument, provisions=(*provisions[:place], added, *provisions[place:])
    )


def without_provision(corpus: Corpus, instrument: str, eid: str) -> Corpus:
    provisions = corpus.instrument(instrument).provisions
    return with_instrument(
        corpus, instrument, provisions=tuple(it for it in provisions if it.eid != eid)
    )


def with_instrument(corpus: Corpus, id: str, **changes: Any) -> Corpus:  # noqa: ANN401
    """The instrument with other fields."""

    def edited(each: Instrument) -> Instrument:
        return replace(each, **changes) if each.id == id else each

    return replace(corpus, instruments=tuple(map(edited, corpus.instruments)))
