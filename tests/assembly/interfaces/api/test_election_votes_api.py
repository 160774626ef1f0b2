"""Votes in rounds over the API: once each, sealed until the end, and nobody is told whose."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from tests.assembly.electing import (
    council_election,
    name,
    office_election,
    round_closed,
    round_opened,
)
from tests.assembly.programs import LAKES, Answer, post, program, refusal_of, wrong_at
from tests.assembly.seeding import Seeded, seeded
from tests.assembly.sitting import opened as open_session
from tests.parties.people import person

from comity.assembly.actions.annul_election import annul_round
from comity.assembly.domain.secret_ballots import commitment_to
from comity.assembly.models import Ballot, Election, Participation, SecretVote

pytestmark = pytest.mark.django_db
ASSEMBLY = "/api/v1/assemblies/north-lakes"


def head(made: Seeded, code: str) -> Client:
    return program(made.heads[code], f"represent-member@{LAKES}")


def at(ballot: Ballot, part: str) -> str:
    return f"{ASSEMBLY}/elections/{ballot.election_id}/rounds/{ballot.id}/{part}"


def vote(client: Client, ballot: Ballot, **body: object) -> Answer:
    return post(client, at(ballot, "votes"), **body)


def seen(client: Client, ballot: Ballot) -> dict[str, Any]:
    answer = client.get(f"{ASSEMBLY}/elections/{ballot.election_id}")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


def test_a_vote_is_given_once_and_its_receipt_too() -> None:
    made = seeded()
    ballot = round_opened(made, office_election(made, "Ada", "Ben"))
    client = head(made, "KE")
    status, given = vote(client, ballot, names=["Ada"])
    receipt = given.pop("receipt")
    assert (status, given) == (200, {"member": "KE", "by": "KE"})
    assert (receipt.keys(), receipt["ballot"]) == (
        {"ballot", "commitment", "nonce"}, str(ballot.id),
    )  # fmt: skip
    for names in (["Ada"], ["Ben"], []):
        status, problem = vote(client, ballot, names=names)
        assert (status, problem["message"], problem["detail"]) == (
            409, "vote-given", "KE has voted, and this vote can't be changed.",
        )  # fmt: skip
    assert SecretVote.objects.get().choice == '["Ada"]'
    name(made, ballot, FR="Ada", JP="Ben")
    round_closed(made, ballot)
    status, problem = vote(head(made, "BR"), ballot, names=["Ada"])
    assert (status, problem["message"], problem["detail"]) == (
        409, "ballot-state", "The ballot is closed: vote is not possible.",
    )  # fmt: skip
    (found,) = (
        each
        for each in client.get(at(ballot, "ballots")).json()["items"]
        if each["commitment"] == receipt["commitment"]
    )
    assert (found["nonce"], found["names"]) == (receipt["nonce"], ["Ada"])
    assert SecretVote.objects.count() == 3


def test_where_the_rule_gives_no_receipts_none_is_given() -> None:
    made = seeded()
    ballot = round_opened(made, office_election(made, "Ada"))
    Ballot.objects.update(rule={**ballot.rule, "receipts": False})
    assert vote(head(made, "KE"), ballot, names=["Ada"]) == (
        200, {"member": "KE", "by": "KE", "receipt": None},
    )  # fmt: skip


def test_while_a_round_is_open_only_how_many_voted_is_told() -> None:
    made = seeded()
    ballot = round_opened(made, office_election(made, "Ada", "Ben"))
    for code, names in (("KE", ["Ada"]), ("FR", ["Ben"])):
        vote(head(made, code), ballot, names=names)
    for client in (
        head(made, "KE"),
        head(made, "JP"),
        program(made.secretary, f"keep-ballots@{LAKES}", "read-members"),
    ):
        found = seen(client, ballot)
        (held,) = found["rounds"]
        assert (held["state"], held["entitled"], held["voted"]) == ("open", 5, 2)
        sealed = ("outcome", "result", "votes", "count", "lot", "closed_at")
        assert [held[part] for part in sealed] == ["", "", [], None, None, None]
        assert found["elected"] == []
        answer = client.get(at(ballot, "ballots"))
        assert refusal_of((answer.status_code, answer.json())) == (409, "ballot-sealed")
        assert client.get(f"{ASSEMBLY}/ballots/{ballot.id}/bundle").status_code == 409
    assert seen(head(made, "KE"), ballot)["own"] == [
        {"member": "KE", "voted": True, "may_cast": False}
    ]
    assert seen(head(made, "JP"), ballot)["own"] == [
        {"member": "JP", "voted": False, "may_cast": True}
    ]


def test_after_the_end_nobody_is_told_who_chose_whom() -> None:
    made = seeded()
    ballot = round_opened(made, council_election(made, "BR", "CA", seats=2))
    name(made, ballot, KE="BR", FR="BR,CA", JP="")
    round_closed(made, ballot)
    client = head(made, "KE")
    found = seen(client, ballot)
    assert [found["own"], found["rounds"][0]["voted"]] == [[], 3]
    published = client.get(at(ballot, "ballots")).json()["items"]
    assert [each["commitment"] for each in published] == sorted(
        SecretVote.objects.values_list("commitment", flat=True)
    )
    assert sorted(each["names"] for each in published) == [[], ["BR"], ["BR", "CA"]]
    for each in published:
        assert each.keys() == {"commitment", "nonce", "choice", "names"}
        assert commitment_to(str(ballot.id), each["choice"], each["nonce"]) == each["commitment"]
    for text in (json.dumps(found), json.dumps(published)):
        assert {code for code in ("KE", "FR", "JP") if f'"{code}"' in text} == set()


def test_an_annulled_round_stays_sealed() -> None:
    made = seeded()
    ballot = round_opened(made, office_election(made, "Ada", "Ben"))
    name(made, ballot, KE="Ada", FR="Ben")
    election = Election.objects.get()
    annul_round(person=made.as_secretary(), election=election.id, why="The urn was open")
    for address in (at(ballot, "ballots"), f"{ASSEMBLY}/ballots/{ballot.id}/bundle"):
        answer = head(made, "KE").get(address)
        assert answer.status_code == 409
        assert "Ada" not in answer.content.decode()
    assert refusal_of(vote(head(made, "JP"), ballot, names=["Ada"])) == (409, "ballot-state")
    assert SecretVote.objects.count() == 2


def test_slips_are_refused_and_leave_the_vote_to_be_given() -> None:
    made = seeded()
    ballot = round_opened(made, council_election(made, "BR", "CA", "JP", seats=2))
    client = head(made, "KE")
    assert wrong_at(vote(client, ballot)) == ["body.asked.names"]
    assert wrong_at(vote(client, ballot, names="BR")) == ["body.asked.names"]
    assert wrong_at(vote(client, ballot, names=["BR", "BR"])) == ["body.asked.names"]
    assert wrong_at(vote(client, ballot, names=["BR"], choice="yes")) == ["body.asked.choice"]
    status, problem = vote(client, ballot, names=["BR", "Eve"])
    assert (status, problem["message"], problem["detail"]) == (
        400, "ballot-names-unknown", "A ballot names Eve, who is not a candidate.",
    )  # fmt: skip
    many = vote(client, ballot, names=["BR", "CA", "JP"])
    assert refusal_of(many) == (400, "ballot-names-too-many")
    assert not Participation.objects.exists()
    assert vote(client, ballot, names=[])[0] == 200
    assert SecretVote.objects.get().choice == "[]"


def test_nobody_votes_for_another_or_without_the_right() -> None:
    made = seeded()
    ballot = round_opened(made, office_election(made, "Ada"))
    ada: dict[str, object] = {"names": ["Ada"]}
    assert vote(Client(), ballot, **ada)[0] == 401
    for scope in ("view", "represent-member@assembly:another"):
        narrow = program(made.heads["KE"], scope)
        assert refusal_of(vote(narrow, ballot, **ada)) == (403, "no-delegate")
    secretary = program(made.secretary, f"represent-member@{LAKES}", "read-members")
    assert refusal_of(vote(secretary, ballot, **ada)) == (403, "no-delegate")
    other = vote(head(made, "KE"), ballot, **ada, member="FR")
    assert refusal_of(other) == (403, "vote-of-another")
    stranger = program(person("stranger"), f"represent-member@{LAKES}")
    assert refusal_of(vote(stranger, ballot, **ada)) == (404, "election-unknown")
    assert stranger.get(at(ballot, "ballots")).status_code == 404
    assert Client().get(at(ballot, "ballots")).status_code == 404
    assert not Participation.objects.exists()


def test_whoever_is_not_in_the_room_does_not_vote() -> None:
    made = seeded()
    session = open_session(made, "KE", "FR", "JP")
    ballot = round_opened(made, office_election(made, "Ada", session=session.id))
    assert refusal_of(vote(head(made, "CA"), ballot, names=["Ada"])) == (400, "voter-not-present")
    assert vote(head(made, "KE"), ballot, names=["Ada"])[0] == 200


def test_a_proxy_votes_and_its_grantor_does_not() -> None:
    made = seeded()
    ballot = round_opened(made, office_election(made, "Ada", "Ben"))
    ke, fr = head(made, "KE"), head(made, "FR")
    place = f"{ASSEMBLY}/ballots/{ballot.id}/proxy"
    assert ke.put(place, {"holder": "FR"}, content_type="application/json").status_code == 200
    assert (seen(ke, ballot)["own"], seen(ke, ballot)["own_proxy"]) == ([], "FR")
    assert seen(fr, ballot)["own_proxy"] == ""
    assert [it["member"] for it in seen(fr, ballot)["own"]] == ["FR", "KE"]
    assert refusal_of(vote(ke, ballot, names=["Ben"])) == (403, "vote-of-another")
    status, given = vote(fr, ballot, names=["Ada"], member="KE")
    assert (status, given["member"], given["by"]) == (200, "KE", "FR")
    assert ke.delete(place).status_code == 409


def test_a_round_is_voted_in_at_its_own_address_alone() -> None:
    made = seeded()
    one, other = office_election(made, "Ada"), office_election(made, "Ada")
    ballot, beside = round_opened(made, one), round_opened(made, other)
    client = head(made, "KE")
    wrong = f"{ASSEMBLY}/elections/{other.id}/rounds/{ballot.id}/votes"
    assert refusal_of(post(client, wrong, names=["Ada"])) == (404, "ballot-unknown")
    as_question = f"{ASSEMBLY}/ballots/{beside.id}/votes"
    assert refusal_of(post(client, as_question, choice="yes")) == (404, "ballot-unknown")
    assert not Participation.objects.exists()
