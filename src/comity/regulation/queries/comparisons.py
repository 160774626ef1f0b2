"""Comparisons of what is loaded: a cross-walk of two instruments, coverage, divergence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from comity.regulation.domain.coverage import coverage
from comity.regulation.domain.coverage_table import Coverage
from comity.regulation.domain.crosswalk.items import Item, items_of
from comity.regulation.domain.crosswalk.mappings import Crosswalk
from comity.regulation.domain.crosswalk.suggestion import crosswalk
from comity.regulation.domain.instruments import Instrument
from comity.regulation.domain.rulebook import Rulebook


def crosswalk_of(
    rules: Rulebook, left: Instrument, right: Instrument, *, limit_per_item: int
) -> Crosswalk:
    """The cross-walk of two instruments of the corpus."""
    return crosswalk(
        _items(rules, left),
        _items(rules, right),
        rules.corpus.concepts,
        limit_per_item=limit_per_item,
    )


def coverage_of(rules: Rulebook, where: Sequence[str], on: date) -> Coverage:
    """How hard the loaded rules of each jurisdiction bind on each concept, as of a day. Raises
    `UnknownName`."""
    return coverage(
        rules.corpus.instruments,
        where,
        on,
        lineage=rules.jurisdictions.lineage,
        binds=rules.treaties.binds,
        declares=rules.declares,
        concepts=rules.corpus.concepts,
    )


def _items(rules: Rulebook, instrument: Instrument) -> tuple[Item, ...]:
    implemented = rules.corpus.instrument(instrument.implements) if instrument.implements else None
    return items_of(instrument, implemented)
