from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from comity.site.front.request_facts import SCOPE_KEY, UNMATCHED, new_facts


@pytest.mark.parametrize(
    ("path", "route"),
    [
        ("/account/login/", "/account/login/"),
        ("/ar/account/login/", "/ar/account/login/"),
        ("/nothing-here", UNMATCHED),
    ],
)
def test_the_front_learns_which_route_answers(db: None, path: str, route: str) -> None:
    facts = new_facts("GET")
    extra: dict[str, Any] = {"asgi.scope": {SCOPE_KEY: facts}}
    Client().get(path, **extra)
    assert facts.route == route
