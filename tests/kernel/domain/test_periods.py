"""Periods hold, don't hold, or nobody knows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.periods import PartialDate, Period

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1994", date(1994, 1, 1), date(1994, 12, 31)),
        ("1994-12", date(1994, 12, 1), date(1994, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("1994-12-19", date(1994, 12, 19), date(1994, 12, 19)),
    ],
)
def test_a_partial_date_is_as_wide_as_it_is_vague(text: str, earliest: date, latest: date) -> None:
    assert PartialDate.parse(text) == PartialDate(text, earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "", "94", "1994-13", "1994-2-1", "2023-02-29", "19.12.1994", "abcd",
        "+202", " 202", "0000", "1994\n", "2026-W01-1", "٢٠٢٦", "٢٠٢٦-٠١-٠١",
    ],
)  # fmt: skip
def test_what_is_not_a_date_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as raised:
        PartialDate.parse(text)
    assert raised.value.message.id == "date-not-iso"


@given(DAYS)
def test_every_day_reads_back(day: date) -> None:
    assert PartialDate.parse(day.isoformat()) == PartialDate(day.isoformat(), day, day)


@given(DAYS, st.integers(1, 9999))
def test_a_period_holds_on_its_first_day_and_not_on_its_last(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    period = Period(
        start=PartialDate.parse(start.isoformat()), end=PartialDate.parse(end.isoformat())
    )
    assert period.covers(start - timedelta(days=1)) is False
    assert period.covers(start) is True
    assert period.covers(end - timedelta(days=1)) is True
    assert period.covers(end) is False


def test_in_the_year_of_a_vague_start_nobody_knows() -> None:
    period = Period(start=PartialDate.parse("1971"))
    assert period.covers(date(1970, 12, 31)) is False
    assert period.covers(date(1971, 6, 1)) is None
    assert period.covers(date(1971, 12, 31)) is True


def test_before_the_day_of_attestation_nobody_knows() -> None:
    period = Period(attested=date(2002, 12, 31), end=PartialDate.parse("2012"))
    assert period.covers(date(2002, 12, 30)) is None
    assert period.covers(date(2002, 12, 31)) is True
    assert period.covers(date(2012, 6, 1)) is None
    assert period.covers(date(2013, 1, 1)) is False


def test_after_a_scheduled_end_nobody_knows() -> None:
    period = Period(start=PartialDate.parse("1975"), scheduled_end=date(2026, 11, 24))
    assert period.covers(date(2026, 11, 23)) is True
    assert period.covers(date(2026, 11, 24)) is None


def test_a_period_needs_a_start() -> None:
    with pytest.raises(InvalidInput) as raised:
        Period()
    assert raised.value.message.id == "period-without-start"


def test_a_period_ends_after_it_starts() -> None:
    with pytest.raises(InvalidInput) as raised:
        Period(start=PartialDate.parse("2020"), end=PartialDate.parse("2019"))
    assert raised.value.message.id == "period-ends-before-start"
