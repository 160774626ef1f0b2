"""What the load asks for: pages that many readers share, and pages nobody has asked for yet."""

from __future__ import annotations

from datetime import date, timedelta

SHARED = (
    "/",
    "/?on=2027-12-02",
    "/calendar",
    "/calendar?in=EU",
    "/compare?left=eu-ai-act&right=kr-ai-basic-act",
    "/divergence",
    "/divergence/EU/KR",
    "/divergence?area=transparency",
)
FIRST_DAY, DAYS = date(2001, 1, 1), 20_000
BY_DAY = ("/?on={}", "/calendar?on={}", "/divergence?on={}", "/divergence/EU/KR?on={}")


def new_pages() -> list[str]:
    """Each address once: as of another day, so that no worker has the page in memory."""
    days = (FIRST_DAY + timedelta(days=number) for number in range(DAYS))
    return [BY_DAY[number % len(BY_DAY)].format(day) for number, day in enumerate(days)]
