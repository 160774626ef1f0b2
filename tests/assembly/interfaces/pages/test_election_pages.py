"""Pages of elections: candidates, rounds, votes in them, and who was elected."""

from __future__ import annotations

import csv
from html import unescape
from re import findall, sub

import pytest
from django.test import Client
from tests.assembly.electing import (
    council_election,
    name,
    office_election,
    presiding,
    round_closed,
    round_held,
    round_opened,
)
from tests.assembly.seeding import seeded
from tests.parties.interfaces.visiting import signed_in
from tests.parties.people import person

from comity.assembly.domain.bundle_findings import Trust
from comity.assembly.domain.elections import Ties
from comity.assembly.domain.secret_ballots import commitment_to
from comity.assembly.formats.bundle import inspect_bundle
from comity.assembly.models import Ballot, DrawnLot, Election, SecretVote
from comity.parties.models import User

pytestmark = pytest.mark.django_db
ELECTIONS = "/assemblies/north-lakes/elections"
BALLOTS = "/assemblies/north-lakes/ballots"


def words(html: str) -> str:
    return " ".join(unescape(sub(r"<[^>]*>", " ", html.partition("<main")[2])).split())


def page(client: Client, election: Election, part: str = "") -> str:
    answer = client.get(f"{ELECTIONS}/{election.id}{part}")
    assert answer.status_code == 200, answer.status_code
    return words(answer.content.decode())


def send(client: Client, election: Election, part: str, **given: object) -> str:
    """What the page says to which it leads."""
    answer = client.post(f"{ELECTIONS}/{election.id}/{part}", given, follow=True)
    assert answer.status_code == 200, answer.status_code
    return words(answer.content.decode())


def test_the_secretariat_holds_an_election_from_its_pages() -> None:
    made = seeded()
    client = signed_in(made.secretary)
    assert "Nobody was elected here yet." in words(client.get(ELECTIONS).content.decode())
    given = {
        "title": "Council 2026",
        "seats_in": "council",
        "seats": "1",
        "body": "assembly",
        "ties": "lot",
        "visibility": "members",
    }
    answer = client.post(f"{ELECTIONS}/new", given, follow=True)
    assert "Name the candidates now." in answer.content.decode()
    election = Election.objects.get()
    assert "Government of KE stands." in send(client, election, "nominate", candidate="KE")
    send(client, election, "nominate", candidate="FR")
    assert "stands no more" in send(client, election, "withdraw", candidate="FR")
    assert "Choose a candidate." in send(client, election, "nominate", candidate="XX")
    assert "can't be undone" in page(client, election, "/round")
    assert "The round is open." in send(client, election, "round")
    name(made, Ballot.objects.get(), KE="KE", FR="KE", JP="KE")
    assert "3 of 5 have voted." in page(client, election, "/close")
    told = send(client, election, "close")
    assert "Elected: Government of KE." in told
    assert "Government of KE: 3, and 2 are needed" in told
    assert "comity assembly verify decision.json" in told
    assert "The election is finished." in send(client, election, "finish")
    listed = words(client.get(ELECTIONS).content.decode())
    assert "finished Council · elected: Government of KE" in listed


def test_a_member_votes_once_it_has_looked_at_its_ballot() -> None:
    made = seeded()
    election = office_election(made, "Ada", "Ben")
    ballot = round_opened(made, election)
    client = signed_in(made.heads["KE"])
    assert "Choose one Ada Ben a blank ballot" in page(client, election)
    given = {"round": str(ballot.id), "member": "KE", "name": "Ada"}
    asked = send(client, election, "vote", **given)
    assert "For Government of KE: Ada" in asked
    assert not SecretVote.objects.exists()
    answer = client.post(f"{ELECTIONS}/{election.id}/vote", {**given, "step": "cast"})
    receipt = findall(r"<code[^>]*>([0-9a-f-]+)</code>", answer.content.decode())
    assert receipt[0] == str(ballot.id)
    assert "It can't be changed." in page(client, election)
    assert "has voted, and this vote can't be changed" in send(
        client, election, "vote", **given, step="cast"
    )
    assert SecretVote.objects.count() == 1
    assert "1 of 5 members have voted" in page(client, election)

    found = {"commitment": receipt[1], "nonce": receipt[2]}
    assert "No ballot has this" in send(client, election, "receipt", **found)
    name(made, ballot, FR="Ada", JP="Ben")
    round_closed(made, ballot)
    assert "was counted, in Secretary (1): Ada" in send(client, election, "receipt", **found)
    late = send(signed_in(made.heads["CA"]), election, "vote", **{**given, "member": "CA"})
    assert "This round is not open any more." in late


def test_all_ballots_of_a_closed_round_can_be_taken_away() -> None:
    made = seeded()
    election = council_election(made, "KE", "FR", "JP", seats=2)
    ballot = round_opened(made, election)
    name(made, ballot, KE="FR,KE", FR="")
    client = signed_in(made.heads["KE"])
    address = f"{ELECTIONS}/{election.id}/ballots.csv"
    assert client.get(address).content.decode().splitlines() == ["ballot,commitment,nonce,choice"]
    round_closed(made, ballot)
    rows = list(csv.DictReader(client.get(address).content.decode().splitlines()))
    kept = SecretVote.objects.order_by("commitment")
    assert [row["commitment"] for row in rows] == [each.commitment for each in kept]
    assert {row["choice"] for row in rows} == {'["FR","KE"]', "[]"}
    for row in rows:
        assert commitment_to(row["ballot"], row["choice"], row["nonce"]) == row["commitment"]


def test_each_closed_round_can_be_taken_away_as_a_signed_bundle() -> None:
    made = seeded()
    election = council_election(made, "KE", "FR", "JP", seats=2)
    ballot = round_opened(made, election)
    name(made, ballot, KE="FR,KE", FR="", JP="JP")
    client = signed_in(made.heads["KE"])
    address = f"/assemblies/north-lakes/ballots/{ballot.id}/bundle.json"
    assert address not in client.get(f"{ELECTIONS}/{election.id}").content.decode()
    assert client.get(address).status_code == 409
    round_closed(made, ballot)
    assert address in client.get(f"{ELECTIONS}/{election.id}").content.decode()
    trust = Trust(frozenset(), str(ballot.id))
    (found,) = inspect_bundle(client.get(address).content, trust)
    assert found.message.id == "bundle-key-not-compared"
    key = str(found.message.params["key"])
    assert inspect_bundle(client.get(address).content, Trust(frozenset({key}))) == ()
    assert key in client.get(f"{ELECTIONS}/{election.id}").content.decode()


def test_a_member_gives_its_proxy_and_takes_it_back() -> None:
    made = seeded()
    election = office_election(made, "Ada")
    ballot = round_opened(made, election)
    ke, fr = signed_in(made.heads["KE"]), signed_in(made.heads["FR"])
    answer = ke.post(f"{BALLOTS}/{ballot.id}/proxy", {"holder": "FR"}, follow=True)
    assert "Government of FR votes for your member" in words(answer.content.decode())
    assert "The vote of Government of KE" in page(fr, election)
    answer = ke.post(f"{BALLOTS}/{ballot.id}/no-proxy", follow=True)
    assert "The proxy is withdrawn." in words(answer.content.decode())
    assert "The vote of Government of KE" not in page(fr, election)


def test_slips_are_told_before_anything_is_cast() -> None:
    made = seeded()
    election = council_election(made, "KE", "FR", "JP", "BR", seats=2)
    ballot = round_opened(made, election)
    client = signed_in(made.heads["KE"])
    assert "Choose 2 at most" in page(client, election)
    about = {"round": str(ballot.id), "member": "KE"}
    assert "Choose a candidate, or a blank" in send(client, election, "vote", **about)
    many = ["KE", "FR", "JP"]
    assert "2 are the most" in send(client, election, "vote", **about, name=many)
    assert "names nobody" in send(client, election, "vote", **about, name=["", "KE"])
    blank = send(client, election, "vote", **about, name="", step="cast")
    assert "Your vote is in the ballot" in blank
    assert SecretVote.objects.get().choice == "[]"


def test_the_chair_records_lots() -> None:
    made = seeded()
    election = office_election(made, "Ada", "Ben", ties=Ties.LOT)
    halves = {"KE": "Ada", "FR": "Ada", "JP": "Ben", "BR": "Ben"}
    round_held(made, election, **halves)
    round_held(made, election, **halves)
    secretary = signed_in(made.secretary)
    assert "Lots must be drawn between Ada, Ben." in page(secretary, election)
    assert secretary.get(f"{ELECTIONS}/{election.id}/lot").status_code == 403
    chair = signed_in(User.objects.get(id=presiding(made).actor.reference.partition(":")[2]))
    given = {"drawn": "Ben", "drawn_by": "The eldest", "witnesses": "KE, FR"}
    told = send(chair, election, "lot", **given)
    assert "Elected: Ben." in told
    assert "Lots were drawn by The eldest. Witnesses: KE, FR" in told
    assert DrawnLot.objects.count() == 1


def test_rounds_lead_to_their_election_and_stand_among_no_ballots() -> None:
    made = seeded()
    election = office_election(made, "Ada")
    ballot = round_opened(made, election)
    client = signed_in(made.heads["KE"])
    answer = client.get(f"{BALLOTS}/{ballot.id}")
    assert (answer.status_code, answer["Location"]) == (302, f"{ELECTIONS}/{election.id}")
    assert "Secretary (1)" not in words(client.get(BALLOTS).content.decode())
    assert client.get(f"{BALLOTS}/{ballot.id}/votes.csv").status_code == 404
    assert "Secretary (1)" in words(client.get("/assemblies/north-lakes").content.decode())
    round_closed(made, ballot)
    assert client.get("/assemblies/north-lakes").status_code == 200
    assert client.get("/assemblies/north-lakes/record").status_code == 200


def test_others_see_and_do_nothing() -> None:
    made = seeded()
    election = office_election(made, "Ada")
    stranger = signed_in(person("stranger"))
    assert stranger.get(f"{ELECTIONS}/{election.id}").status_code == 404
    head = signed_in(made.heads["KE"])
    assert head.get(f"{ELECTIONS}/new").status_code == 403
    for part in ("round", "finish", "annul", "annul-round", "close"):
        assert head.get(f"{ELECTIONS}/{election.id}/{part}").status_code == 403


def test_an_annulled_round_stays_to_be_read() -> None:
    made = seeded()
    election = office_election(made, "Ada", "Ben")
    round_held(made, election, KE="Ada", FR="Ada", JP="Ada")
    client = signed_in(made.secretary)
    told = send(client, election, "annul-round", why="The urn was open")
    assert "The urn was open" in told
    assert "The next round is between Ada, Ben." in told
    assert "annulled Once more" in send(client, election, "annul", why="Once more")
