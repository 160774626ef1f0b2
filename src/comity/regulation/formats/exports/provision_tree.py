"""Provisions inside one another, as their eIds say."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from comity.regulation.domain.instruments import Provision


@dataclass(frozen=True, slots=True)
class Nested:
    """A provision, its place among all of its instrument, and those directly inside it."""

    provision: Provision
    position: int
    parts: list[Nested] = field(default_factory=list)


def nested(provisions: Iterable[Provision]) -> list[Nested]:
    """Each stands in the nearest one recorded around it; those that stand in none, in order."""
    every = {it.eid: Nested(it, place) for place, it in enumerate(provisions)}
    outermost: list[Nested] = []
    for eid, each in every.items():
        around = _around(eid, every)
        (every[around].parts if around else outermost).append(each)
    return outermost


def _around(eid: str, known: Container[str]) -> str:
    while eid:
        eid = eid.rpartition("__")[0]
        if eid in known:
            break
    return eid
