"""Members and their applications, against a live server: every answer fits its type."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytest_django.live_server_helper import LiveServer
from tests.assembly.closed_ballots import applying, closed_ballot, reachable
from tests.assembly.electing import council_election, round_held
from tests.assembly.motions import lakes
from tests.assembly.seeding import Seeded
from tests.client.clients import For, clients
from tests.client.described import fits
from tests.parties.people import person

from comity.assembly.models import Ballot
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


def test_weights_seats_and_profiles(of: For, made: Seeded) -> None:
    desk, ke = of(made.secretary), of(made.heads["KE"])
    weighed = desk.state_weight(
        SLUG, "KE", weight="contribution", value="25/2", since="2026-06-01", source="Budget"
    )
    fits("state_weight", weighed)
    assert weighed["weights"][-1]["value"] == "25/2"
    election = council_election(made, "KE", seats=1)
    round_held(made, election, KE="KE", FR="KE", JP="KE")
    ballot = str(Ballot.objects.get(election=election).id)
    seated = desk.give_seat(
        SLUG, "KE", body="council", since=date(2026, 3, 1), until="2028-03-01", ballot=ballot
    )
    fits("give_seat", seated)
    seat = seated["seats"][0]["id"]
    ended = desk.end_seat(SLUG, "KE", seat, on="2027-01-01", decision="Letter")
    fits("end_seat", ended)
    assert ended["seats"][0]["until"] == "2027-01-01"
    told = ke.change_member_profile(
        SLUG, "KE", website="https://ke.example", summary="Lakes", contact=""
    )
    fits("change_member_profile", told)
    assert (told["website"], told["summary"]) == ("https://ke.example", "Lakes")
    with pytest.raises(NotPermitted):
        ke.give_seat(SLUG, "KE", body="council", since="2026-03-01", decision="Elected before")


def test_delegates_come_and_go(of: For, made: Seeded) -> None:
    desk, ke, today = of(made.secretary), of(made.heads["KE"]), made.as_secretary().on
    for each in ("bea", "cleo"):
        reachable(person(each))
    appointed = ke.appoint_delegate(
        SLUG, "KE", email="bea@example.org", place="adviser", since=today
    )
    key = appointed["id"]
    accredited = desk.accredit_delegate(
        SLUG, "KE", key, since=today, until=today + timedelta(days=30)
    )
    fits("accredit_delegate", accredited)
    assert accredited["accredited"]
    successor = ke.hand_over_delegate(
        SLUG, "KE", key, email="cleo@example.org", on=today + timedelta(days=1)
    )
    fits("hand_over_delegate", successor)
    assert successor["name"] == "cleo"
    ended = ke.end_delegate(SLUG, "KE", successor["id"], on=today + timedelta(days=9))
    fits("end_delegate", ended)
    assert ended["until"] == (today + timedelta(days=9)).isoformat()
