"""Treaties written as tables: a party, the day it signed, the day it consented, and the day on
which the treaty entered into force for it as its depositary says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from comity.regulation.domain.confidence import Confidence
from comity.regulation.domain.days import Days
from comity.regulation.domain.treaty_actions import ActionKind, TreatyAction

KINDS = {
    "r": ActionKind.RATIFICATION,
    "a": ActionKind.ACCESSION,
    "A": ActionKind.ACCEPTANCE,
    "AA": ActionKind.APPROVAL,
}
"""The letters of the United Nations Treaty Collection; `r` is added."""


@dataclass(frozen=True)
class Row:
    party: str
    signed: date | None
    kind: str
    consented: date | None
    in_force: date | None

    def actions(self, source: str) -> Iterator[TreatyAction]:
        if self.signed:
            yield act(self.party, ActionKind.SIGNATURE, self.signed, source=source)
        if self.consented:
            yield act(self.party, KINDS[self.kind], self.consented, source=source)


def act(
    party: str,
    kind: ActionKind,
    day: date,
    latest: date | None = None,
    *,
    number: int = 1,
    source: str = "invented",
) -> TreatyAction:
    """On a day, or between two."""
    vague = latest is not None and latest != day
    return TreatyAction(
        jurisdiction=party,
        action=kind,
        number=number,
        date=None if vague else day,
        earliest=day if vague else None,
        latest=latest if vague else None,
        source=source,
        confidence=Confidence.SEVERAL_SECONDARY,
    )


def rows(table: str) -> list[Row]:
    """Columns: party, signature, kind of consent, consent, entry into force; `-` is none."""
    return [_row(line.split()) for line in table.strip().splitlines()]


def actions(table: list[Row], source: str) -> tuple[TreatyAction, ...]:
    return tuple(action for row in table for action in row.actions(source))


def on(day: str) -> Days:
    """Known exactly."""
    return Days(date.fromisoformat(day), date.fromisoformat(day))


def _row(cells: list[str]) -> Row:
    party, signed, kind, consented, in_force = cells
    return Row(party, _day(signed), kind, _day(consented), _day(in_force))


def _day(cell: str) -> date | None:
    return None if cell == "-" else date.fromisoformat(cell)
