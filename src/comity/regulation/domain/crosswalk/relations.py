"""Which set relation (NIST IR 8477) can be argued from what two items demand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from comity.regulation.domain.crosswalk.items import Demand, Item
from comity.regulation.domain.crosswalk.mappings import Relation

Ancestors = Callable[[str], Sequence[str]]


def suggested_relation(left: Item, right: Item, ancestors: Ancestors) -> Relation:
    """The relation of left to right; `INTERSECTS_WITH` wherever more can't be argued.

    A demand lies within another of the same modality if the other's bearer is the same or anyone,
    the two are about the same concepts save that the other's may be broader, and the other holds
    without a condition of its own. Two conditions are never taken for equal. An item lies within
    another if each of its demands does. Concepts are classes of demands, so this is an argument,
    not a proof: somebody has to confirm it.
    """
    if not left.demands or not right.demands:
        return Relation.INTERSECTS_WITH
    inside = _within(left.demands, right.demands, ancestors)
    around = _within(right.demands, left.demands, ancestors)
    match inside, around:
        case True, True:
            return Relation.EQUAL
        case True, False:
            return Relation.SUBSET_OF
        case False, True:
            return Relation.SUPERSET_OF
    return Relation.INTERSECTS_WITH


def _within(inner: Sequence[Demand], outer: Sequence[Demand], ancestors: Ancestors) -> bool:
    return all(any(_covers(wide, narrow, ancestors) for wide in outer) for narrow in inner)


def _covers(wide: Demand, narrow: Demand, ancestors: Ancestors) -> bool:
    return (
        not wide.conditional
        and wide.modality is narrow.modality
        and wide.role in (narrow.role, "anyone")
        and all(any(id in ancestors(own) for own in narrow.concepts) for id in wide.concepts)
        and all(any(id in ancestors(own) for id in wide.concepts) for own in narrow.concepts)
    )
