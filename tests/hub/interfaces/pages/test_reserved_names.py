"""No account may be called like a first part of the site's own addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from starlette.routing import Mount, Route

from comity.hub.domain.account_names import parse_account_name
from comity.hub.domain.repository_ids import RESERVED_NAMESPACES, parse_namespace
from comity.hub.interfaces.api.routes import hub_routes
from comity.kernel.domain.errors import InvalidInput
from comity.site.front.application import FrontSettings, build_front

OF_PARAMETERS = {"models", "datasets", "spaces"}
"""What stands in addresses as a parameter."""


def page_routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for each in resolver.url_patterns:
        route = before + str(each.pattern).lstrip("^")
        if isinstance(each, URLPattern):
            yield route
        else:
            yield from page_routes(each, route)


def front_routes() -> Iterator[str]:
    app = build_front(lambda environ, start: [], FrontSettings())
    while not hasattr(app, "routes"):
        app = app.app  # type: ignore[attr-defined]
    for each in [*app.routes, *hub_routes()]:
        if isinstance(each, Route | Mount):
            yield each.path


def first_parts() -> set[str]:
    routes = [*page_routes(get_resolver()), *front_routes(), settings.STATIC_URL]
    firsts = {re.split(r"[/$\\]", route.lstrip("/"))[0] for route in routes}
    named = {each for each in firsts if each and not re.search(r"[<{(?]", each)}
    return named | OF_PARAMETERS | {tag for tag, _ in settings.LANGUAGES}


def test_the_scan_sees_every_sort_of_address() -> None:
    found = first_parts()
    assert {"account", "admin", "api", "health", "metrics", "hub", "instruments", "ar"} <= found
    assert {"static", "search", "organisations", "calendar.ics", "models"} <= found


@pytest.mark.parametrize("name", sorted(first_parts()))
def test_it_is_reserved(name: str) -> None:
    assert name in RESERVED_NAMESPACES
    for refused in (parse_account_name, parse_namespace):
        for each in (name, name.upper()):
            with pytest.raises(InvalidInput):
                refused(each)


PAGES_OF_THE_HUB = ("account", "new", "client", "tokens", "uploads", "follow")


@pytest.mark.parametrize("name", PAGES_OF_THE_HUB)
def test_pages_beside_those_of_accounts_are_reserved(name: str) -> None:
    with pytest.raises(InvalidInput):
        parse_account_name(name)
