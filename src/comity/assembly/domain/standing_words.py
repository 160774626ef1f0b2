"""What a member is today, in one message, and why it is without a right."""

from __future__ import annotations

from enum import StrEnum

from comity.assembly.domain.member_classes import Right
from comity.assembly.domain.rights import class_has, has_right, suspension_takes
from comity.assembly.domain.standing import Standing
from comity.assembly.domain.statute import Statute
from comity.kernel.domain.messages import Message
from comity.regulation.domain.truth import Truth


class Word(StrEnum):
    """The first that is true, in this order."""

    FORMER = "former"
    UNKNOWN = "unknown"
    SUSPENDED = "suspended"
    IN_ARREARS = "in-arrears"
    OWES = "owes"
    """and still has its vote"""
    LEAVING = "leaving"
    MEMBER = "member"


def word_of(standing: Standing) -> Word:
    if standing.member is Truth.FALSE:
        return Word.FORMER
    if standing.member is Truth.UNKNOWN or len(standing.classes) > 1:
        return Word.UNKNOWN
    if standing.suspended is Truth.TRUE:
        return Word.SUSPENDED
    if standing.in_arrears is Truth.TRUE:
        return Word.IN_ARREARS
    if Truth.UNKNOWN in (standing.suspended, standing.in_arrears):
        return Word.UNKNOWN
    if standing.owes is Truth.TRUE:
        return Word.OWES
    return Word.LEAVING if standing.leaves.earliest is not None else Word.MEMBER


def standing_message(standing: Standing) -> Message:
    """`member-is-...`, with the day on which it leaves where it is known."""
    word = word_of(standing)
    if word is Word.LEAVING and standing.leaves.latest is not None:
        return Message("member-is-leaving", {"on": standing.leaves.latest.isoformat()})
    return Message(f"member-is-{word}")


def why_without(statute: Statute, standing: Standing, right: Right) -> Message | None:
    """None where it has the right."""
    if has_right(statute, standing, right) is Truth.TRUE:
        return None
    if standing.member is Truth.FALSE:
        return Message("no-right-former")
    if class_has(statute, standing, right) is Truth.FALSE:
        return Message("no-right-class")
    if standing.suspended is Truth.TRUE and suspension_takes(statute, right):
        return Message("no-vote-suspended")
    if right is Right.VOTE and standing.in_arrears is Truth.TRUE:
        return Message("no-vote-arrears")
    return Message("no-right-unknown")
