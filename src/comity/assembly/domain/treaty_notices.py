"""Notices to a depositary beyond those that `regulation` knows: about another's reservation, about
provisional application. The words are those of the Vienna Convention on the Law of Treaties (VCLT).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from comity.kernel.domain.errors import InvalidInput
from comity.regulation.domain.days import Days


class NoticeKind(StrEnum):
    """What is notified."""

    PROVISIONAL_APPLICATION = "provisional-application"
    """applies the treaty from this day until it is in force for the party (VCLT Art. 25)"""
    PROVISIONAL_END = "end-of-provisional-application"
    """does not intend to become a party (VCLT Art. 25(2))"""
    OBJECTION = "objection"
    """to another's reservation (VCLT Art. 20(4)(b))"""
    OBJECTION_WITHDRAWN = "withdrawal-of-objection"
    RESERVATION_WITHDRAWN = "withdrawal-of-reservation"


ABOUT_RESERVATION = frozenset(
    {NoticeKind.OBJECTION, NoticeKind.OBJECTION_WITHDRAWN, NoticeKind.RESERVATION_WITHDRAWN}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What `party` notified on `days`; `about` is the id of a reservation, as `AZ.reservation`.
    With `opposes_entry` an objection keeps the treaty from being in force between the two. Raises
    `InvalidInput`: `notice-days`, `notice-about`, `notice-opposes`."""

    party: str
    kind: NoticeKind
    days: Days
    about: str = ""
    opposes_entry: bool = False
    source: str

    def __post_init__(self) -> None:
        first, last = self.days.bounds
        if first is None or last is None or first > last:
            raise InvalidInput("notice-days", party=self.party, kind=self.kind.value)
        if bool(self.about) != (self.kind in ABOUT_RESERVATION):
            raise InvalidInput("notice-about", party=self.party, kind=self.kind.value)
        if self.opposes_entry and self.kind is not NoticeKind.OBJECTION:
            raise InvalidInput("notice-opposes", party=self.party, kind=self.kind.value)
