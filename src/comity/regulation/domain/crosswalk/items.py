"""What a cross-walk compares: items of an instrument, or of any framework given as plain text."""

from __future__ import annotations

from dataclasses import dataclass

from comity.regulation.domain.instruments import Instrument, Modality, Norm, Provision
from comity.regulation.domain.vocabulary import Prose


@dataclass(frozen=True, slots=True)
class Demand:
    """One norm, reduced to what norms of different instruments can be compared by. `role` is the
    neutral word for the bearer; a norm is conditional if a condition of its own qualifies it."""

    modality: Modality
    role: str
    concepts: tuple[str, ...]
    conditional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One unit of a framework.

    `place` holds the headings above it, outermost first. `concepts` are those that somebody gave
    it; without any they are recognised in `text`. `demands` is empty for plain text.
    """

    id: str
    text: str
    citation: str = ""
    concepts: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    demands: tuple[Demand, ...] = ()


def items_of(instrument: Instrument, implemented: Instrument | None = None) -> tuple[Item, ...]:
    """An item for each provision that carries norms: its headings and the norms' summaries, in
    English where there is any, and the norms' concepts.

    `implemented` is the instrument named in `instrument.implements`, for the bearers it lends.
    """
    lent = implemented.bearers if implemented else {}
    roles: dict[str, str] = {
        key: bearer.role for key, bearer in {**lent, **instrument.bearers}.items()
    }
    headings = {provision.eid: _english(provision.heading) for provision in instrument.provisions}
    return tuple(
        _item(provision, headings, roles) for provision in instrument.provisions if provision.norms
    )


def _item(provision: Provision, headings: dict[str, str], roles: dict[str, str]) -> Item:
    place = tuple(headings[eid] for eid in _path(provision.eid) if headings.get(eid))
    demands = [_demand(norm, roles) for norm in provision.norms]
    return Item(
        id=provision.eid,
        citation=provision.citation,
        text=". ".join([*place, *(_english(norm.summary) for norm in provision.norms)]),
        concepts=tuple(dict.fromkeys(id for demand in demands for id in demand.concepts)),
        place=place,
        demands=tuple(dict.fromkeys(demands)),
    )


def _demand(norm: Norm, roles: dict[str, str]) -> Demand:
    role = roles.get(norm.bearer, norm.bearer)
    return Demand(norm.modality, role, norm.concepts, conditional=bool(norm.when or norm.unless))


def _path(eid: str) -> list[str]:
    """The eIds of what holds a provision, outermost first, and its own."""
    steps = eid.split("__")
    return ["__".join(steps[: depth + 1]) for depth in range(len(steps))]


def _english(prose: Prose) -> str:
    return prose.get("en") or next(iter(prose.values()), "")
