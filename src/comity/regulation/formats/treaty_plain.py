"""A treaty as of a day, as plain data (for JSON) and its actions as rows (for CSV)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date
from typing import Any

from comity.regulation.domain.days import Days
from comity.regulation.domain.instruments import Instrument
from comity.regulation.domain.treaties import Treaty
from comity.regulation.domain.treaty_actions import TreatyAction
from comity.regulation.domain.treaty_standings import TreatyStanding
from comity.regulation.domain.truth import Truth
from comity.regulation.formats.plain import to_plain
from comity.regulation.formats.spreadsheets import safe_cell

COLUMNS = (
    "jurisdiction", "action", "number", "date", "earliest", "latest", "citation", "with_members",
    "note", "source", "confidence",
)  # fmt: skip


def treaty_to_plain(instrument: Instrument, treaty: Treaty, on: date) -> dict[str, Any]:
    """What was done by the day, what follows, and what is missing. Dates are ISO 8601; `null` is
    not known, or of a day, that none is on record."""
    return {
        "treaty": instrument.id,
        "title": dict(instrument.title),
        "on": on.isoformat(),
        "up_to": instrument.checked_on.isoformat(),
        **state_to_plain(treaty, on),
        "participants": [
            {
                "jurisdiction": participant,
                "status": _value(treaty.status(participant, on)),
                "in_force": _truth(treaty.in_force(participant, on)),
                "since": _day(treaty.since(participant, on)),
                "next": _day(treaty.next(participant, on)),
                "actions": [to_plain(it) for it in actions_by(treaty, participant, on)],
            }
            for participant in treaty.participants
            if actions_by(treaty, participant, on)
        ],
    }


def state_to_plain(treaty: Treaty, on: date) -> dict[str, Any]:
    """Whether the treaty is in force on the day, and what it has of what it needs."""
    count, rule = treaty.count(on), treaty.rule
    return {
        "in_force": False if treaty.has_ended(on) else _truth(treaty.entry.reached(on)),
        "ended": _day(treaty.ended),
        "entry_into_force": _days(treaty.entry),
        "needs": to_plain(rule),
        "has": {
            "consents": [count.consents, count.perhaps_consents],
            "members": [count.members, count.perhaps_members],
        },
        "missing": {
            "consents": max(0, rule.consents - count.consents),
            "members": max(0, rule.members - count.members),
        },
    }


def standing_to_plain(standing: TreatyStanding) -> dict[str, Any]:
    return {
        "jurisdiction": standing.jurisdiction,
        "by": standing.participant,
        "status": _value(standing.status),
        "in_force": _truth(standing.in_force),
        "since": _day(standing.since),
        "next": _day(standing.next),
    }


def treaty_to_csv(treaty: Treaty, on: date) -> str:
    """One row an action that was, or may have been, taken by the day; RFC 4180."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(COLUMNS)
    for action in treaty.actions:
        if action.days.reached(on):
            record = {"number": 1, "with_members": False, **to_plain(action)}
            record["note"] = action.note.get("en", "")
            writer.writerow([safe_cell(str(record.get(column, ""))) for column in COLUMNS])
    return target.getvalue()


def actions_by(treaty: Treaty, participant: str, on: date) -> tuple[TreatyAction, ...]:
    """What a participant did, or may have done, by the day."""
    own = (it for it in treaty.actions if it.jurisdiction == participant)
    return tuple(it for it in own if it.days.reached(on))


def _days(days: Days) -> dict[str, str | None]:
    return {"earliest": _day(days.earliest), "latest": _day(days.latest)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _value(status: Iterable[str] | None) -> str | None:
    return None if status is None else str(status)


def _truth(truth: Truth) -> bool | None:
    return None if truth is Truth.UNKNOWN else truth is Truth.TRUE
