from __future__ import annotations

import pytest
from tests.assembly.domain.amended import TEXT, by_id, deleting, inserting, replacing

from comity.assembly.domain.amendment_conflicts import ClashKind, clashes, lost, not_put
from comity.assembly.domain.amendments import Amendments, Outcome
from comity.assembly.domain.paragraphs import Kind, MotionText, Paragraph
from comity.assembly.interfaces import motion_messages as _  # noqa: F401 - registers
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render, templates


@pytest.mark.parametrize(
    ("amendments", "kind", "first"),
    [
        (by_id(replacing("A1", "d", "x"), replacing("A2", "d", "y")), "same-paragraph", "A1"),
        (by_id(replacing("A1", "d", "x"), replacing("A2", "d", "x")), "alike", "A1"),
        (by_id(deleting("A1", "d"), deleting("A2", "d")), "alike", "A1"),
        (by_id(deleting("A1", "d"), replacing("A2", "d", "x")), "deleted", "A1"),
        (by_id(replacing("A1", "d", "x"), deleting("A2", "d")), "deleted", "A2"),
        (by_id(replacing("A1", "c", "x"), deleting("A2", "a")), "deleted", "A2"),
        (by_id(inserting("A1", "a", "x", depth=1), deleting("A2", "a")), "deleted", "A2"),
        (by_id(inserting("A1", "c", "x", depth=1), deleting("A2", "a")), "deleted", "A2"),
        (by_id(inserting("A1", "c", "x"), deleting("A2", "a")), "place-deleted", "A2"),
        (by_id(inserting("A1", "d", "x"), deleting("A2", "d")), "place-deleted", "A2"),
        (by_id(deleting("A1", "c"), deleting("A2", "a")), "covered", "A2"),
        (by_id(inserting("A1", "d", "x"), inserting("A2", "d", "y")), "same-place", "A1"),
        (by_id(inserting("A1", "a", "x"), inserting("A2", "c", "y")), "same-place", "A1"),
        (
            by_id(
                inserting("A1", "", "x", "y", kind=Kind.PREAMBULAR),
                replacing("A1.1", "A1.1", "v", to="A1"),
                replacing("A1.2", "A1.1", "w", to="A1"),
            ),
            "same-paragraph",
            "A1.1",
        ),
    ],
)
def test_one_clash(amendments: Amendments, kind: str, first: str) -> None:
    (clash,) = clashes(TEXT, amendments, {})
    assert (clash.kind.value, clash.first) == (kind, first)
    assert clash.other(clash.first) == clash.second != clash.first


@pytest.mark.parametrize(
    "amendments",
    [
        by_id(replacing("A1", "d", "x"), replacing("A2", "e", "x")),
        by_id(replacing("A1", "a", "x"), deleting("A2", "c")),
        by_id(inserting("A1", "c", "x", depth=1), inserting("A2", "c", "x")),
        by_id(inserting("A1", "d", "x"), replacing("A2", "d", "y")),
        by_id(inserting("A1", "", "x", kind=Kind.PREAMBULAR), deleting("A2", "a")),
    ],
)
def test_no_clash(amendments: Amendments) -> None:
    assert clashes(TEXT, amendments, {}) == ()


def test_a_preambular_paragraph_after_an_operative_one() -> None:
    heading = Paragraph("h", Kind.HEADING, "Part", 2)
    text = MotionText((TEXT.paragraphs[0], heading, *TEXT.paragraphs[2:]))
    before = inserting("A1", "h", "x", kind=Kind.PREAMBULAR)
    (clash,) = clashes(text, by_id(before, inserting("A2", "", "y")), {})
    assert (clash.kind, clash.excludes) == (ClashKind.OUT_OF_ORDER, True)
    (clash,) = clashes(text, by_id(inserting("A2", "h", "y"), before), {})
    assert (clash.kind, clash.excludes) == (ClashKind.SAME_PLACE, False)


def test_withdrawn_amendments_clash_with_nothing() -> None:
    two = by_id(replacing("A1", "d", "x"), replacing("A2", "d", "y"))
    assert clashes(TEXT, two, {"A1": Outcome.WITHDRAWN}) == ()


def test_an_amendment_to_a_rejected_one() -> None:
    two = by_id(replacing("A1", "d", "x"), replacing("A1.1", "d", "y", to="A1"))
    (clash,) = clashes(TEXT, two, {"A1": Outcome.REJECTED})
    assert (clash.kind, clash.first, clash.second) == (ClashKind.AMENDED_FELL, "A1", "A1.1")
    assert not_put(TEXT, two, {"A1": Outcome.REJECTED}) == {"A1.1": clash}


def test_an_amendment_to_what_another_deleted_is_named() -> None:
    three = by_id(replacing("A1", "c", "x"), deleting("A2", "a"), deleting("A3", "b"))
    (first, second) = lost(TEXT, three, {"A2": Outcome.ADOPTED})
    assert first.message == Message(
        "amendments-deleted", {"first": "A2", "second": "A1", "paragraph": "1(b)"}
    )
    assert (second.kind, second.second) == (ClashKind.COVERED, "A3")
    assert lost(TEXT, three, {}) == ()


def test_the_adoption_of_one_settles_another() -> None:
    some = by_id(
        replacing("A1", "d", "x"),
        replacing("A2", "d", "y"),
        deleting("A3", "d"),
        deleting("A4", "c"),
        deleting("A5", "a"),
        inserting("A6", "d", "z"),
    )
    assert [*not_put(TEXT, some, {"A1": Outcome.ADOPTED})] == ["A2", "A3"]
    assert [*not_put(TEXT, some, {"A3": Outcome.ADOPTED})] == ["A1", "A2"]
    assert [*not_put(TEXT, some, {"A5": Outcome.ADOPTED})] == ["A4"]
    assert [*not_put(TEXT, some, {"A4": Outcome.ADOPTED})] == []
    assert [*not_put(TEXT, some, {"A1": Outcome.REJECTED})] == []


def test_an_adopted_amendment_to_one_makes_it_another() -> None:
    some = by_id(
        replacing("A1", "d", "x"),
        replacing("A2", "d", "y"),
        replacing("A2.1", "d", "x", to="A2"),
    )
    assert [it.kind for it in clashes(TEXT, some, {"A2.1": Outcome.ADOPTED})] == [ClashKind.ALIKE]


def test_each_kind_has_a_sentence() -> None:
    assert {f"amendments-{kind.value}" for kind in ClashKind} <= templates().keys()
    (clash,) = clashes(TEXT, by_id(deleting("A1", "d"), replacing("A2", "d", "x")), {})
    assert render(clash.message) == (
        "A1 deletes paragraph 2, which A2 amends: they can't both be adopted."
    )
