from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assembly.examples import FOLDER, example
from tests.assembly.statutes import statutes

from comity.assembly.domain.shares import Threshold
from comity.assembly.domain.statute import Statute
from comity.assembly.formats.record_reader import RecordReader
from comity.assembly.formats.record_writer import plain_of
from comity.assembly.formats.statute_file import LARGEST_STATUTE, read_statute, write_statute
from comity.assembly.formats.threshold_text import threshold_of, threshold_text
from comity.kernel.domain.errors import ComityError, InvalidInput, Problems
from comity.regulation.formats.yaml_reader import read_yaml

LAKES = (FOLDER / "north-lakes.yaml").read_text("utf-8")


def failures(text: str) -> list[ComityError]:
    with pytest.raises(Problems) as caught:
        read_statute(text.encode(), "s.yaml")
    assert caught.value.message.id == "statute-problems"
    return list(caught.value.problems)


def changed(before: str, after: str) -> str:
    assert LAKES.count(before) == 1
    return LAKES.replace(before, after)


def place_of(text: str, sought: str) -> tuple[int, int]:
    line = next(number for number, each in enumerate(text.splitlines()) if sought in each)
    return line + 1, text.splitlines()[line].index(sought) + 1


@pytest.mark.parametrize(
    ("before", "after", "id", "near"),
    [
        ("arrears: {months: 12", "arrears: {month: 12", "record-key-unknown", "months"),
        ("budget: money", "budget: monney", "rule-unknown", "money"),
        ("budget: money", "bugdet: money", "matter-unknown", "budget"),
        ("depositary: secretary", "depositary: secretery", "office-unknown", "secretary"),
        ("attended_by: [observer]", "attended_by: [obsever]", "member-class-unknown", "observer"),
        ("  reports_to: assembly", "  reports_to: asembly", "body-unknown", "assembly"),
        ("weight: contribution", "weight: contributions", "weight-undeclared", "contribution"),
        ("form: secret", "form: secrets", "record-word-unknown", "secret"),
    ],
)  # fmt: skip
def test_a_wrong_name_is_told_with_the_nearest_and_its_place(
    before: str, after: str, id: str, near: str
) -> None:
    text = changed(before, after)
    problem = next(each for each in failures(text) if each.message.id == id)
    assert problem.remedy is not None
    assert problem.remedy.params == {"name": near}
    assert problem.message.params["file"] == "s.yaml"
    assert problem.message.params["line"] == place_of(text, after)[0]
    assert str(problem.message.params["column"]).isdigit()


def test_the_column_is_that_of_the_key() -> None:
    text = changed("arrears: {months: 12", "arrears: {month: 12")
    unknown, missing = sorted(failures(text), key=lambda it: it.message.id, reverse=True)
    assert unknown.message.params["name"] == "month"
    assert unknown.message.params["column"] == len("arrears: {") + 1
    assert missing.message.params["key"] == "months"


@pytest.mark.parametrize(
    ("before", "after", "id"),
    [
        ("version: 1", "version: one", "record-not-a-number"),
        ("version: 1", "version: true", "record-not-a-number"),
        ("version: 1", "version: 0", "statute-version"),
        ("holds_from: 2026-01-01", "holds_from: 2026-02-30", "record-not-a-day"),
        ("holds_from: 2026-01-01", "holds_from: 2026", "record-not-a-day"),
        ("languages: [en, fr]", "languages: en", "record-not-a-list"),
        ("reservations: false", "reservations: maybe", "record-not-true-or-false"),
        ("special_asked_by: 1/3", "special_asked_by: a third", "share-malformed"),
        ("special_asked_by: 1/3", "special_asked_by: 4/3", "share-outside"),
        ("special_asked_by: 1/3", "special_asked_by: true", "share-malformed"),
        ("waived: {by: assembly, matter: arrears}", "waived: 1", "record-not-a-map"),
        ("rules: {observers: consensus}", "rules: [observers]", "record-not-a-map-of-names"),
        ("depositary: secretary", "depositary: ''", "record-not-text"),
        ("id: north-lakes\n", "", "record-key-missing"),
        ("seats: 3", "seats: -3", "statute-number-negative"),
    ],
)  # fmt: skip
def test_what_can_not_stand_there_is_refused(before: str, after: str, id: str) -> None:
    assert id in [each.message.id for each in failures(changed(before, after))]


def test_all_errors_are_told_at_once_in_the_order_of_the_file() -> None:
    text = changed("budget: money", "bugdet: monney").replace("seats: 3", "seats: 0")
    found = failures(text)
    assert [each.message.id for each in found] == [
        "matter-without-rule",
        "matter-unknown",
        "rule-unknown",
        "body-of-nobody",
    ]
    lines = [int(str(each.message.params["line"])) for each in found]
    assert lines == sorted(lines)


def test_what_is_no_yaml_or_no_statute_is_refused() -> None:
    with pytest.raises(InvalidInput) as caught:
        read_statute(b"id: [", "s.yaml")
    assert caught.value.message.id == "yaml-syntax"
    assert [each.message.id for each in failures("[]")] == ["record-not-a-map"]
    assert [each.message.id for each in failures("")] == ["record-not-a-map"]


def test_a_file_that_is_too_large_is_not_read() -> None:
    with pytest.raises(InvalidInput) as caught:
        read_statute(b"#" * (LARGEST_STATUTE + 1), "s.yaml")
    assert caught.value.message.params == {
        "file": "s.yaml",
        "size": LARGEST_STATUTE + 1,
        "limit": LARGEST_STATUTE,
    }


@given(statutes())
def test_writing_and_reading_gives_the_same_statute(statute: Statute) -> None:
    reader = RecordReader()
    data = read_yaml(write_statute(statute).encode(), "s.yaml").data
    assert (reader.read(Statute, data, ()), reader.problems) == (statute, [])


def test_a_statute_has_one_form() -> None:
    statute = example("world-forum")
    again = read_statute(write_statute(statute).encode(), "s.yaml")
    assert write_statute(again) == write_statute(statute)
    assert plain_of(again)["bodies"][1]["composition"]["named"] == ["BR", "CH", "IN", "JP", "KE"]


@pytest.mark.parametrize(
    ("text", "share", "more_than"),
    [
        ("2/3", Fraction(2, 3), False),
        ("more than 1/2", Fraction(1, 2), True),
        ("More  than 50 %", Fraction(1, 2), True),
        ("at least 55 %", Fraction(11, 20), False),
        ("0.65", Fraction(13, 20), False),
        ("simple", Fraction(1, 2), True),
        ("all", Fraction(1), False),
    ],
)
def test_thresholds_are_read_as_people_write_them(
    text: str, share: Fraction, more_than: bool
) -> None:
    assert threshold_of(text) == Threshold(share, more_than)


@pytest.mark.parametrize("text", ["two thirds", "more than", "more 1/2", "1/0", "-1/2", "150 %"])
def test_other_thresholds_are_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        threshold_of(text)


def test_a_threshold_is_written_shortly() -> None:
    assert threshold_text(Threshold(Fraction(11, 20))) == "55 %"
    assert threshold_text(Threshold(Fraction(1, 2), True)) == "more than 1/2"
    assert threshold_text(Threshold(Fraction(1))) == "all"


@given(st.fractions(0, 1, max_denominator=999_999_999), st.booleans())
def test_each_threshold_reads_as_it_was_written(share: Fraction, more_than: bool) -> None:
    threshold = Threshold(share, more_than)
    assert threshold_of(threshold_text(threshold)) == threshold
