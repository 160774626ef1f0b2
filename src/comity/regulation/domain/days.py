"""Days that are known exactly, or only to lie between two others; and months counted on."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date

from comity.regulation.domain.truth import Truth


@dataclass(frozen=True, slots=True)
class Days:
    """A day not before `earliest` and not after `latest`. Without `latest` it may never come;
    without both it does not come, as far as is on record."""

    earliest: date | None = None
    latest: date | None = None

    @property
    def exact(self) -> date | None:
        return self.latest if self.earliest == self.latest else None

    @property
    def bounds(self) -> tuple[date | None, date | None]:
        return self.earliest, self.latest

    def reached(self, on: date) -> Truth:
        """Whether the day has come by `on`."""
        if self.latest is not None and self.latest <= on:
            return Truth.TRUE
        if self.earliest is None or on < self.earliest:
            return Truth.FALSE
        return Truth.UNKNOWN


def months_after(day: date, months: int) -> date:
    """The day of the same number so many months later, or the last of a month without it. Raises
    `OverflowError` beyond the year 9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > MAXYEAR:
        raise OverflowError(year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
