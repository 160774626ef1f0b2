"""How often it is taken that somebody asks to join, by the form or over the API: from one address,
for one e-mail address, for one plan.

Counts stand in the cache that all workers share, as django-allauth keeps its own, whose lock and
rule are used; of an IPv6 address the network counts.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from hashlib import sha256

from allauth.core.internal.ratelimit import Rate, apply_rate, cache_lock, get_ip
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

HOUR = 3600
BUSY = 5
"""seconds after which to try again where too many count at the same time"""


@dataclass(frozen=True, slots=True)
class TooOften:
    """`seconds` until it is taken again."""

    seconds: int

    @property
    def minutes(self) -> int:
        return math.ceil(self.seconds / 60)


def sent_from(request: HttpRequest) -> TooOften | None:
    """Counts a sending from the address of whoever sends."""
    return _counted("address", get_ip(request), settings.PLAN_JOIN_FROM_ADDRESS)


def sent_for(plan: str, email: str) -> TooOften | None:
    """Counts a request of the e-mail address, and one of the plan."""
    return _counted("mail", f"{plan} {email}", settings.PLAN_JOIN_FOR_MAIL) or _counted(
        "plan", plan, settings.PLAN_JOIN_TO_PLAN
    )


def _counted(what: str, whose: str, amount: int, *, now: float | None = None) -> TooOften | None:
    """Whoever is refused is not counted: they get in as soon as the oldest sending is an hour
    ago."""
    key = f"plan:join:{what}:{sha256(whose.encode()).hexdigest()}"
    rate = Rate(amount, HOUR, "key")
    now = time.time() if now is None else now
    with cache_lock(key) as locked:
        if not locked:
            return TooOften(BUSY)
        allowed, history = apply_rate(cache.get(key, []), now, rate)
        if not allowed:
            return TooOften(max(1, math.ceil(history[amount - 1] + HOUR - now)))
        cache.set(key, history, HOUR)
    return None
