"""Elections, against a live server: every answer fits its type."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.live_server_helper import LiveServer
from tests.assembly.electing import office_election, presiding, round_held
from tests.assembly.motions import lakes
from tests.assembly.seeding import Seeded
from tests.client.clients import For, clients
from tests.client.described import fits

from comity.assembly.domain.elections import Ties
from comity.assembly.domain.secret_ballots import commitment_to
from comity.client import Conflict, InvalidInput, NotPermitted
from comity.parties.models import User

SLUG = "north-lakes"
SCOPES = (
    "view",
    "read-members",
    f"represent-member@assembly:{SLUG}",
    f"keep-ballots@assembly:{SLUG}",
    f"preside@body:{SLUG}/assembly",
)


@pytest.fixture
def made(live_server: LiveServer, tmp_path: Path) -> Seeded:
    return lakes(tmp_path)


@pytest.fixture
def of(live_server: LiveServer, made: Seeded) -> Iterator[For]:
    yield from clients(live_server.url, *SCOPES)


def test_an_election_is_held(of: For, made: Seeded) -> None:
    desk, ke = of(made.secretary), of(made.heads["KE"])
    with pytest.raises(NotPermitted):
        ke.prepare_election(SLUG, title="Council", seats_in="council")
    prepared = desk.prepare_election(SLUG, title="Council", seats_in="council", seats=1)
    fits("prepare_election", prepared)
    key = prepared["id"]
    for code in ("KE", "FR", "JP"):
        fits("nominate", desk.nominate(SLUG, key, candidate=code))
    standing = desk.withdraw_candidate(SLUG, key, candidate="JP")
    fits("withdraw_candidate", standing)
    assert standing["candidates"] == ["FR", "KE"]
    opened = desk.open_round(SLUG, key)
    fits("open_round", opened)
    ballot = opened["rounds"][0]["id"]
    with pytest.raises(InvalidInput):
        ke.vote_in_round(SLUG, key, ballot, names=["JP"])
    given = ke.vote_in_round(SLUG, key, ballot, names={"KE"}, member="KE")
    fits("vote_in_round", given)
    with pytest.raises(Conflict):
        ke.vote_in_round(SLUG, key, ballot, names={"FR"})
    with pytest.raises(Conflict):
        ke.round_ballots(SLUG, key, ballot)
    for code, names in (("FR", ["KE"]), ("JP", [])):
        of(made.heads[code]).vote_in_round(SLUG, key, ballot, names=names)
    counted = desk.close_round(SLUG, key, ballot)
    fits("close_round", counted)
    assert counted["elected"] == ["KE"]
    published = ke.round_ballots(SLUG, key, ballot)
    fits("round_ballots", published)
    receipt = given["receipt"]
    assert receipt is not None
    (found,) = (it for it in published["items"] if it["commitment"] == receipt["commitment"])
    assert commitment_to(ballot, found["choice"], receipt["nonce"]) == receipt["commitment"]
    finished = desk.finish_election(SLUG, key)
    fits("finish_election", finished)
    assert (finished["state"], finished["seats_left"]) == ("finished", 0)


def test_elections_are_read(of: For, made: Seeded) -> None:
    row = office_election(made, "Ada", "Ben")
    round_held(made, row, KE="Ada", FR="Ada", JP="Ada")
    ke = of(made.heads["KE"])
    fits("elections", ke.elections(SLUG, state="running").first)
    assert [each["elected"] for each in ke.elections(SLUG)] == [["Ada"]]
    assert ke.elections(SLUG, state="finished").total == 0
    found = ke.election(SLUG, str(row.id))
    fits("election", found)
    assert [each["votes"][0]["votes"] for each in found["rounds"]] == [3]


def test_lots_and_annulments(of: For, made: Seeded) -> None:
    desk = of(made.secretary)
    row = office_election(made, "Ada", "Ben", ties=Ties.LOT)
    key, halves = str(row.id), {"KE": "Ada", "FR": "Ada", "JP": "Ben", "BR": "Ben"}
    round_held(made, row, **halves)
    round_held(made, row, **halves)
    chair = of(User.objects.get(id=presiding(made).actor.reference.partition(":")[2]))
    drawn = chair.draw_lot(SLUG, key, drawn=["Ben"], drawn_by="The eldest", witnesses="KE, FR")
    fits("draw_lot", drawn)
    assert (drawn["elected"], drawn["lot"]) == (["Ben"], [])
    annulled = desk.annul_round(SLUG, key, why="The urn was open")
    fits("annul_round", annulled)
    assert [each["state"] for each in annulled["rounds"]] == ["closed", "annulled"]
    whole = desk.annul_election(SLUG, key, why="Again the urn")
    fits("annul_election", whole)
    assert (whole["state"], whole["why_annulled"]) == ("annulled", "Again the urn")
