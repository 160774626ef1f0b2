"""Minutes drafted from what happened, in order; somebody reads and signs them, not this."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from comity.assembly.domain.errata import Erratum
from comity.assembly.domain.presence import QuorumChange, Stay
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.messages import Message, Parameter


class Happened(StrEnum):
    SESSION_OPENED = "session-opened"
    ITEM_TAKEN = "item-taken"
    MOTION_PUT = "motion-put"
    BALLOT_OPENED = "ballot-opened"
    BALLOT_CLOSED = "ballot-closed"
    BALLOT_ANNULLED = "ballot-annulled"
    LOT_DRAWN = "lot-drawn"
    DECLARED = "declared"
    SESSION_CLOSED = "session-closed"


NEEDED: Mapping[Happened, frozenset[str]] = {
    Happened.SESSION_OPENED: frozenset({"body"}),
    Happened.ITEM_TAKEN: frozenset({"number", "title"}),
    Happened.MOTION_PUT: frozenset({"motion", "mover"}),
    Happened.BALLOT_OPENED: frozenset({"ballot", "subject", "rule"}),
    Happened.BALLOT_CLOSED: frozenset({"ballot", "result"}),
    Happened.BALLOT_ANNULLED: frozenset({"ballot", "why"}),
    Happened.LOT_DRAWN: frozenset({"ballot", "drawn", "drawn_by", "witnesses"}),
    Happened.DECLARED: frozenset({"member", "statement"}),
    Happened.SESSION_CLOSED: frozenset(),
}
"""What must be known of each to say it."""


@dataclass(frozen=True, slots=True)
class Event:
    """Raises `InvalidInput`: `minutes-without-zone`, `minutes-incomplete`."""

    at: datetime
    happened: Happened
    about: Mapping[str, Parameter] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise InvalidInput("minutes-without-zone", happened=str(self.happened))
        if missing := NEEDED[self.happened] - self.about.keys():
            raise InvalidInput(
                "minutes-incomplete", happened=str(self.happened), missing=tuple(sorted(missing))
            )


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the minutes; `details` stand under it, as the steps of a count do."""

    at: datetime
    message: Message
    details: tuple[Message, ...] = ()


def item_of(event: Event, details: tuple[Message, ...] = ()) -> Item:
    return Item(event.at, Message(f"minutes-{event.happened}", event.about), details)


def items_of_presence(stays: Iterable[Stay]) -> tuple[Item, ...]:
    """Arrivals and departures."""
    found: list[Item] = []
    for stay in stays:
        about = {"member": stay.member}
        found.append(Item(stay.start, Message("minutes-arrived", about)))
        if stay.end is not None:
            found.append(Item(stay.end, Message("minutes-left", about)))
    return tuple(found)


def items_of_quorum(changes: Iterable[QuorumChange]) -> tuple[Item, ...]:
    return tuple(
        Item(
            each.at,
            Message("minutes-quorum-met" if each.is_met else "minutes-quorum-lost", about),
        )
        for each in changes
        for about in [{"present": each.present}]
    )


def item_of_erratum(at: datetime, ballot: str, erratum: Erratum) -> Item:
    about = {
        "ballot": ballot,
        "member": erratum.member,
        "old": str(erratum.old or "absent"),
        "new": str(erratum.new or "absent"),
        "asked_by": erratum.asked_by,
        "why": erratum.why,
    }
    return Item(at, Message("minutes-corrected", about))


def draft(*parts: Iterable[Item]) -> tuple[Item, ...]:
    """All items by time; those of one moment in the order in which they are given."""
    return tuple(sorted((item for part in parts for item in part), key=lambda item: item.at))
