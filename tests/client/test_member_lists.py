"""Lists from CSV, against a live server: every answer fits its type."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.live_server_helper import LiveServer
from tests.assembly.motions import lakes
from tests.assembly.seeding import Seeded
from tests.assembly.treaties import treaty
from tests.client.clients import For, clients
from tests.client.described import fits

from comity.client import InvalidInput

SLUG = "north-lakes"
MEMBERS = "name,kind,jurisdiction,state,class\nGovernment of KE,government,KE,KE,member\n"
DEEDS = "party,kind,on,source\nKE,ratification,2026-03-01,Instrument\n"


@pytest.fixture
def made(live_server: LiveServer, tmp_path: Path) -> Seeded:
    return lakes(tmp_path)


@pytest.fixture
def of(live_server: LiveServer, made: Seeded) -> Iterator[For]:
    scopes = (f"keep-members@assembly:{SLUG}", f"keep-treaties@assembly:{SLUG}", "represent")
    yield from clients(live_server.url, *scopes)


def test_lists_from_files(of: For, made: Seeded) -> None:
    desk, slug = of(made.secretary), treaty(made).slug
    told = desk.import_members(SLUG, csv=MEMBERS)
    fits("import_members", told)
    assert [(it["outcome"], it["code"]) for it in told["items"]] == [("exists", "KE")]
    with pytest.raises(InvalidInput):
        desk.import_members(
            SLUG, csv=MEMBERS.replace("member\n", "king\n").replace("KE", "CH"), dry_run=False
        )
    entered = desk.import_deeds(SLUG, slug, csv=DEEDS, dry_run=False)
    fits("import_deeds", entered)
    assert [it["outcome"] for it in entered["items"]] == ["entered"]
    assert len(desk.treaty_deeds(SLUG, slug)["items"]) == 1
