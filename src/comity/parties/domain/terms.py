"""Terms of office and of roles, by days: half-open, `[start, until)`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comity.kernel.domain.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Term:
    """From `start` until the first day on which it no longer holds; without `until` it goes on.

    A term that ends on its first day held on no day.

    Raises `InvalidInput` for a term that ends before it starts.
    """

    start: date
    until: date | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until < self.start:
            raise InvalidInput(
                "term-backwards", start=self.start.isoformat(), until=self.until.isoformat()
            )

    def holds_on(self, on: date) -> bool:
        """Whether `on` lies in the term."""
        return self.start <= on and (self.until is None or on < self.until)

    def overlaps(self, other: Term) -> bool:
        """Whether some day lies in both."""
        start = max(self.start, other.start)
        return self.holds_on(start) and other.holds_on(start)
