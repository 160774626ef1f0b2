"""What a depositary enters about a party, as one record: an action or a notice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from comity.assembly.domain.treaty_notices import Notice, NoticeKind
from comity.kernel.domain.errors import InvalidInput, unknown_name
from comity.kernel.domain.periods import PartialDate
from comity.regulation.domain.confidence import Confidence
from comity.regulation.domain.days import Days
from comity.regulation.domain.treaty_actions import ActionKind, TreatyAction

Kind = ActionKind | NoticeKind
KINDS: tuple[Kind, ...] = (*ActionKind, *NoticeKind)
ANNOUNCED: frozenset[Kind] = frozenset(
    {ActionKind.ENTRY_INTO_FORCE, NoticeKind.PROVISIONAL_APPLICATION}
)
"""Those whose day is that of an effect, which may be still to come."""


def kind_of(word: str) -> Kind:
    """Raises `UnknownName("deed-kind-unknown")`."""
    for each in KINDS:
        if each.value == word:
            return each
    raise unknown_name("deed-kind-unknown", word, [each.value for each in KINDS])


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Done `on` a day, month or year, or between that and `until`; `number` counts a party's deeds
    of one kind. `about` is the id of the reservation that a notice is about. Raises
    `InvalidInput("deed-days")`, `InvalidInput("deed-without-source")`."""

    party: str
    kind: Kind
    on: PartialDate
    until: PartialDate | None = None
    number: int = 1
    about: str = ""
    opposes_entry: bool = False
    citation: str = ""
    with_members: bool = False
    text: str = ""
    language: str = "en"
    source: str
    confidence: Confidence = Confidence.VERIFIED_TEXT

    def __post_init__(self) -> None:
        if self.until is not None and self.until.latest < self.on.earliest:
            raise InvalidInput("deed-days", party=self.party, kind=self.kind.value)
        if not self.source.strip():
            raise InvalidInput("deed-without-source", party=self.party, kind=self.kind.value)

    @property
    def id(self) -> str:
        """As `TreatyAction.id`."""
        counted = f".{self.number}" if self.number > 1 else ""
        return f"{self.party}.{self.kind.value}{counted}"

    def days(self, adopted: date, entered: date) -> Days:
        """Nothing is done before the adoption, and nothing but what was announced after the day on
        which it was entered: so far a month or a year is known better than it says."""
        latest = (self.until or self.on).latest
        if self.kind not in ANNOUNCED:
            latest = min(latest, max(entered, self.on.earliest))
        earliest = min(max(self.on.earliest, adopted), latest)
        return Days(earliest, latest)

    def action(self, days: Days) -> TreatyAction | None:
        """None of what is a notice."""
        if not isinstance(self.kind, ActionKind):
            return None
        exact = days.earliest == days.latest
        return TreatyAction(
            jurisdiction=self.party,
            action=self.kind,
            number=self.number,
            date=days.earliest if exact else None,
            earliest=None if exact else days.earliest,
            latest=None if exact else days.latest,
            citation=self.citation,
            with_members=self.with_members,
            note={self.language: self.text} if self.text else {},
            source=self.source,
            confidence=self.confidence,
        )

    def notice(self, days: Days) -> Notice | None:
        """None of what is an action. Raises as `Notice` does."""
        if not isinstance(self.kind, NoticeKind):
            return None
        return Notice(
            party=self.party,
            kind=self.kind,
            days=days,
            about=self.about,
            opposes_entry=self.opposes_entry,
            source=self.source,
        )


def next_number(taken: Iterable[tuple[str, str, int]], party: str, kind: Kind) -> int:
    """Of (party, kind, number), struck ones too: a number is never given twice."""
    same = (number for whose, word, number in taken if (whose, word) == (party, kind.value))
    return max(same, default=0) + 1
