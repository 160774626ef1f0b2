"""How many of what was found there are of each sort."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

Facets = Mapping[str, str]
Kept = Mapping[str, Collection[str]]
"""By facet, the values to keep to; none for all."""


def fits(facets: Facets, kept: Kept, *, but: str = "") -> bool:
    """Whether a document has, for each facet asked about (`but` one), one of the values."""
    return all(
        facets.get(name) in values for name, values in kept.items() if values and name != but
    )


def facet_counts(
    found: Iterable[Facets], names: Sequence[str], kept: Kept
) -> dict[str, dict[str, int]]:
    """By facet and value, how many would be left if one kept to that value beside all that is
    chosen in other facets; most first, then by value."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in names}
    alike = Counter(tuple(facets.items()) for facets in found)
    for items, times in alike.items():
        facets = dict(items)
        for name in names:
            if (value := facets.get(name)) and fits(facets, kept, but=name):
                counts[name][value] += times
    return {
        name: dict(sorted(count.items(), key=lambda it: (-it[1], it[0])))
        for name, count in counts.items()
    }
