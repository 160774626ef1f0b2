from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assembly.domain.amended import TEXT, by_id, deleting, inserting, replacing
from tests.assembly.domain.drawn_texts import amendments_to, texts

from comity.assembly.domain.amendments import Action
from comity.assembly.domain.paragraphs import MotionText
from comity.assembly.domain.voting_order import Distance, distance, overridden, voting_order
from comity.assembly.interfaces import motion_messages as _  # noqa: F401 - registers
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.interfaces.messages import render, templates

SOME = by_id(
    inserting("A1", "d", "Asks for help."),
    replacing("A2", "d", "Asks members to report each month."),
    replacing("A3", "d", "Does nothing of the kind, ever."),
    deleting("A4", "e"),
    deleting("A5", "a"),
    replacing("A2.1", "d", "Asks members to report each month or so.", to="A2"),
    replacing("A2.2", "d", "Forgets.", to="A2"),
    inserting("A6", "e", "Asks for help."),
)


def test_furthest_first_and_those_to_an_amendment_before_it() -> None:
    order = voting_order(TEXT, SOME)
    assert order.ids == ("A5", "A4", "A3", "A2.2", "A2.1", "A2", "A1", "A6")
    assert order.overridden == ""


def test_only_what_is_pending() -> None:
    assert voting_order(TEXT, SOME, ["A6", "A2.1", "A4"]).ids == ("A4", "A2.1", "A6")


def test_distances() -> None:
    assert distance(TEXT, SOME["A2"], SOME) == Distance(Action.REPLACE, 2, 14)
    assert distance(TEXT, SOME["A2"], SOME).share == Fraction(1, 7)
    assert distance(TEXT, SOME["A4"], SOME) == Distance(Action.DELETE, 3, 32)
    assert distance(TEXT, SOME["A5"], SOME) == Distance(Action.DELETE, 16, 32)
    assert distance(TEXT, SOME["A1"], SOME) == Distance(Action.INSERT, 4, 36)
    assert distance(TEXT, SOME["A2.1"], SOME) == Distance(Action.REPLACE, 2, 16)


def test_reasons_in_words() -> None:
    reasons = {step.amendment: render(step.reason) for step in voting_order(TEXT, SOME).steps}
    assert reasons["A4"] == "It deletes 3 of the 32 words and marks of the text."
    assert reasons["A2.1"] == (
        "Before A2, which it amends; it changes 2 of 16 words and marks, old and new together."
    )
    assert {f"order-{sub}{it.value}" for sub in ("", "sub-") for it in Action} <= templates().keys()


def test_whoever_presides_may_set_another_order_and_says_why() -> None:
    order = voting_order(TEXT, SOME)
    turned = ("A1", "A6", "A2.1", "A2.2", "A2", "A3", "A4", "A5")
    other = overridden(order, turned, " A1 was agreed in committee. ", SOME)
    assert (other.ids, other.overridden) == (turned, "A1 was agreed in committee.")


@pytest.mark.parametrize(
    ("ids", "reason", "id"),
    [
        (("A5", "A4", "A3", "A2.2", "A2.1", "A2", "A1", "A6"), " ", "order-reason-missing"),
        (("A5", "A4", "A3", "A2.2", "A2.1", "A2", "A1"), "why", "order-not-the-same"),
        (("A5", "A5", "A3", "A2.2", "A2.1", "A2", "A1", "A6"), "why", "order-not-the-same"),
        (("A2", "A5", "A4", "A3", "A2.2", "A2.1", "A1", "A6"), "why", "order-amendment-before"),
    ],
)
def test_no_order(ids: tuple[str, ...], reason: str, id: str) -> None:
    with pytest.raises(InvalidInput) as raised:
        overridden(voting_order(TEXT, SOME), ids, reason, SOME)
    assert raised.value.message.id == id


@given(st.data(), texts())
def test_each_once_and_never_nearer_before_further(data: st.DataObject, text: MotionText) -> None:
    drawn = by_id(*(data.draw(amendments_to(text, f"A{it}")) for it in range(4)))
    order = voting_order(text, drawn)
    assert sorted(order.ids) == sorted(drawn)
    keys = [(step.distance.key, -[*drawn].index(step.amendment)) for step in order.steps]
    assert keys == sorted(keys, reverse=True)
    assert all(0 <= step.distance.share <= 1 for step in order.steps)
