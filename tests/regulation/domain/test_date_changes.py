"""What starts, ends or changes between two days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.regulation.domain.small_instruments import instrument, norm

from comity.regulation.domain.date_changes import DateChanges, date_changes
from comity.regulation.domain.days import Days
from comity.regulation.domain.instrument_days import DayStatus, norm_days
from comity.regulation.domain.instruments import Instrument, Period, Version

D = date
ACT = replace(
    instrument(
        "eu-act",
        norms=(
            norm("art_1"),
            norm("art_2", timetable="late"),
            norm("art_3", timetable="brief"),
            norm("art_4", timetable="wider"),
        ),
        timetables={
            "general": (Period(start=D(2026, 1, 1), until=D(2027, 1, 1)),),
            "late": (Period(start=D(2026, 7, 1)),),
            "brief": (Period(start=D(2026, 3, 1), until=D(2026, 4, 1)),),
            "wider": (Period(start=D(2026, 1, 1)), Period(start=D(2026, 8, 1))),
        },
    ),
    versions=(
        Version(id="1", in_force=D(2026, 1, 1), adopted=D(2025, 1, 1)),
        Version(id="2", in_force=D(2027, 1, 1), amended_by="eu-other"),
    ),
)


def changes(first: date, second: date, act: Instrument = ACT) -> tuple[DateChanges, ...]:
    return date_changes((act,), first, second, entry=lambda it: Days())


def ids(found: DateChanges, name: str) -> list[str]:
    return [place.norm.id for place in getattr(found, name)]


def test_each_norm_stands_in_the_list_of_what_it_did() -> None:
    (found,) = changes(D(2026, 2, 1), D(2027, 1, 1))
    assert ids(found, "begins") == ["art_2"]
    assert ids(found, "ends") == ["art_1"]
    assert ids(found, "passed") == ["art_3"]
    assert ids(found, "widens") == ["art_4"]
    assert ids(found, "narrows") == []
    assert [it.id for it in found.versions] == ["2"]


def test_status_before_and_after() -> None:
    (found,) = changes(D(2025, 6, 1), D(2026, 9, 1))
    assert (found.before, found.after) == (DayStatus.NOT_IN_FORCE, DayStatus.IN_FORCE)


def test_what_does_not_change_is_not_told() -> None:
    assert changes(D(2027, 2, 1), D(2028, 2, 1)) == ()


DAYS = st.dates(D(2025, 6, 1), D(2027, 6, 1))


@given(DAYS, st.integers(1, 600))
def test_what_begins_runs_after_and_not_before(first: date, later: int) -> None:
    second = first + timedelta(days=later)
    for found in changes(first, second):
        for place in found.begins:
            assert not norm_days(ACT, place.norm, first).runs
            assert norm_days(ACT, place.norm, second).runs
        for place in (*found.ends, *found.passed):
            assert not norm_days(ACT, place.norm, second).runs
