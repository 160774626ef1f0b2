from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.plan.domain.reminders import (
    Reminder,
    ReminderKind,
    reminder_of_due,
    reminder_of_silence,
    was_given,
)

DUE = date(2027, 6, 30)


@pytest.mark.parametrize(
    ("days_before", "kind"),
    [
        (31, None),
        (30, ReminderKind.DUE_30),
        (8, ReminderKind.DUE_30),
        (7, ReminderKind.DUE_7),
        (0, ReminderKind.DUE_7),
        (-1, ReminderKind.OVERDUE),
        (-400, ReminderKind.OVERDUE),
    ],
)
def test_the_nearest_reminder_of_a_day(days_before: int, kind: ReminderKind | None) -> None:
    expected = Reminder(kind, DUE) if kind else None
    assert reminder_of_due(DUE, DUE - timedelta(days_before)) == expected


def test_silence_is_told_of_once_more_days_have_passed_than_allowed() -> None:
    assert reminder_of_silence(DUE, 180, DUE + timedelta(180)) is None
    expected = Reminder(ReminderKind.STALE, DUE)
    assert reminder_of_silence(DUE, 180, DUE + timedelta(181)) == expected


@given(st.lists(st.integers(-60, 60), max_size=30))
def test_however_the_clock_goes_each_is_given_once_and_never_backwards(days: list[int]) -> None:
    given_so_far: list[Reminder] = []
    for each in days:
        wanted = reminder_of_due(DUE, DUE - timedelta(each))
        if wanted and not was_given(wanted, given_so_far):
            given_so_far.append(wanted)
    order = [ReminderKind.DUE_30, ReminderKind.DUE_7, ReminderKind.OVERDUE]
    places = [order.index(each.kind) for each in given_so_far]
    assert places == sorted(set(places))


def test_a_day_that_was_moved_is_another_day() -> None:
    before = [Reminder(ReminderKind.OVERDUE, DUE)]
    assert not was_given(Reminder(ReminderKind.DUE_30, DUE + timedelta(365)), before)
    assert not was_given(Reminder(ReminderKind.STALE, DUE), before)
    assert was_given(Reminder(ReminderKind.DUE_7, DUE), before)
