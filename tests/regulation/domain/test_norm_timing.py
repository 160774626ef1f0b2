from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.regulation.domain.small_instruments import instrument, norm

from comity.regulation.domain.instruments import Instrument, Period
from comity.regulation.domain.norm_timing import NormTiming, norm_timing
from comity.regulation.domain.standing import running_norms

DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
RULE = norm("art_1")


def act(*periods: Period, ended: date | None = None) -> Instrument:
    whole = instrument("act", norms=(RULE,))
    return replace(whole, timetables={RULE.timetable: periods}, ended=ended)


def test_before_within_and_after_a_period() -> None:
    first, last = date(2026, 8, 2), date(2027, 8, 2)
    whole = act(Period(start=first, until=last))
    assert norm_timing(whole, RULE, date(2026, 8, 1)) == NormTiming(False, None, None, first)
    assert norm_timing(whole, RULE, first) == NormTiming(True, first, last, None)
    assert norm_timing(whole, RULE, last) == NormTiming(False, None, None, None)


def test_the_end_of_the_instrument_ends_its_norms() -> None:
    ended = date(2027, 1, 1)
    whole = act(Period(start=date(2026, 1, 1)), Period(start=date(2028, 1, 1)), ended=ended)
    assert norm_timing(whole, RULE, date(2026, 6, 1)) == NormTiming(
        True, date(2026, 1, 1), ended, None
    )
    assert norm_timing(whole, RULE, ended) == NormTiming(False, None, None, None)


def test_a_period_without_start_begins_when_the_treaty_does() -> None:
    entered = date(2027, 3, 1)
    whole = act(Period())
    assert norm_timing(whole, RULE, date(2027, 2, 1), entered).next == entered
    assert norm_timing(whole, RULE, date(2027, 4, 1), entered).since == entered


PERIODS = st.builds(lambda start, until: Period(start=start, until=until), DAYS, st.none() | DAYS)


@given(st.lists(PERIODS, max_size=3), st.none() | DAYS, DAYS)
def test_it_runs_where_standing_says_so(
    periods: list[Period], ended: date | None, on: date
) -> None:
    whole = act(*periods, ended=ended)
    timing = norm_timing(whole, RULE, on)
    assert timing.running is (RULE in running_norms(whole, on))
    assert timing.since is None or timing.since <= on
    assert timing.next is None or timing.next > on
    assert timing.until is None or timing.until > on
