"""An instrument in sections: what stands under one article, section or annex; and in parts, so that
a long one can be read piece by piece."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from comity.regulation.domain.instruments import Instrument, Provision

NORM_WEIGHT = 5
"""How much longer a norm is than a provision without one."""
PART_WEIGHT = 500
"""What a reader gets at once, about 90 norms; a longer section is a part of its own."""


@dataclass(frozen=True, slots=True)
class Section:
    """A provision that stands under no other, and all that stand under it, in order."""

    provisions: tuple[Provision, ...]

    @property
    def top(self) -> Provision:
        return self.provisions[0]

    @property
    def norm_count(self) -> int:
        return sum(len(provision.norms) for provision in self.provisions)

    @property
    def weight(self) -> int:
        return len(self.provisions) + NORM_WEIGHT * self.norm_count


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What stands beside a provision at its own depth, and the one that it stands under."""

    previous: Provision | None
    next: Provision | None
    above: Provision | None


def sections(instrument: Instrument) -> tuple[Section, ...]:
    """In the order of the instrument; a top that returns later begins a further section."""
    grouped = groupby(instrument.provisions, key=lambda provision: top_of(provision.eid))
    return tuple(Section(tuple(group)) for _, group in grouped)


def parts(found: Sequence[Section], weight: int = PART_WEIGHT) -> tuple[tuple[Section, ...], ...]:
    """The sections in parts of at most `weight`, each as full as the order allows."""
    grown: list[list[Section]] = []
    filled = 0
    for section in found:
        if not grown or filled + section.weight > weight:
            grown.append([])
            filled = 0
        grown[-1].append(section)
        filled += section.weight
    return tuple(tuple(each) for each in grown)


def top_of(eid: str) -> str:
    """`art_50` of `art_50__para_2__point_a`."""
    return eid.partition("__")[0]


def under(instrument: Instrument, eid: str) -> tuple[Provision, ...]:
    """The provision and all that stand under it; none where there is no such provision."""
    return tuple(
        provision
        for provision in instrument.provisions
        if provision.eid == eid or provision.eid.startswith(f"{eid}__")
    )


def within(instrument: Instrument, eid: str) -> tuple[Provision, ...]:
    """The same, and all provisions where none is named ("")."""
    return under(instrument, eid) if eid else instrument.provisions


def around(instrument: Instrument, eid: str) -> Neighbours:
    """All None where there is no such provision. Where the one above is not recorded by itself,
    the nearest that is recorded stands for it."""
    by_eid = {provision.eid: provision for provision in instrument.provisions}
    if eid not in by_eid:
        return Neighbours(None, None, None)
    parent = _parent(eid)
    beside = [it for it in instrument.provisions if _parent(it.eid) == parent]
    place = beside.index(by_eid[eid])
    while parent and parent not in by_eid:
        parent = _parent(parent)
    return Neighbours(
        beside[place - 1] if place else None,
        beside[place + 1] if place + 1 < len(beside) else None,
        by_eid.get(parent),
    )


def _parent(eid: str) -> str:
    return eid.rpartition("__")[0]
