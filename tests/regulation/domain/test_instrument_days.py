"""What an instrument and its norms are on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.regulation.domain.small_instruments import instrument, norm
from tests.regulation.small_treaty import CONSENTS, SIGNATURES, SOMEWHEN, TREATY, treaty_rules

from comity.regulation.domain.coverage import in_force, runs
from comity.regulation.domain.instrument_days import DayStatus, NormDays, norm_days, status_on
from comity.regulation.domain.instruments import InstrumentStatus, Period, Version

FIRST, LATER, LAST = date(2026, 1, 1), date(2026, 6, 1), date(2027, 1, 1)
STAGED = {
    "general": (Period(start=FIRST),),
    "late": (Period(start=LATER, when="x"), Period(start=LAST)),
    "over": (Period(start=FIRST, until=LATER),),
}
ACT = instrument(
    "act", norms=(norm("art_1"), norm("art_2", timetable="late")), timetables=STAGED, in_force=FIRST
)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2025, 12, 31), DayStatus.NOT_IN_FORCE),
        (FIRST, DayStatus.PARTLY_APPLICABLE),
        (LATER, DayStatus.PARTLY_APPLICABLE),
        (LAST, DayStatus.IN_FORCE),
    ],
)
def test_status_follows_the_dates(on: date, expected: DayStatus) -> None:
    assert status_on(ACT, on) is expected


def test_before_its_adoption_it_is_not_adopted() -> None:
    version = Version(id="first", in_force=FIRST, adopted=date(2025, 6, 1))
    act = replace(ACT, versions=(version,))
    assert status_on(act, date(2025, 5, 31)) is DayStatus.NOT_ADOPTED
    assert status_on(act, date(2025, 6, 1)) is DayStatus.NOT_IN_FORCE


def test_what_ended_what_was_withdrawn_and_what_was_only_proposed() -> None:
    ended = replace(ACT, ended=LATER, status=InstrumentStatus.REPEALED)
    assert status_on(ended, LATER) is DayStatus.ENDED
    assert status_on(ended, LATER - timedelta(1)) is DayStatus.IN_FORCE  # art. 2 never begins
    withdrawn = replace(ACT, ended=LATER, status=InstrumentStatus.WITHDRAWN)
    assert status_on(withdrawn, LAST) is DayStatus.WITHDRAWN
    proposed = replace(ACT, status=InstrumentStatus.PROPOSED)
    assert status_on(proposed, LAST) is DayStatus.PROPOSED


@pytest.mark.parametrize(
    ("timetable", "on", "expected"),
    [
        ("general", FIRST, NormDays(True, False, FIRST, None, None)),
        ("late", FIRST, NormDays(False, next=LATER)),
        ("late", LATER, NormDays(True, True, LATER, None, LAST)),
        ("late", LAST, NormDays(True, False, LATER, None, None)),
        ("over", FIRST, NormDays(True, False, FIRST, LATER, None)),
        ("over", LATER, NormDays(False)),
    ],
)
def test_when_a_norm_runs(timetable: str, on: date, expected: NormDays) -> None:
    assert norm_days(ACT, norm("art_9", timetable=timetable), on) == expected


def test_periods_that_meet_are_one_stretch() -> None:
    periods = (Period(start=FIRST, until=LATER), Period(start=LATER, until=LAST))
    act = replace(ACT, timetables={"general": periods})
    for on in (FIRST, LATER):
        found = norm_days(act, norm("art_1"), on)
        assert (found.since, found.until) == (FIRST, LAST)


def test_an_end_cuts_the_stretch() -> None:
    found = norm_days(replace(ACT, ended=LATER), norm("art_1"), FIRST)
    assert (found.since, found.until) == (FIRST, LATER)


def test_a_treaty_before_and_after_its_entry() -> None:
    rules = treaty_rules(SIGNATURES, CONSENTS)
    treaty = rules.corpus.instrument(TREATY)
    entry = rules.treaties.by_id[TREATY].entry
    day = entry.exact
    assert day is not None
    assert status_on(treaty, day - timedelta(1), entry) is DayStatus.NOT_IN_FORCE
    assert status_on(treaty, day, entry) is DayStatus.PARTLY_APPLICABLE
    bound = treaty.provisions[0].norms[0]
    assert norm_days(treaty, bound, day, day) == NormDays(True, False, day, None, None)
    assert norm_days(treaty, bound, day, None) == NormDays(False)


def test_a_treaty_whose_entry_is_not_known() -> None:
    two = CONSENTS.split("  - {jurisdiction: EU")[0]
    rules = treaty_rules(SIGNATURES, two, SOMEWHEN)
    entry = rules.treaties.by_id[TREATY].entry
    assert entry.earliest
    assert entry.latest
    treaty = rules.corpus.instrument(TREATY)
    assert status_on(treaty, entry.earliest, entry) is DayStatus.UNKNOWN
    assert status_on(treaty, entry.latest, entry) is not DayStatus.UNKNOWN


days = st.dates(date(2025, 1, 1), date(2028, 1, 1))
periods = st.builds(
    lambda start, length: Period(start=start, until=length and start + timedelta(length)),
    days,
    st.none() | st.integers(1, 400),
)


@given(st.lists(periods, min_size=1, max_size=4), days, days)
def test_it_agrees_with_coverage_and_encloses_the_day(
    found: list[Period], begins: date, on: date
) -> None:
    act = instrument("act", timetables={"general": tuple(found)}, in_force=begins)
    told = norm_days(act, norm("art_1"), on)
    assert told.runs is (in_force(act, on) and runs(found, on))
    if told.runs:
        assert told.since is not None
        assert told.since <= on
        assert told.until is None or on < told.until
    assert told.next is None or told.next > on
