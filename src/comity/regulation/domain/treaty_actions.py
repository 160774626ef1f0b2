"""What States and organisations did about a treaty, and the rule by which it enters into force.

The words are those of the depositaries: the United Nations Treaty Collection and the Treaty Office
of the Council of Europe; their meaning is that of the Vienna Convention on the Law of Treaties of
1969 (VCLT), Articles 2, 11 to 19, 24 and 54 to 56.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum

from comity.regulation.domain.confidence import Confidence
from comity.regulation.domain.days import Days, months_after
from comity.regulation.domain.vocabulary import Prose


class ActionKind(StrEnum):
    """What was done."""

    SIGNATURE = "signature"
    """subject to ratification, acceptance or approval: binds nobody to the treaty"""
    DEFINITIVE_SIGNATURE = "definitive-signature"
    """a signature that by itself expresses consent to be bound"""
    RATIFICATION = "ratification"
    ACCEPTANCE = "acceptance"
    APPROVAL = "approval"
    ACCESSION = "accession"
    """consent of one that did not sign"""
    DECLARATION = "declaration"
    RESERVATION = "reservation"
    ENTRY_INTO_FORCE = "entry-into-force"
    """for the party, on the day that the depositary gave"""
    WITHDRAWAL = "withdrawal"
    DENUNCIATION = "denunciation"
    """the word of some treaties for a withdrawal"""


CONSENTS = frozenset(
    {
        ActionKind.DEFINITIVE_SIGNATURE,
        ActionKind.RATIFICATION,
        ActionKind.ACCEPTANCE,
        ActionKind.APPROVAL,
        ActionKind.ACCESSION,
    }
)
"""The ways to express consent to be bound (VCLT Art. 11)."""
SIGNATURES = frozenset({ActionKind.SIGNATURE, ActionKind.DEFINITIVE_SIGNATURE})
LEAVINGS = frozenset({ActionKind.WITHDRAWAL, ActionKind.DENUNCIATION})


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyAction:
    """One action. It has a `date`, or else the two days between which it is known to lie, both
    included. `number` counts a party's actions of one kind, so that each has an identity."""

    jurisdiction: str
    action: ActionKind
    number: int = 1
    date: datetime.date | None = None
    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    citation: str = ""
    """the provision that it was made under"""
    with_members: bool = False
    """whether the consent of an organisation binds its members too, by its own law"""
    note: Prose = field(default_factory=dict)
    source: str
    confidence: Confidence

    @property
    def id(self) -> str:
        """Unique within the treaty, whatever is later learned about the day: `EU.approval`."""
        counted = f".{self.number}" if self.number > 1 else ""
        return f"{self.jurisdiction}.{self.action.value}{counted}"

    @property
    def days(self) -> Days:
        return Days(self.date or self.earliest, self.date or self.latest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay:
    """From an act to its effect: so many `months` and `days` after the act, and with
    `first_of_month` on the first day of the month that follows their expiration."""

    months: int = 0
    days: int = 0
    first_of_month: bool = False
    citation: str = ""

    def after(self, act: datetime.date) -> datetime.date:
        """The day of the effect. A month ends on the day of the same number, or on the last one
        of a month that has none. What lies beyond the calendar is on its last day."""
        try:
            expired = months_after(act, self.months) + datetime.timedelta(days=self.days)
            return months_after(expired, 1).replace(day=1) if self.first_of_month else expired
        except OverflowError:
            return datetime.date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyRule:
    """When a treaty enters into force: once `consents` States or organisations have expressed
    their consent, among them `members` that are members of `body`, and `entry` has passed.

    For one that consents later, the same delay runs from its own consent. `leaving` is the delay
    after the notification of a withdrawal or denunciation."""

    consents: int
    members: int = 0
    body: str = ""
    entry: Delay
    leaving: Delay | None = None
