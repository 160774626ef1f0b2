"""What a member is on a day, from what happened to it. Days are half-open: whoever is admitted on a
day is a member on that day, and whoever leaves on a day is none on that day. Where the day of an
event is not known, what follows from it is unknown too, and never guessed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from comity.assembly.domain.statute import Statute
from comity.kernel.domain.errors import Conflict
from comity.kernel.domain.periods import PartialDate
from comity.regulation.domain.days import Days, months_after
from comity.regulation.domain.truth import Truth, conjunction, disjunction, negation


class EventKind(StrEnum):
    ADMITTED = "admitted"
    CLASS_CHANGED = "class-changed"
    ARREARS_BEGUN = "arrears-begun"
    ARREARS_ENDED = "arrears-ended"
    ARREARS_WAIVED = "arrears-waived"
    """may vote all the same, until the waiver ends"""
    WAIVER_ENDED = "waiver-ended"
    SUSPENDED = "suspended"
    SUSPENSION_ENDED = "suspension-ended"
    WITHDRAWAL_NOTIFIED = "withdrawal-notified"
    """takes effect after the notice that the statute asks for"""
    WITHDRAWAL_REVOKED = "withdrawal-revoked"
    """before it took effect"""
    LEFT = "left"
    """the day on which a withdrawal took effect, where that is on record"""
    EXPELLED = "expelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingEvent:
    """`on` is None where the day is not known at all. `member_class` is given when a member is
    admitted or changes its class; `decision` is a reference."""

    kind: EventKind
    on: PartialDate | None
    member_class: str = ""
    decision: str = ""

    @property
    def days(self) -> Days:
        if self.on is None:
            return Days(date.min, None)
        return Days(self.on.earliest, self.on.latest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """`classes` are those that it may be of: one where that is known, none for no member.
    `in_arrears` is whether the vote is lost by them, not only that something is owed."""

    member: Truth
    classes: frozenset[str]
    owes: Truth
    in_arrears: Truth
    suspended: Truth
    leaves: Days
    """the day from which a notice of withdrawal takes effect"""


def standing_on(events: Iterable[StandingEvent], statute: Statute, on: date) -> Standing:
    """`events` are those of one member, in the order in which they happened. Raises
    `Conflict("event-out-of-place")` for an end of what had not begun, and for a second beginning
    before an end."""
    events = tuple(events)
    notice = statute.withdrawal.notice_months if statute.withdrawal else 0
    membership = _membership(events, notice)
    member = _holds(membership, on)
    owing = _spells(events, EventKind.ARREARS_BEGUN, {EventKind.ARREARS_ENDED})
    waived = _spells(events, EventKind.ARREARS_WAIVED, {EventKind.WAIVER_ENDED})
    suspended = _spells(events, EventKind.SUSPENDED, {EventKind.SUSPENSION_ENDED})
    lost = Truth.FALSE
    if statute.arrears is not None:
        later = [(_later(start, statute.arrears.months), end) for start, end in owing]
        lost = conjunction((_holds(later, on), negation(_holds(waived, on))))
    return Standing(
        member=member,
        classes=_classes(events, on) if member is not Truth.FALSE else frozenset(),
        owes=_holds(owing, on),
        in_arrears=lost,
        suspended=_holds(suspended, on),
        leaves=_leaves(membership),
    )


Spell = tuple[Days, Days]
"""From a day until another; `Days()` where no end is on record."""


def _spells(
    events: tuple[StandingEvent, ...], begins: EventKind, ends: set[EventKind]
) -> list[Spell]:
    spells: list[Spell] = []
    begun: Days | None = None
    for each in events:
        if each.kind is begins:
            if begun is not None:
                raise Conflict("event-out-of-place", kind=each.kind.value)
            begun = each.days
        elif each.kind in ends:
            if begun is None:
                raise Conflict("event-out-of-place", kind=each.kind.value)
            spells.append((begun, each.days))
            begun = None
    return spells if begun is None else [*spells, (begun, Days())]


def _membership(events: tuple[StandingEvent, ...], notice_months: int) -> list[Spell]:
    """With each notice of withdrawal as the end that it leads to, unless it was revoked, or the
    end itself is on record."""
    ends = {EventKind.LEFT, EventKind.EXPELLED}
    spells: list[Spell] = []
    begun: Days | None = None
    noticed: Days | None = None
    for each in events:
        match each.kind:
            case EventKind.ADMITTED:
                if begun is not None and noticed is None:
                    raise Conflict("event-out-of-place", kind=each.kind.value)
                if begun is not None and noticed is not None:
                    spells.append((begun, noticed))
                begun, noticed = each.days, None
            case EventKind.WITHDRAWAL_NOTIFIED:
                if begun is None or noticed is not None:
                    raise Conflict("event-out-of-place", kind=each.kind.value)
                noticed = _later(each.days, notice_months)
            case EventKind.WITHDRAWAL_REVOKED:
                if noticed is None:
                    raise Conflict("event-out-of-place", kind=each.kind.value)
                noticed = None
            case kind if kind in ends:
                if begun is None:
                    raise Conflict("event-out-of-place", kind=each.kind.value)
                spells.append((begun, each.days))
                begun, noticed = None, None
    return spells if begun is None else [*spells, (begun, noticed or Days())]


def _leaves(membership: list[Spell]) -> Days:
    return membership[-1][1] if membership else Days()


def _classes(events: tuple[StandingEvent, ...], on: date) -> frozenset[str]:
    """That of the last event that is known to have come, and those of later ones that may have."""
    found: set[str] = set()
    for each in events:
        if each.kind in (EventKind.ADMITTED, EventKind.CLASS_CHANGED):
            reached = each.days.reached(on)
            if reached is Truth.TRUE:
                found = {each.member_class}
            elif reached is Truth.UNKNOWN:
                found.add(each.member_class)
    return frozenset(found)


def _holds(spells: Iterable[Spell], on: date) -> Truth:
    return disjunction(
        conjunction((start.reached(on), negation(end.reached(on)))) for start, end in spells
    )


def _later(days: Days, months: int) -> Days:
    """An unknown beginning stays unknown, however many months are added."""
    try:
        earliest = days.earliest and months_after(days.earliest, months)
        return Days(earliest, days.latest and months_after(days.latest, months))
    except OverflowError:
        return Days()  # beyond the year 9999
