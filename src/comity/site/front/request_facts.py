"""What is known of one request: one object in its scope, filled in on the way."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any
from uuid import uuid4

SCOPE_KEY = "comity.request"
UNMATCHED = "unmatched"
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")


@dataclass(slots=True)
class RequestFacts:
    """`route` is the pattern that answers, never the path: a path may hold the key of a link that
    was sent to somebody."""

    id: str
    method: str
    route: str = UNMATCHED
    status: int = 0
    began: float = field(default_factory=perf_counter)

    @property
    def seconds(self) -> float:
        return perf_counter() - self.began


def new_facts(method: str, offered_id: str = "") -> RequestFacts:
    """Facts with the id that a trusted proxy offers, where it is one, else with a random one."""
    known = method if method in METHODS else "other"
    return RequestFacts(id=offered_id if _ID.fullmatch(offered_id) else uuid4().hex, method=known)


def set_route(scope: MutableMapping[str, Any] | None, route: str) -> None:
    """Note which route answers the request of `scope`; does nothing where no front noted it."""
    facts = (scope or {}).get(SCOPE_KEY)
    if isinstance(facts, RequestFacts):
        facts.route = route
