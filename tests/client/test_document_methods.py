"""Documents, against a live server: every answer fits its type."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.live_server_helper import LiveServer
from tests.assembly.motions import lakes
from tests.assembly.seeding import Seeded
from tests.assembly.sitting import planned
from tests.client.clients import For, clients
from tests.client.described import fits

from comity.client import Conflict, NotPermitted, UnknownName
from comity.client.documents import content_of

SLUG = "north-lakes"
LETTER = ("é lettre.txt", "Nous décidons.\n".encode())


@pytest.fixture
def made(live_server: LiveServer, tmp_path: Path) -> Seeded:
    return lakes(tmp_path)


@pytest.fixture
def of(live_server: LiveServer, made: Seeded) -> Iterator[For]:
    yield from clients(live_server.url, "read-members", f"keep-sessions@assembly:{SLUG}")


def test_documents_are_filed_read_and_withdrawn(of: For, made: Seeded) -> None:
    desk, ke, about = of(made.secretary), of(made.heads["KE"]), planned(made).reference
    with pytest.raises(NotPermitted):
        ke.add_document(SLUG, about=about, file=LETTER)
    filed = desk.add_document(SLUG, about=about, file=LETTER, visibility="members")
    fits("add_document", filed)
    assert filed["name"] == LETTER[0]
    with pytest.raises(Conflict):
        desk.add_document(SLUG, about=about, file=LETTER)
    found = ke.documents(SLUG, about=about)
    fits("documents", found)
    read = ke.document(SLUG, found["items"][0]["id"])
    fits("document", read)
    assert content_of(read) == LETTER[1]
    fits("withdraw_document", desk.withdraw_document(SLUG, filed["id"]))
    with pytest.raises(UnknownName):
        ke.document(SLUG, filed["id"])
