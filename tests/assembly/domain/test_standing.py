from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assembly.examples import example
from tests.assembly.membership import events

from comity.assembly.domain.member_classes import Right
from comity.assembly.domain.rights import has_right
from comity.assembly.domain.standing import Standing, StandingEvent, standing_on
from comity.kernel.domain.errors import Conflict
from comity.kernel.domain.periods import PartialDate
from comity.regulation.domain.days import Days
from comity.regulation.domain.truth import Truth

LAKES = example("north-lakes")
JOINED = "admitted 2020-05-01 member"
NO, MAYBE, YES = Truth.FALSE, Truth.UNKNOWN, Truth.TRUE


def on(day: str, *written: str) -> Standing:
    return standing_on(events(*written), LAKES, date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "member"), [("2020-04-30", NO), ("2020-05-01", YES), ("2029-12-31", YES)]
)
def test_membership_begins_on_the_day_of_admission(day: str, member: Truth) -> None:
    standing = on(day, JOINED)
    assert standing.member is member
    assert standing.classes == (frozenset({"member"}) if member else frozenset())


@pytest.mark.parametrize(("day", "member"), [("2024-08-28", YES), ("2024-08-29", NO)])
def test_a_notice_takes_effect_after_six_months(day: str, member: Truth) -> None:
    standing = on(day, JOINED, "withdrawal-notified 2024-02-29")
    assert standing.member is member
    assert standing.leaves == Days(date(2024, 8, 29), date(2024, 8, 29))


@pytest.mark.parametrize(("day", "member"), [("2024-08-30", YES), ("2024-08-31", NO)])
def test_an_end_on_record_goes_before_the_one_that_was_reckoned(day: str, member: Truth) -> None:
    left = on(day, JOINED, "withdrawal-notified 2024-02-29", "left 2024-08-31")
    assert left.member is member


def test_a_notice_that_was_revoked_has_no_effect() -> None:
    revoked = (JOINED, "withdrawal-notified 2024-01-01", "withdrawal-revoked 2024-03-01")
    assert on("2030-01-01", *revoked).member is YES
    assert on("2030-01-01", *revoked).leaves == Days()


def test_whoever_left_may_come_back_in_another_class() -> None:
    back = (JOINED, "withdrawal-notified 2021-01-01", "admitted 2023-01-01 observer")
    assert on("2021-06-30", *back).classes == {"member"}
    assert on("2022-01-01", *back).member is NO
    assert on("2023-01-01", *back).classes == {"observer"}


def test_an_expelled_member_is_none() -> None:
    assert on("2024-01-01", JOINED, "expelled 2024-01-01").member is NO


def test_the_class_changes_on_a_day() -> None:
    change = (JOINED, "class-changed 2022-02-02 observer")
    assert on("2022-02-01", *change).classes == {"member"}
    assert on("2022-02-02", *change).classes == {"observer"}


@pytest.mark.parametrize(
    ("day", "owes", "lost"),
    [
        ("2022-12-31", NO, NO),
        ("2023-01-01", YES, NO),
        ("2023-12-31", YES, NO),
        ("2024-01-01", YES, YES),
        ("2024-06-30", YES, YES),
        ("2024-07-01", NO, NO),
    ],
)
def test_the_vote_is_lost_after_twelve_months_of_arrears(
    day: str, owes: Truth, lost: Truth
) -> None:
    standing = on(day, JOINED, "arrears-begun 2023-01-01", "arrears-ended 2024-07-01")
    assert (standing.owes, standing.in_arrears) == (owes, lost)
    assert has_right(LAKES, standing, Right.VOTE) is (NO if lost else YES)
    assert has_right(LAKES, standing, Right.SPEAK) is YES


def test_arrears_that_end_in_time_take_no_vote() -> None:
    paid = (JOINED, "arrears-begun 2023-01-01", "arrears-ended 2023-06-01")
    assert on("2024-02-01", *paid).in_arrears is NO


def test_a_waiver_gives_the_vote_back_until_it_ends() -> None:
    waived = (
        JOINED, "arrears-begun 2020-06-01", "arrears-waived 2022-01-01", "waiver-ended 2022-02-01",
    )  # fmt: skip
    assert on("2021-12-31", *waived).in_arrears is YES
    assert on("2022-01-01", *waived).in_arrears is NO
    assert on("2022-02-01", *waived).in_arrears is YES


def test_without_arrears_in_the_statute_no_vote_is_lost_by_them() -> None:
    statute = replace(LAKES, arrears=None)
    standing = standing_on(events(JOINED, "arrears-begun 2020-06-01"), statute, date(2025, 1, 1))
    assert (standing.owes, standing.in_arrears) == (YES, NO)


def test_a_suspended_member_keeps_only_what_the_statute_leaves_it() -> None:
    suspended = (JOINED, "suspended 2022-01-01", "suspension-ended 2022-03-01")
    during, after = on("2022-02-28", *suspended), on("2022-03-01", *suspended)
    assert (during.suspended, after.suspended) == (YES, NO)
    assert {right for right in Right if has_right(LAKES, during, right)} == {
        Right.ATTEND,
        Right.SPEAK,
    }
    assert all(has_right(LAKES, after, right) for right in Right)


@pytest.mark.parametrize(
    ("day", "member"), [("2019-12-31", NO), ("2020-06-01", MAYBE), ("2020-12-31", YES)]
)
def test_a_year_of_admission_leaves_its_days_unknown(day: str, member: Truth) -> None:
    assert on(day, "admitted 2020 member").member is member


def test_what_follows_from_a_day_that_is_not_known_is_unknown() -> None:
    assert on("2024-01-01", JOINED, "left ?").member is MAYBE
    assert on("2019-01-01", JOINED, "left ?").member is NO
    assert on("2024-01-01", JOINED, "suspended ?").suspended is MAYBE
    assert on("2024-01-01", JOINED, "suspended ?", "suspension-ended 2023-01-01").suspended is NO
    assert on("2024-01-01", JOINED, "arrears-begun ?").in_arrears is MAYBE
    change = on("2024-01-01", JOINED, "class-changed ? observer")
    assert change.classes == {"member", "observer"}
    assert has_right(LAKES, change, Right.VOTE) is MAYBE
    assert has_right(LAKES, change, Right.SPEAK) is YES


@pytest.mark.parametrize(
    "written",
    [
        ("left 2020-01-01",),
        (JOINED, JOINED),
        (JOINED, "withdrawal-revoked 2021-01-01"),
        (JOINED, "suspension-ended 2021-01-01"),
        (JOINED, "suspended 2021-01-01", "suspended 2021-02-01"),
        (JOINED, "withdrawal-notified 2021-01-01", "withdrawal-notified 2021-02-01"),
        ("withdrawal-notified 2021-01-01",),
    ],
)
def test_ends_without_beginnings_are_refused(written: tuple[str, ...]) -> None:
    with pytest.raises(Conflict) as caught:
        on("2024-01-01", *written)
    assert caught.value.message.id == "event-out-of-place"


def test_a_notice_whose_end_no_calendar_has_never_takes_effect() -> None:
    assert on("9999-12-31", JOINED, "withdrawal-notified 9999-11-01").member is YES


DAYS = st.lists(st.dates(date(2020, 1, 1), date(2023, 1, 1)), min_size=4, max_size=4).map(sorted)
KINDS = ("admitted", "suspended", "suspension-ended", "left")


@given(DAYS, st.sets(st.integers(0, 3)), st.dates(date(2019, 12, 1), date(2023, 2, 1)))
def test_knowing_less_never_changes_an_answer(
    days: list[date], hidden: set[int], day: date
) -> None:
    known = tuple(
        events(f"{kind} {when.isoformat()} member")[0]
        for kind, when in zip(KINDS, days, strict=True)
    )
    vague = tuple(_vague(each, at in hidden, at % 2 == 0) for at, each in enumerate(known))
    full, less = standing_on(known, LAKES, day), standing_on(vague, LAKES, day)
    assert less.member in (full.member, MAYBE)
    assert less.suspended in (full.suspended, MAYBE)
    assert full.member.settled
    assert full.suspended.settled


def _vague(event: StandingEvent, hidden: bool, wholly: bool) -> StandingEvent:
    if not hidden or event.on is None:
        return event
    return replace(event, on=None if wholly else PartialDate.parse(event.on.text[:7]))
