"""Comparisons of what is loaded: a cross-walk of two instruments, coverage, divergence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from comity.regulation.domain.coverage import Coverage, coverage
from comity.regulation.domain.crosswalk.items import Item, items_of
from comity.regulation.domain.crosswalk.mappings import Crosswalk
from comity.regulation.domain.crosswalk.suggestion import crosswalk
from comity.regulation.domain.instruments import Instrument
from comity.regulation.domain.rulebook import Rulebook


def crosswalk_of(rules: Rulebook, left: str, right: str, *, limit_per_item: int) -> Crosswalk:
    """The cross-walk of two instruments by id. Raises `UnknownName`."""
    return crosswalk(
        _items(rules, rules.corpus.instrument(left)),
        _items(rules, rules.corpus.instrument(right)),
        rules.corpus.concepts,
        limit_per_item=limit_per_item,
    )


def coverage_of(rules: Rulebook, where: Sequence[str], on: date) -> Coverage:
    """How hard the loaded rules of each jurisdiction bind on each concept, as of a day."""
    return coverage(rules.corpus.instruments, where, on, rules.jurisdictions.lineage)


def _items(rules: Rulebook, instrument: Instrument) -> tuple[Item, ...]:
    implemented = rules.corpus.instrument(instrument.implements) if instrument.implements else None
    return items_of(instrument, implemented)
