"""Language versions, against a live server: every answer fits its type."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.live_server_helper import LiveServer
from tests.assembly.motions import before_body, lakes
from tests.assembly.seeding import Seeded
from tests.client.clients import For, clients
from tests.client.described import fits

from comity.client import Conflict

SLUG = "north-lakes"


@pytest.fixture
def made(live_server: LiveServer, tmp_path: Path) -> Seeded:
    return lakes(tmp_path)


@pytest.fixture
def of(live_server: LiveServer, made: Seeded) -> Iterator[For]:
    scopes = ("read-members", f"represent-member@assembly:{SLUG}", f"keep-motions@assembly:{SLUG}")
    yield from clients(live_server.url, *scopes)


def test_a_motion_is_translated(of: For, made: Seeded) -> None:
    number, desk = before_body(made).number, of(made.secretary)
    translated = desk.translate_paragraphs(SLUG, number, "fr", words={"e": "Fin."}, seen=1)
    fits("translate_paragraphs", translated)
    assert translated["words"] == {"e": "Fin."}
    found = desk.motion_languages(SLUG, number)
    fits("motion_languages", found)
    assert [each["language"] for each in found["items"]] == ["en", "fr"]
    with pytest.raises(Conflict):
        desk.translate_paragraphs(SLUG, number, "fr", words={"e": "Fin."}, seen=2)
