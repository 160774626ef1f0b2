"""The feeds that a page of a plan leads to: that of the plan, and of what the page is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from comity.kernel.domain.errors import UnknownName
from comity.plan.interfaces.pages.feeds.scopes import scope_asked
from comity.plan.models import Plan

PLACES = {"action": "key", "participant": "participant", "commitment": "number"}
"""Pages that are about one thing, and what the address of its feed calls it."""


@dataclass(frozen=True, slots=True)
class FeedLink:
    name: str
    feed: str
    calendar: str


def feed_links(request: HttpRequest, plan: Plan, name: str) -> list[FeedLink]:
    """`name` is the plan's. What not everybody may see has no feed."""
    whole = [plan.slug]
    found = [FeedLink(name, reverse("plan:feed", args=whole), reverse("plan:calendar", args=whole))]
    return [*found, *_of_page(request, plan)]


def _of_page(request: HttpRequest, plan: Plan) -> Iterator[FeedLink]:
    match = request.resolver_match
    place = match.url_name if match else None
    if match is None or place not in PLACES:
        return
    others = [value for name, value in match.kwargs.items() if name != "slug"]
    if len(others) != 1:
        return
    asked: dict[str, Any] = {"key": "", "participant": None, "number": None}
    try:
        named = scope_asked(plan, **asked | {PLACES[place]: others[0]})
    except UnknownName:
        return
    args = [plan.slug, others[0]]
    feed, calendar = (reverse(f"plan:{place}-{it}", args=args) for it in ("feed", "calendar"))
    yield FeedLink(named.name, feed, calendar)
