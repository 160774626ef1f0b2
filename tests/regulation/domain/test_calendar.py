"""The calendar of what begins and ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.regulation.domain.small_instruments import STARTS, instrument, norm

from comity.regulation.domain import calendar as calendars
from comity.regulation.domain.calendar import CalendarEntry
from comity.regulation.domain.coverage import runs
from comity.regulation.domain.instruments import Instrument, InstrumentKind, Period, Version
from comity.regulation.domain.treaty_actions import Delay, TreatyRule

LATER, LAST = date(2027, 1, 1), date(2028, 1, 1)


def act(*periods: Period, kind: InstrumentKind = InstrumentKind.STATUTE) -> Instrument:
    return instrument("act", norms=(norm("art_1"),), timetables={"general": periods}, kind=kind)


def calendar(
    instruments: list[Instrument],
    first: date | None = None,
    last: date | None = None,
    *,
    entered: date | None = None,
) -> tuple[CalendarEntry, ...]:
    """With `entered` as the day on which every treaty enters into force."""

    def of(instrument: Instrument) -> date | None:
        return entered if instrument.treaty else None

    return calendars.calendar(instruments, first, last, entered=of)


def told(entries: tuple[CalendarEntry, ...]) -> list[tuple[date, str]]:
    names = ("begins", "widens", "narrows", "ends")
    return [(it.day, name) for it in entries for name in names if getattr(it, name)]


def test_a_norm_begins_and_ends() -> None:
    assert told(calendar([act(Period(start=LATER, until=LAST))])) == [
        (LATER, "begins"),
        (LAST, "ends"),
    ]


def test_a_later_period_widens_and_one_that_stops_narrows() -> None:
    staged = act(Period(start=STARTS, when="party.large", until=LAST), Period(start=LATER))
    assert told(calendar([staged])) == [(STARTS, "begins"), (LATER, "widens"), (LAST, "narrows")]


def test_a_version_stands_on_the_day_it_comes_into_force() -> None:
    entry = calendar([act(Period(start=LATER))])[0]
    assert entry.day == entry.versions[0].in_force
    assert entry.norms == ()


def test_periods_that_meet_change_nothing() -> None:
    whole = act(Period(start=STARTS, until=LATER), Period(start=LATER))
    # a new period may bind other cases, so the day is told
    assert told(calendar([whole])) == [(STARTS, "begins"), (LATER, "widens")]


def test_a_bill_has_no_calendar() -> None:
    assert calendar([act(Period(start=LATER), kind=InstrumentKind.BILL)]) == ()


def test_an_instrument_takes_its_norms_with_it_and_what_would_have_begun_never_does() -> None:
    cut = replace(act(Period(start=STARTS, until=LAST), Period(start=LATER)), ended=LATER)
    entries = calendar([cut])
    assert told(entries) == [(STARTS, "begins"), (LATER, "ends")]
    assert [it.over for it in entries] == [False, True]
    assert [it.day for it in calendar([replace(act(Period(start=LATER)), ended=LATER)])] == [
        STARTS,
        LATER,
    ]


def test_one_that_ended_before_it_came_into_force_has_no_calendar() -> None:
    assert calendar([replace(act(Period(start=LATER)), ended=STARTS)]) == ()


def test_both_ends_of_the_stretch_are_included() -> None:
    staged = [act(Period(start=LATER, until=LAST))]
    assert told(calendar(staged, LATER, LAST)) == [(LATER, "begins"), (LAST, "ends")]
    assert told(calendar(staged, LATER + timedelta(days=1), LAST - timedelta(days=1))) == []


days = st.dates(date(2026, 1, 1), date(2026, 3, 1))


@given(st.lists(st.tuples(days, st.none() | days), min_size=1, max_size=4), days)
def test_between_entries_nothing_starts_or_stops(
    spans: list[tuple[date, date | None]], day: date
) -> None:
    periods = tuple(Period(start=start, until=until) for start, until in spans)
    entries = calendar([act(*periods)])
    changes = {it.day for it in entries if it.begins or it.ends}
    before = day - timedelta(days=1)
    changed = runs(periods, before) != runs(periods, day)
    if day != STARTS and before >= STARTS:
        assert changed == (day in changes)


def treaty(*periods: Period) -> Instrument:
    made = act(*periods, kind=InstrumentKind.TREATY)
    rule = TreatyRule(consents=1, entry=Delay())
    return replace(made, treaty=rule, versions=(Version(id="first"),))


def test_a_treaty_begins_when_it_enters_into_force() -> None:
    assert calendar([treaty(Period())]) == ()
    (entry,) = calendar([treaty(Period())], entered=LATER)
    assert (entry.day, [it.id for it in entry.versions], len(entry.begins)) == (
        LATER, ["first"], 1,
    )  # fmt: skip
    assert told(calendar([treaty(Period(until=LAST))], entered=LATER)) == [
        (LATER, "begins"), (LAST, "ends"),
    ]  # fmt: skip


def test_what_a_treaty_dates_itself_waits_for_its_entry() -> None:
    early = treaty(Period(start=STARTS), Period(start=LAST, when="party.large"))
    assert told(calendar([early], entered=LATER)) == [(LATER, "begins"), (LAST, "widens")]
