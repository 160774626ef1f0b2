"""What a member is today, in a word, and why it lacks a right."""

from __future__ import annotations

from datetime import date

import pytest
from tests.assembly.examples import example

from comity.assembly.domain.member_classes import Right
from comity.assembly.domain.standing import EventKind, StandingEvent, standing_on
from comity.assembly.domain.standing_words import Word, standing_message, why_without, word_of
from comity.kernel.domain.messages import Message
from comity.kernel.domain.periods import PartialDate

_K = EventKind
LAKES = example("north-lakes")
DAY = date(2027, 6, 1)
Told = list[tuple[EventKind, str]]


def events(told: Told, member_class: str = "member") -> tuple[StandingEvent, ...]:
    return tuple(
        StandingEvent(
            kind=kind,
            on=PartialDate.parse(on) if on else None,
            member_class=member_class if kind is _K.ADMITTED else "",
        )
        for kind, on in [(_K.ADMITTED, "2026-01-01"), *told]
    )


@pytest.mark.parametrize(
    ("told", "word"),
    [
        ([], Word.MEMBER),
        ([(_K.LEFT, "2027-01-01")], Word.FORMER),
        ([(_K.SUSPENDED, "2027-01-01")], Word.SUSPENDED),
        ([(_K.SUSPENDED, "")], Word.UNKNOWN),
        ([(_K.ARREARS_BEGUN, "2026-02-01")], Word.IN_ARREARS),
        ([(_K.ARREARS_BEGUN, "2027-02-01")], Word.OWES),
        ([(_K.WITHDRAWAL_NOTIFIED, "2027-05-01")], Word.LEAVING),
        ([(_K.SUSPENDED, "2027-01-01"), (_K.SUSPENSION_ENDED, "2027-02-01")], Word.MEMBER),
    ],
)
def test_words(told: Told, word: Word) -> None:
    assert word_of(standing_on(events(told), LAKES, DAY)) is word


def test_who_leaves_is_told_when() -> None:
    found = standing_on(events([(_K.WITHDRAWAL_NOTIFIED, "2027-05-01")]), LAKES, DAY)
    assert standing_message(found) == Message("member-is-leaving", {"on": "2027-11-01"})


@pytest.mark.parametrize(
    ("told", "member_class", "right", "id"),
    [
        ([], "member", Right.VOTE, None),
        ([], "observer", Right.VOTE, "no-right-class"),
        ([(_K.LEFT, "2027-01-01")], "member", Right.VOTE, "no-right-former"),
        ([(_K.SUSPENDED, "2027-01-01")], "member", Right.PROPOSE, "no-vote-suspended"),
        ([(_K.SUSPENDED, "2027-01-01")], "member", Right.SPEAK, None),
        ([(_K.ARREARS_BEGUN, "2026-02-01")], "member", Right.VOTE, "no-vote-arrears"),
        ([(_K.ARREARS_BEGUN, "2026-02-01")], "member", Right.PROPOSE, None),
        ([(_K.SUSPENDED, "")], "member", Right.VOTE, "no-right-unknown"),
    ],
)
def test_why_a_right_is_not_there(
    told: Told, member_class: str, right: Right, id: str | None
) -> None:
    why = why_without(LAKES, standing_on(events(told, member_class), LAKES, DAY), right)
    assert (why.id if why else None) == id
