"""An adopted treaty as of a day, as plain data. `None` is not known, or of a day, that none is on
record; shares are fractions, as texts."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from comity.assembly.domain.treaty_entry import AdoptedTreaty
from comity.assembly.domain.treaty_progress import Progress
from comity.assembly.formats.record_writer import plain_of
from comity.regulation.domain.days import Days
from comity.regulation.domain.truth import Truth, conjunction, negation


def state_plain(treaty: AdoptedTreaty, on: date) -> dict[str, Any]:
    """Whether it is in force on the day, for how many, and what is still required."""
    sure, may_be = treaty.parties(on)
    lives = negation(treaty.ended.reached(on))
    required = treaty.still_required(on)
    return {
        "on": on,
        "in_force": _truth(conjunction((treaty.entry.reached(on), lives))),
        "entry_into_force": _days(treaty.entry),
        "ended": _days(treaty.ended),
        "parties": [len(sure), len(may_be)],
        "still_required": [_progress(each) for each in required.conditions],
    }


def parties_plain(treaty: AdoptedTreaty, on: date) -> list[dict[str, Any]]:
    return [
        {
            "party": each,
            "status": str(status) if (status := treaty.status(each, on)) else None,
            "in_force": _truth(treaty.in_force(each, on)),
            "since": treaty.since(each, on),
            "next": treaty.next(each, on),
            "provisional": _truth(treaty.provisional(each, on)),
        }
        for each in treaty.participants
    ]


def conditions_plain(treaty: AdoptedTreaty, on: date) -> list[dict[str, Any]]:
    """All of them, met or not."""
    return [_progress(each) for each in treaty.progress(on)]


def _progress(each: Progress) -> dict[str, Any]:
    return {
        "condition": plain_of(each.condition),
        "found": [_number(each.surely), _number(each.perhaps)],
        "whole": None if each.whole is None else _number(each.whole),
        "more": each.more,
        "lacking": sorted(each.lacking),
        "met": _truth(each.met),
    }


def _days(days: Days) -> dict[str, date | None]:
    return {"earliest": days.earliest, "latest": days.latest}


def _truth(truth: Truth) -> bool | None:
    return None if truth is Truth.UNKNOWN else truth is Truth.TRUE


def _number(value: Fraction) -> str:
    return str(value)
