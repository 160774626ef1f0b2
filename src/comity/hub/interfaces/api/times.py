"""Moments as the clients read them."""

from __future__ import annotations

from datetime import UTC, datetime


def written(at: datetime) -> str:
    """`2026-11-28T05:00:00.000Z`: UTC, to the millisecond."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03}Z"
