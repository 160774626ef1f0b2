"""Ballots over the API: read, voted in, taken away."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.assembly.electing import name, office_election, round_closed, round_opened
from tests.assembly.programs import program as asking_as
from tests.assembly.seeding import Seeded, seeded
from tests.assembly.voting import NO, YES, closed, opened, prepared, vote, vote_secretly
from tests.parties.people import person

from comity.assembly.actions.open_ballot import open_ballot
from comity.assembly.domain.bundle_findings import Trust
from comity.assembly.formats.bundle import inspect_bundle
from comity.assembly.models import Ballot, NamedVote
from comity.assembly.queries.decision_keys import decision_keys
from comity.kernel.domain.audit import Visibility
from comity.parties.models import User

pytestmark = pytest.mark.django_db
BALLOTS = "/api/v1/assemblies/north-lakes/ballots"


def program(user: User, *scopes: str) -> Client:
    return asking_as(user, *(scopes or ("represent-member@assembly:north-lakes", "view")))


def cast(client: Client, ballot: Ballot, **asked: str) -> tuple[int, dict[str, object]]:
    answer = client.post(f"{BALLOTS}/{ballot.id}/votes", asked, content_type="application/json")
    return answer.status_code, answer.json()


def test_a_vote_is_cast_and_repeated_without_counting_twice() -> None:
    made = seeded()
    ballot = opened(made)
    client = program(made.heads["KE"])
    recorded = {"member": "KE", "by": "KE", "choice": "yes", "receipt": None}
    assert cast(client, ballot, choice="yes") == (200, recorded)
    assert cast(client, ballot, choice="yes") == (200, recorded)
    status, problem = cast(client, ballot, choice="no")
    assert (status, problem["message"]) == (409, "vote-given")
    assert NamedVote.objects.count() == 1


@pytest.mark.parametrize(
    ("scopes", "status"),
    [
        (("view",), 403),
        (("represent-member@assembly:another",), 403),
        (("represent-member@assembly:north-lakes",), 200),
    ],
)
def test_a_token_votes_only_where_it_says_so(scopes: tuple[str, ...], status: int) -> None:
    made = seeded()
    ballot = opened(made)
    assert cast(program(made.heads["KE"], *scopes), ballot, choice="yes")[0] == status


def test_nobody_votes_without_a_token() -> None:
    made = seeded()
    ballot = opened(made)
    assert cast(Client(), ballot, choice="yes")[0] == 401


def test_a_secret_vote_gives_its_receipt_once() -> None:
    made = seeded()
    ballot = opened(made, matter="election")
    client = program(made.heads["KE"])
    status, given = cast(client, ballot, choice="yes")
    assert (status, given["choice"]) == (200, None)
    assert given["receipt"].keys() == {"ballot", "commitment", "nonce"}
    assert cast(client, ballot, choice="yes")[0] == 409


def test_before_its_opening_and_after_its_closing_nobody_votes() -> None:
    made = seeded()
    ballot = prepared(made)
    client = program(made.heads["KE"])
    assert cast(client, ballot, choice="yes")[1]["message"] == "ballot-state"
    open_ballot(person=made.as_secretary(), ballot=ballot.id)
    closed(made, ballot)
    status, problem = cast(client, ballot, choice="yes")
    assert (status, problem["message"]) == (409, "ballot-state")


def test_what_is_wrong_with_a_vote_is_said() -> None:
    made = seeded()
    ballot = opened(made)
    client = program(made.heads["KE"])
    assert cast(client, ballot, choice="maybe")[0] == 400
    status, problem = cast(client, ballot, choice="yes", member="FR")
    assert (status, problem["message"]) == (403, "vote-of-another")


def test_ballots_are_listed_for_who_may_see_them() -> None:
    made = seeded()
    public = prepared(made, title="Of all", visibility=Visibility.PUBLIC)
    prepared(made, title="Of members")
    listed = Client().get(BALLOTS).json()
    assert [it["title"] for it in listed["items"]] == ["Of all"]
    inside = program(made.heads["KE"])
    assert inside.get(BALLOTS).json()["total"] == 2
    assert inside.get(f"{BALLOTS}?state=open").json()["total"] == 0
    assert Client().get(f"{BALLOTS}/{public.id}").json()["electorate"] == []


def test_named_votes_are_sealed_until_the_end() -> None:
    made = seeded()
    ballot = prepared(made)
    row = open_ballot(person=made.as_secretary(), ballot=ballot.id)
    Ballot.objects.update(rule={**row.rule, "form": "named"})
    vote(made, ballot, KE=YES, FR=NO, BR=YES)
    client = program(made.heads["KE"])
    address = f"{BALLOTS}/{ballot.id}"
    shown = {
        it["member"]: (it["voted"], it["choice"]) for it in client.get(address).json()["electorate"]
    }
    assert shown["KE"] == (True, None)
    assert client.get(address).json()["own"] == [
        {"member": "KE", "voted": True, "choice": "yes", "may_cast": False}
    ]
    closed(made, ballot)
    detail = client.get(address).json()
    shown = {it["member"]: (it["voted"], it["choice"]) for it in detail["electorate"]}
    assert (shown["KE"], shown["JP"]) == ((True, "yes"), (False, None))
    assert detail["result"].startswith("Adopted: ")


def test_a_roll_call_is_seen_as_it_goes_and_a_secret_ballot_never() -> None:
    made = seeded()
    roll, secret = opened(made), opened(made, matter="election")
    vote(made, roll, KE=YES)
    vote_secretly(made, secret, KE=YES)
    client = program(made.heads["FR"])
    for ballot, seen in ((roll, "yes"), (secret, None)):
        electors = client.get(f"{BALLOTS}/{ballot.id}").json()["electorate"]
        (ken,) = (each for each in electors if each["member"] == "KE")
        assert (ken["voted"], ken["choice"]) == (True, seen)


def test_the_bundle_of_a_round_is_taken_away_and_holds() -> None:
    made = seeded()
    ballot = round_opened(made, office_election(made, "Ada", "Ben"))
    name(made, ballot, KE="Ada", FR="Ada", JP="Ada")
    round_closed(made, ballot)
    answer = program(made.heads["KE"]).get(f"{BALLOTS}/{ballot.id}/bundle")
    trust = Trust(frozenset({decision_keys()[-1].id}), str(ballot.id))
    assert inspect_bundle(answer.content, trust) == ()
    assert answer.json()["format"] == "comity-election"
    assert Client().get(f"{BALLOTS}/{ballot.id}/bundle").status_code == 404


def test_a_bundle_is_taken_away_and_holds() -> None:
    made = seeded()
    ballot = opened(made)
    vote(made, ballot, BR=YES, CA=YES, FR=YES)
    client = program(made.heads["KE"])
    assert client.get(f"{BALLOTS}/{ballot.id}/bundle").status_code == 409
    closed(made, ballot)
    answer = client.get(f"{BALLOTS}/{ballot.id}/bundle")
    trust = Trust(frozenset({decision_keys()[-1].id}), str(ballot.id))
    assert inspect_bundle(answer.content, trust) == ()
    assert Client().get(f"{BALLOTS}/{ballot.id}/bundle").status_code == 404
    stranger = program(person("stranger"))
    assert stranger.get(f"{BALLOTS}/{ballot.id}").status_code == 404


def test_a_token_for_ballots_alone_holds_them_and_lists_none() -> None:
    made = seeded()
    client = program(made.secretary, "keep-ballots@assembly:north-lakes")
    about = {"title": "Shall we?", "body": "assembly"}
    answer = client.post(BALLOTS, about, content_type="application/json")
    assert (answer.status_code, answer.json()["state"]) == (201, "prepared")
    address = f"{BALLOTS}/{answer.json()['id']}"
    for part, state in (("open", "open"), ("close", "closed")):
        answer = client.post(f"{address}/{part}", {}, content_type="application/json")
        assert (answer.status_code, answer.json()["state"]) == (200, state)
    assert answer.json()["outcome"] == "no-quorum"
    assert client.get(BALLOTS).json()["total"] == 0


def proxy(made: Seeded, ballot: Ballot, method: str) -> int:
    client = program(made.heads["KE"])
    about = (
        {"data": {"holder": "FR"}, "content_type": "application/json"} if method == "put" else {}
    )
    return getattr(client, method)(f"{BALLOTS}/{ballot.id}/proxy", **about).status_code


def test_a_proxy_is_given_and_taken_back() -> None:
    made = seeded()
    ballot = opened(made)
    assert proxy(made, ballot, "put") == 200
    holder = program(made.heads["FR"])
    assert cast(holder, ballot, choice="no", member="KE")[1]["by"] == "FR"
    assert proxy(made, ballot, "delete") == 409
    other = opened(made)
    assert [proxy(made, other, method) for method in ("put", "delete", "delete")] == [200, 204, 404]
