"""What a treaty is between two of its parties: reservations, and objections to them.

By VCLT Art. 20 to 22: a reservation changes what it is about between its author and each other
party; where the other objects, what it is about does not apply between the two; where the other
also opposes it, the treaty is not in force between them. Whether a reservation is permitted is not
decided here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from comity.assembly.domain.treaty_entry import AdoptedTreaty
from comity.assembly.domain.treaty_notices import Notice, NoticeKind
from comity.regulation.domain.treaty_actions import ActionKind, TreatyAction
from comity.regulation.domain.truth import Truth, conjunction, disjunction, negation


class Effect(StrEnum):
    """What a reservation does between two parties."""

    MODIFIES = "modifies"
    SET_ASIDE = "set-aside"
    """the provisions that it is about do not apply between the two, to its extent"""
    NO_RELATION = "no-relation"
    """the treaty is not in force between the two"""


@dataclass(frozen=True, slots=True)
class Relation:
    """Whether the treaty is in force between two, and what each reservation of either does there;
    `None` is not known."""

    in_force: Truth
    reservations: tuple[tuple[str, Effect | None], ...] = ()


def standing_reservations(treaty: AdoptedTreaty, on: date) -> tuple[tuple[str, Truth], ...]:
    """The ids of those made by the day and not known to be withdrawn."""
    found = [(it.id, _stands(treaty, it, on)) for it in _reservations(treaty)]
    return tuple((id, truth) for id, truth in found if truth)


def relation(treaty: AdoptedTreaty, first: str, second: str, on: date) -> Relation:
    """What the treaty is between the two on the day."""
    effects: list[tuple[str, Effect | None]] = []
    severed = Truth.FALSE
    for author, other in ((first, second), (second, first)):
        for each in _reservations(treaty, author):
            stands = _stands(treaty, each, on)
            objected, opposed = _objected(treaty, each, other, on)
            severed = disjunction((severed, conjunction((stands, opposed))))
            if stands:
                effects.append((each.id, _effect(stands, objected, opposed)))
    both = (treaty.in_force(first, on), treaty.in_force(second, on), negation(severed))
    return Relation(conjunction(both), tuple(effects))


def _effect(stands: Truth, objected: Truth, opposed: Truth) -> Effect | None:
    if Truth.UNKNOWN in (stands, objected, opposed):
        return None
    if opposed:
        return Effect.NO_RELATION
    return Effect.SET_ASIDE if objected else Effect.MODIFIES


def _reservations(treaty: AdoptedTreaty, author: str | None = None) -> Iterator[TreatyAction]:
    for each in treaty.actions:
        if each.action is ActionKind.RESERVATION and author in (None, each.jurisdiction):
            yield each


def _stands(treaty: AdoptedTreaty, reservation: TreatyAction, on: date) -> Truth:
    withdrawn = disjunction(
        it.days.reached(on)
        for it in _about(treaty, reservation, reservation.jurisdiction)
        if it.kind is NoticeKind.RESERVATION_WITHDRAWN
    )
    return conjunction((reservation.days.reached(on), negation(withdrawn)))


def _objected(
    treaty: AdoptedTreaty, reservation: TreatyAction, other: str, on: date
) -> tuple[Truth, Truth]:
    """Whether the other objects, and whether it opposes the treaty between the two."""
    notices = _about(treaty, reservation, other)
    over = disjunction(
        it.days.reached(on) for it in notices if it.kind is NoticeKind.OBJECTION_WITHDRAWN
    )
    made = [it for it in notices if it.kind is NoticeKind.OBJECTION]
    objected = disjunction(it.days.reached(on) for it in made)
    opposed = disjunction(it.days.reached(on) for it in made if it.opposes_entry)
    return conjunction((objected, negation(over))), conjunction((opposed, negation(over)))


def _about(treaty: AdoptedTreaty, reservation: TreatyAction, party: str) -> list[Notice]:
    return [it for it in treaty.notices if it.about == reservation.id and it.party == party]
