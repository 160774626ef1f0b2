"""The next version of a statute, against a live server: every answer fits its type."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django.live_server_helper import LiveServer
from tests.assembly.seeding import NORTH_LAKES, Seeded, seeded
from tests.client.clients import For, clients
from tests.client.described import fits

from comity.client import Conflict, InvalidInput, NotPermitted

SLUG = "north-lakes"
SECOND = NORTH_LAKES.read_text("utf-8").replace("version: 1", "version: 2")


@pytest.fixture
def made(live_server: LiveServer) -> Seeded:
    return seeded("KE")


@pytest.fixture
def of(live_server: LiveServer, made: Seeded) -> Iterator[For]:
    yield from clients(live_server.url, f"keep-statute@assembly:{SLUG}")


def test_a_version_is_checked_and_entered(of: For, made: Seeded) -> None:
    desk = of(made.secretary)
    checked = desk.check_statute(SLUG, source=SECOND)
    fits("check_statute", checked)
    assert [each["added"] for each in checked["lines"]] == [["version: 2"]]
    with pytest.raises(InvalidInput):
        desk.check_statute(SLUG, source="version: two")
    with pytest.raises(NotPermitted):
        of(made.heads["KE"]).enter_statute(SLUG, source=SECOND)
    fits("enter_statute", desk.enter_statute(SLUG, source=SECOND))
    with pytest.raises(Conflict):
        desk.enter_statute(SLUG, source=SECOND)
    assert [each["version"] for each in desk.statute_versions(SLUG)["items"]] == [1, 2]
