"""Members and their applications, against a live server: every answer fits its type."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytest_django.live_server_helper import LiveServer
from tests.assembly.closed_ballots import applying, closed_ballot
from tests.assembly.motions import lakes
from tests.assembly.seeding import Seeded
from tests.client.clients import For, clients
from tests.client.described import fits

from comity.client import Conflict, InvalidInput, NotPermitted

SLUG = "north-lakes"
SCOPES = (
    "represent",
    f"keep-members@assembly:{SLUG}",
    f"represent-member@assembly:{SLUG}",
)


@pytest.fixture
def made(live_server: LiveServer, tmp_path: Path) -> Seeded:
    return lakes(tmp_path)


@pytest.fixture
def of(live_server: LiveServer, made: Seeded) -> Iterator[For]:
    yield from clients(live_server.url, *SCOPES)


def test_what_happens_to_members(of: For, made: Seeded) -> None:
    desk, ke = of(made.secretary), of(made.heads["KE"])
    owing = desk.record_standing(SLUG, "KE", kind="arrears-begun", on="2026-02")
    fits("record_standing", owing)
    assert owing["standing"] == "owes"
    with pytest.raises(InvalidInput):
        desk.record_standing(SLUG, "KE", kind="suspended", on=None)
    ballot = closed_ballot(made, made.members["KE"].reference, "suspension")
    suspended = desk.record_standing(
        SLUG, "KE", kind="suspended", on=date(2026, 6, 1), ballot=str(ballot)
    )
    assert suspended["events"][-1]["decision"] == f"ballot:{ballot}"
    with pytest.raises(NotPermitted):
        ke.record_standing(SLUG, "KE", kind="suspension-ended", on="2026-07-01")
    noticed = ke.record_standing(SLUG, "KE", kind="withdrawal-notified", on="2026-07-01")
    assert noticed["events"][-1]["kind"] == "withdrawal-notified"
    with pytest.raises(InvalidInput):
        desk.record_standing(
            SLUG, "FR", kind="arrears-begun", on="2026-02", member_class="observer", decision="So"
        )


def test_applications_are_supported(of: For, made: Seeded) -> None:
    _ada, row = applying(made)
    ke = of(made.heads["KE"])
    supported = ke.sponsor_application(SLUG, str(row.id))
    fits("sponsor_application", supported)
    assert supported["sponsors"] == ["KE"]
    with pytest.raises(Conflict):
        ke.sponsor_application(SLUG, str(row.id))
