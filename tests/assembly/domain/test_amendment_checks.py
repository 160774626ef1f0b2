from __future__ import annotations

import pytest
from tests.assembly.domain.amended import TEXT, by_id, deleting, inserting, replacing

from comity.assembly.domain.amendment_checks import check_amendment
from comity.assembly.domain.amendments import Action, Amendment, NewParagraph
from comity.assembly.domain.paragraphs import Kind
from comity.kernel.domain.errors import ComityError, InvalidInput

OTHERS = by_id(
    replacing("A1", "d", "Asks members to report every other year."),
    inserting("A2", "d", "Asks for help.", "Thanks them."),
    deleting("A3", "e"),
    replacing("A1.1", "d", "Asks members to report every third year.", to="A1"),
)


@pytest.mark.parametrize(
    "amendment",
    [
        replacing("N", "a", "Decides to keep no list of models:"),
        replacing("N", "t", "On large models"),
        deleting("N", "a"),
        inserting("N", "", "Noting", kind=Kind.PREAMBULAR),
        inserting("N", "r", "Begins so."),
        inserting("N", "a", "that are new;", depth=1),
        replacing("N", "d", "Asks members to report when they like.", to="A1"),
        replacing("N", "A2.1", "Asks for more help.", to="A2"),
        deleting("N", "A2.2", to="A2"),
        inserting("N", "A2.1", "Asks again.", to="A2"),
    ],
)
def test_what_can_be_put(amendment: Amendment) -> None:
    check_amendment(TEXT, amendment, OTHERS)


@pytest.mark.parametrize(
    ("amendment", "id"),
    [
        (replacing("N", "x", "words"), "paragraph-unknown"),
        (replacing("N", "e", "words", to="A1"), "paragraph-unknown"),
        (replacing("N", "d", "words", to="A9"), "amendment-unknown"),
        (replacing("N", "d", "words", to="N"), "amendment-circle"),
        (replacing("N", "d", "words", to="A1.1"), "amendment-too-deep"),
        (replacing("N", "e", "words", to="A3"), "amendment-nothing-to-amend"),
        (deleting("N", "d", to="A1"), "amendment-replaces-only"),
        (replacing("N", "e", "Remains seized."), "amendment-changes-nothing"),
        (replacing("N", "e", ""), "amendment-shape"),
        (replacing("N", "e", "two  spaces"), "amendment-shape"),
        (inserting("N", "e"), "amendment-shape"),
        (Amendment(id="N", action=Action.DELETE, paragraph="e", words="w"), "amendment-shape"),
        (
            Amendment(id="N", action=Action.REPLACE, paragraph="e", words="w",
                      new=(NewParagraph("x"),)),
            "amendment-shape",
        ),
        (inserting("N", "a", "Noting", kind=Kind.PREAMBULAR), "paragraph-order"),
        (inserting("N", "r", "so", depth=1), "paragraph-depth"),
        (inserting("N", "", "so", depth=1), "paragraph-depth"),
    ],
)  # fmt: skip
def test_what_can_not(amendment: Amendment, id: str) -> None:
    with pytest.raises(ComityError) as raised:
        check_amendment(TEXT, amendment, OTHERS)
    assert raised.value.message.id == id


def test_an_organisation_may_allow_a_third_degree() -> None:
    third = replacing("N", "d", "Asks nothing.", to="A1.1")
    check_amendment(TEXT, third, OTHERS, deepest=3)
    with pytest.raises(InvalidInput):
        check_amendment(TEXT, third, OTHERS, deepest=2)
