"""What of it the address asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.http import QueryDict

from comity.plan.models import Commitment


@dataclass(frozen=True, slots=True)
class Asked:
    """`who` is a part of a participant's name; `month` its first day. What can't be read is as if
    it was not asked for."""

    action: str = ""
    who: str = ""
    participant: UUID | None = None
    month: date | None = None
    page: int = 1

    @property
    def keeps(self) -> bool:
        return bool(self.action or self.who or self.participant)

    def kept(self) -> dict[str, str]:
        """The filters, as they stand in an address."""
        given = {
            "action": self.action,
            "who": self.who,
            "participant": str(self.participant or ""),
        }
        return {name: value for name, value in given.items() if value}

    def within(self, rows: QuerySet[Commitment]) -> QuerySet[Commitment]:
        if self.action:
            rows = rows.filter(action__key=self.action)
        if self.who:
            rows = rows.filter(participant__name__icontains=self.who)
        if self.participant:
            rows = rows.filter(participant=self.participant)
        return rows


def asked(given: QueryDict) -> Asked:
    return Asked(
        given.get("action", "")[:64],
        given.get("who", "").strip().replace("\0", "")[:100],
        _uuid(given.get("participant", "")),
        _month(given.get("month", "")),
        _page(given.get("page", "")),
    )


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _month(text: str) -> date | None:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return None


def _page(text: str) -> int:
    return min(int(text), 1000) if text.isascii() and text.isdecimal() and int(text) else 1
