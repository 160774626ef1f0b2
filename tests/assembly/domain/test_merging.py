from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.assembly.domain.amended import TEXT, by_id, deleting, inserting, replacing
from tests.assembly.domain.drawn_texts import amendments_to, texts

from comity.assembly.domain.amendment_checks import check_amendment
from comity.assembly.domain.amendment_conflicts import clashes
from comity.assembly.domain.amendments import Amendments, Outcome
from comity.assembly.domain.merging import Merged, merge
from comity.assembly.domain.paragraphs import Kind, MotionText
from comity.assembly.domain.tracked_changes import Change, accepted, refused
from comity.kernel.domain.errors import Conflict, InvalidInput


def adopting(amendments: Amendments, *without: str) -> Merged:
    outcomes = {id: Outcome.REJECTED if id in without else Outcome.ADOPTED for id in amendments}
    return merge(TEXT, amendments, outcomes)


def shown(text: MotionText) -> list[tuple[str, str, str]]:
    return [(each.id, text.numbers[each.id], each.words) for each in text]


ALL = by_id(
    replacing("A1", "d", "Asks members to report every other year."),
    inserting("A2", "d", "Asks for help.", "Thanks them."),
    deleting("A3", "b"),
    inserting("A4", "", "Noting the time,", kind=Kind.PREAMBULAR),
    inserting("A5", "c", "that are new;", depth=1),
    replacing("A1.1", "d", "Asks members to report every third year.", to="A1"),
    replacing("A2.1", "A2.1", "Asks for much help.", to="A2"),
    inserting("A2.2", "A2.2", "Ends.", to="A2"),
)


def test_as_by_hand() -> None:
    merged = adopting(ALL)
    assert shown(merged.text) == [
        ("t", "", "On models"),
        ("A4.1", "PP1", "Noting the time,"),
        ("r", "PP2", "Recalling its resolution,"),
        ("a", "1", "Decides to keep a list of models:"),
        ("c", "1(a)", "that are sold;"),
        ("A5.1", "1(b)", "that are new;"),
        ("d", "2", "Asks members to report every third year."),
        ("A2.1", "3", "Asks for much help."),
        ("A2.2", "4", "Thanks them."),
        ("A2.2.1", "5", "Ends."),
        ("e", "6", "Remains seized."),
    ]
    by = {each.id: (each.change, each.by) for each in merged.tracked}
    assert by["d"] == (Change.REPLACED, ("A1", "A1.1"))
    assert by["b"] == (Change.DELETED, ("A3",))
    assert by["A2.1"] == (Change.INSERTED, ("A2", "A2.1", "A2.2"))
    assert by["e"] == (Change.KEPT, ())


def test_in_any_order_of_proposing() -> None:
    some = [ALL[id] for id in ("A1", "A2", "A3", "A5")]
    assert {shown_once(by_id(*each)) for each in permutations(some)} == {shown_once(by_id(*some))}


def shown_once(amendments: Amendments) -> tuple[tuple[str, str, str], ...]:
    return tuple(shown(adopting(amendments).text))


def test_an_amendment_to_a_rejected_one_does_nothing() -> None:
    merged = adopting(by_id(ALL["A1"], ALL["A1.1"]), "A1")
    assert merged.text == TEXT


def test_a_rejected_amendment_to_an_adopted_one_does_nothing() -> None:
    merged = adopting(by_id(ALL["A1"], ALL["A1.1"]), "A1.1")
    assert merged.text.paragraph("d").words == ALL["A1"].words


def test_a_deleted_paragraph_takes_those_under_it_along() -> None:
    merged = adopting(by_id(deleting("A1", "a")))
    assert [each.id for each in merged.text] == ["t", "r", "d", "e"]
    assert [each.id for each in merged.tracked if each.by == ("A1",)] == ["a", "b", "c"]


def test_what_is_inserted_after_a_deleted_paragraph_stands_in_its_place() -> None:
    merged = adopting(by_id(deleting("A1", "a"), inserting("A2", "a", "Decides nothing.")))
    assert [each.id for each in merged.text] == ["t", "r", "A2.1", "d", "e"]


@pytest.mark.parametrize(
    "amendments",
    [
        by_id(deleting("A1", "d"), replacing("A2", "d", "Asks.")),
        by_id(replacing("A1", "b", "small;"), deleting("A2", "a")),
        by_id(inserting("A1", "b", "small;", depth=1), deleting("A2", "a")),
        by_id(replacing("A1", "d", "Asks."), replacing("A2", "d", "Begs.")),
    ],
)
def test_what_can_not_be_carried_out_together(amendments: Amendments) -> None:
    with pytest.raises(Conflict) as raised:
        adopting(amendments)
    assert raised.value.message.id == "amendments-not-together"
    assert [{*pair.split(" / ")} for pair in raised.value.message.params["pairs"]] == [{"A1", "A2"}]


@given(texts())
def test_nothing_changes_nothing(text: MotionText) -> None:
    assert merge(text, {}, {}).text == text


@given(st.data(), texts(), st.sampled_from([*Outcome]))
def test_what_is_not_adopted_changes_nothing(
    data: st.DataObject, text: MotionText, outcome: Outcome
) -> None:
    assume(outcome is not Outcome.ADOPTED)
    drawn = by_id(*(data.draw(amendments_to(text, f"A{it}")) for it in range(3)))
    assert merge(text, drawn, dict.fromkeys(drawn, outcome)).text == text


def possible(data: st.DataObject, text: MotionText) -> Amendments:
    """Amendments each of which can be put."""
    found = {}
    for number in range(4):
        drawn = data.draw(amendments_to(text, f"A{number}"))
        try:
            check_amendment(text, drawn, {})
        except InvalidInput:
            continue
        found[drawn.id] = drawn
    return found


@given(st.data(), texts())
def test_independent_amendments_commute(data: st.DataObject, text: MotionText) -> None:
    drawn = possible(data, text)
    adopted = dict.fromkeys(drawn, Outcome.ADOPTED)
    assume(not clashes(text, drawn, adopted))
    turned = {id: drawn[id] for id in reversed(drawn)}
    assert merge(text, drawn, adopted) == merge(text, turned, adopted)


@given(st.data(), texts())
def test_one_after_the_other_is_all_at_once(data: st.DataObject, text: MotionText) -> None:
    drawn = possible(data, text)
    adopted = dict.fromkeys(drawn, Outcome.ADOPTED)
    assume(not clashes(text, drawn, adopted))
    after = text
    for id, each in drawn.items():
        after = merge(after, {id: each}, adopted).text
    assert after == merge(text, drawn, adopted).text


@given(st.data(), texts())
def test_tracked_changes_hold_both_texts(data: st.DataObject, text: MotionText) -> None:
    drawn = possible(data, text)
    adopted = dict.fromkeys(drawn, Outcome.ADOPTED)
    assume(not any(it.excludes for it in clashes(text, drawn, adopted)))
    merged = merge(text, drawn, adopted)
    assert accepted(merged.tracked) == merged.text
    assert refused(merged.tracked) == text
    changed = [each for each in merged.tracked if each.change is not Change.KEPT]
    assert all(each.by for each in changed)
