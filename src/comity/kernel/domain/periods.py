"""Periods whose ends are known to the day, to the month, to the year, or not at all.

A date is written as in ISO 8601 with reduced precision: `1994`, `1994-12` or `1994-12-19`. A period
is half-open: it holds on its first day and no longer on its last. Whether it holds on a day may be
unknown, and then the answer is None: never a guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from comity.kernel.domain.errors import InvalidInput

_WRITTEN = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}", re.ASCII)
"""Other digits, signs and weeks (`2026-W01-1`) are read elsewhere, as other days."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day between `earliest` and `latest`, both included; `text` is how it was given."""

    text: str
    earliest: date
    latest: date

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Raises `InvalidInput`."""
        if not _WRITTEN.fullmatch(text):
            raise InvalidInput("date-not-iso", text=text)
        try:
            if len(text) == 4:
                return cls(text, date(int(text), 1, 1), date(int(text), 12, 31))
            if len(text) == 7:
                first = date.fromisoformat(f"{text}-01")
                return cls(text, first, _last_day_of_month(first))
            day = date.fromisoformat(text)
        except ValueError:
            raise InvalidInput("date-not-iso", text=text) from None
        return cls(text, day, day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From `start` (included) to `end` (excluded); without an `end` it goes on.

    Without a `start`, `attested` is a day on which it is known to have held already.
    `scheduled_end` is an end that was announced and not confirmed: from then on nobody knows.
    """

    start: PartialDate | None = None
    end: PartialDate | None = None
    attested: date | None = None
    scheduled_end: date | None = None

    def __post_init__(self) -> None:
        begun = self.start.latest if self.start else self.attested
        if begun is None:
            raise InvalidInput("period-without-start")
        if self.end is not None and self.end.latest < begun:
            raise InvalidInput(
                "period-ends-before-start", start=begun.isoformat(), end=self.end.text
            )

    def covers(self, on: date) -> bool | None:
        """Whether the period holds on the day `on`; None where that is unknown."""
        started, ended = self._started(on), self._ended(on)
        if started is False or ended is True:
            return False
        return True if started and ended is False else None

    def _started(self, on: date) -> bool | None:
        if self.start is None:
            return True if self.attested is not None and on >= self.attested else None
        return _passed(self.start, on)

    def _ended(self, on: date) -> bool | None:
        if self.end is not None:
            return _passed(self.end, on)
        return None if self.scheduled_end is not None and on >= self.scheduled_end else False


def _passed(moment: PartialDate, on: date) -> bool | None:
    if on >= moment.latest:
        return True
    return False if on < moment.earliest else None


def _last_day_of_month(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
