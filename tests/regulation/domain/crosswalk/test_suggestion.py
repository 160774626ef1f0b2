"""Cross-walks as a whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.regulation.domain.concepts import Concept
from comity.regulation.domain.crosswalk.items import Item
from comity.regulation.domain.crosswalk.lexicon import Lexicon
from comity.regulation.domain.crosswalk.mappings import MappingStatus, Relation
from comity.regulation.domain.crosswalk.suggestion import crosswalk

CONCEPTS = (
    Concept(id="people", labels={"en": "People"}, definition={}),
    Concept(
        id="people.training",
        labels={"en": "Training of staff"},
        definition={"en": "Those who work with AI know what they need to know."},
        broader="people",
        aliases={"en": ("AI literacy", "competence of personnel")},
    ),
    Concept(
        id="incidents",
        labels={"en": "Incidents"},
        definition={},
        aliases={"en": ("adverse events", "malfunctions")},
    ),
    Concept(id="energy", labels={"en": "Energy use"}, definition={}),
)
LEFT = (
    Item(id="l1", text="Ensure the competence of personnel."),
    Item(id="l2", text="Report malfunctions to the authority."),
    Item(id="l3", text="Publish a bicycle timetable."),
)
RIGHT = (
    Item(id="r1", text="Take measures for AI literacy."),
    Item(id="r2", text="Serious incidents and adverse events are notified."),
    Item(id="r3", text="Measure energy use."),
)


def test_concepts_join_what_has_no_word_in_common() -> None:
    found = crosswalk(LEFT, RIGHT, CONCEPTS)
    assert {(each.left, each.right) for each in found.mappings[:2]} == {("l1", "r1"), ("l2", "r2")}
    assert [item.id for item in found.gaps_left] == ["l3"]
    assert [item.id for item in found.gaps_right] == ["r3"]


def test_a_mapping_says_why() -> None:
    found = {(each.left, each.right): each for each in crosswalk(LEFT, RIGHT, CONCEPTS).mappings}
    mapping = found["l1", "r1"]
    reasons = mapping.reasons
    assert mapping.status is MappingStatus.SUGGESTED
    assert mapping.relation is Relation.INTERSECTS_WITH
    assert {shared.name for shared in reasons.shared_concepts} == {"people", "people.training"}
    assert {"literacy", "competence"} <= {shared.name for shared in reasons.shared_words}
    assert reasons.similarity == pytest.approx(reasons.concepts + reasons.words)
    assert reasons.place is None


def test_headings_count_where_both_items_have_them() -> None:
    left = [Item(id="l", text="Keep logs.", place=("Records",))]
    right = [
        Item(id="elsewhere", text="Keep logs.", place=("Notices",)),
        Item(id="same", text="Keep logs.", place=("Records",)),
    ]
    first, second = crosswalk(left, right, CONCEPTS).mappings
    assert (first.right, second.right) == ("same", "elsewhere")
    assert first.reasons.place == pytest.approx(0.1)
    assert [shared.name for shared in first.reasons.shared_headings] == ["records"]
    assert second.reasons.place == 0


def test_given_concepts_are_not_looked_for_in_the_text() -> None:
    left = [Item(id="l", text="Energy use.", concepts=("incidents",))]
    right = [Item(id="r", text="Incidents.", concepts=("incidents",))]
    (mapping,) = crosswalk(left, right, CONCEPTS).mappings
    assert [shared.name for shared in mapping.reasons.shared_concepts] == ["incidents"]


def test_undeclared_concepts_join_items_too() -> None:
    left = [Item(id="l", text="", concepts=("new",)), Item(id="m", text="", concepts=("people",))]
    right = [Item(id="r", text="", concepts=("new",)), Item(id="s", text="", concepts=("energy",))]
    (mapping,) = crosswalk(left, right, CONCEPTS).mappings
    assert (mapping.left, mapping.right) == ("l", "r")


def test_each_item_keeps_its_strongest_partners_only() -> None:
    left = [Item(id=f"l{at}", text="Keep logs of incidents.") for at in range(4)]
    right = [Item(id=f"r{at}", text="Incidents: keep logs.") for at in range(4)]
    found = crosswalk(left, right, CONCEPTS, limit_per_item=1).mappings
    assert {each.left for each in found} == {"l0", "l1", "l2", "l3"}
    assert {each.right for each in found} == {"r0", "r1", "r2", "r3"}
    assert len(found) == 7


def test_empty_sides_leave_gaps() -> None:
    found = crosswalk((), RIGHT, CONCEPTS)
    assert (found.mappings, found.gaps_left, found.gaps_right) == ((), (), RIGHT)
    assert crosswalk(LEFT, (), CONCEPTS).gaps_left == LEFT


texts = st.lists(
    st.text(alphabet="risk data ", max_size=30).map(lambda text: f"{text} incidents"), max_size=6
)


@given(texts, texts)
def test_strengths_are_bounded_ranked_and_the_same_from_either_side(
    left: list[str], right: list[str]
) -> None:
    ours = [Item(id=f"l{at}", text=text) for at, text in enumerate(left)]
    theirs = [Item(id=f"r{at}", text=text) for at, text in enumerate(right)]
    lexicon = Lexicon(CONCEPTS)
    there = crosswalk(ours, theirs, lexicon, limit_per_item=9).mappings
    back = crosswalk(theirs, ours, lexicon, limit_per_item=9).mappings
    values = [each.strength for each in there]
    assert values == sorted(values, reverse=True)
    assert all(0 < value <= 1 for value in values)
    assert {(each.left, each.right): pytest.approx(each.strength) for each in there} == {
        (each.right, each.left): each.strength for each in back
    }
