"""How often somebody is told by mail of what happens."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum


class Pace(StrEnum):
    EACH = "each"
    """each thing by itself"""
    DAILY = "daily"
    WEEKLY = "weekly"
    NEVER = "never"


SPANS = {Pace.DAILY: timedelta(days=1), Pace.WEEKLY: timedelta(days=7)}


def is_due(pace: Pace, urgent: bool, first_waiting: datetime, now: datetime) -> bool:
    """Whether what has waited since `first_waiting` is to be sent. A clock that was set back makes
    nothing wait longer than its span from when it was written."""
    if pace is Pace.NEVER:
        return False
    if urgent or pace is Pace.EACH:
        return True
    return now - first_waiting >= SPANS[pace] or now < first_waiting
