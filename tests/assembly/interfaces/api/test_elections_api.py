"""Elections over the API: prepared, held in rounds, finished."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from tests.assembly.electing import (
    council_election,
    name,
    office_election,
    presiding,
    round_held,
    round_opened,
)
from tests.assembly.programs import LAKES, Answer, post, program, refusal_of, wrong_at
from tests.assembly.seeding import Seeded, seeded
from tests.parties.people import person

from comity.assembly.actions.prepare_election import prepare_election
from comity.assembly.domain.elections import Ties
from comity.assembly.models import Ballot, DrawnLot, Election
from comity.kernel.domain.audit import Visibility
from comity.parties.models import User

pytestmark = pytest.mark.django_db
ELECTIONS = "/api/v1/assemblies/north-lakes/elections"
TURNS: list[tuple[str, dict[str, object]]] = [
    ("candidates", {"candidate": "Cleo"}),
    ("candidates/withdrawal", {"candidate": "Ada"}),
    ("rounds", {}),
    ("lots", {"drawn": ["Ada"], "drawn_by": "The eldest", "witnesses": "FR"}),
    ("finish", {}),
    ("annul-round", {"why": "The urn was open"}),
    ("annul", {"why": "The urn was open"}),
]


def keeper(made: Seeded) -> Client:
    return program(made.secretary, f"keep-ballots@{LAKES}", "read-members")


def turn(client: Client, election: Election | str, part: str, **body: object) -> Answer:
    key = election if isinstance(election, str) else election.id
    return post(client, f"{ELECTIONS}/{key}/{part}", **body)


def test_an_election_is_held_over_the_api() -> None:
    made = seeded()
    client = keeper(made)
    status, prepared = post(
        client, ELECTIONS, title="Council", seats_in="council", seats=2, ties="lot"
    )
    key = prepared.pop("id")
    assert prepared.pop("prepared_at")
    assert (status, prepared) == (
        201,
        {
            "title": "Council",
            "body": "assembly",
            "matter": "election",
            "seats_in": "council",
            "office": "",
            "seats": 2,
            "ties": "lot",
            "session": None,
            "state": "prepared",
            "elected": [],
            "candidates": [],
            "seats_left": 2,
            "standing": [],
            "lot": [],
            "why_annulled": "",
            "rounds": [],
            "own": [],
            "own_proxy": "",
        },
    )
    for code in ("KE", "FR", "JP"):
        turn(client, key, "candidates", candidate=code)
    status, found = turn(client, key, "candidates/withdrawal", candidate="JP")
    assert (status, found["candidates"], found["standing"]) == (200, ["FR", "KE"], ["FR", "KE"])

    status, found = turn(client, key, "rounds")
    (held,) = found["rounds"]
    assert (status, found["state"], held["state"], held["title"]) == (
        201, "running", "open", "Council (1)",
    )  # fmt: skip
    ballot = Ballot.objects.get()
    name(made, ballot, KE="KE", FR="KE,FR", JP="KE", BR="")
    status, found = turn(client, key, f"rounds/{ballot.id}/close")
    (held,) = found["rounds"]
    assert (status, held["state"], held["outcome"], held["entitled"], held["voted"]) == (
        200, "closed", "runoff", 5, 4,
    )  # fmt: skip
    assert held["votes"] == [
        {"candidate": "KE", "votes": 3, "elected": True},
        {"candidate": "FR", "votes": 1, "elected": False},
    ]
    assert held["result"] == (
        "Another round, between FR, for seats: 1; quorum 3 of 5 members (more than 1/2), present "
        "4; valid ballots: 3, blank: 1, spoilt: 0; KE: 3, and 2 are needed; FR: 1, and 2 are "
        "needed."
    )
    assert (found["elected"], found["seats_left"], found["standing"]) == (["KE"], 1, ["FR"])

    status, found = turn(client, key, "finish")
    assert (status, found["state"], found["elected"], found["standing"]) == (
        200, "finished", ["KE"], [],
    )  # fmt: skip
    assert Election.objects.get().result == {"elected": ["KE"], "seats_left": 1}


def test_a_token_for_ballots_alone_holds_elections_and_lists_none() -> None:
    made = seeded()
    client = program(made.secretary, f"keep-ballots@{LAKES}")
    status, prepared = post(client, ELECTIONS, title="Council", seats_in="council")
    assert (status, prepared["title"]) == (201, "Council")
    assert turn(client, prepared["id"], "candidates", candidate="KE")[0] == 200
    assert turn(client, prepared["id"], "rounds")[0] == 201
    close = f"rounds/{Ballot.objects.get().id}/close"
    assert turn(client, prepared["id"], close)[1]["rounds"][0]["outcome"] == "no-quorum"
    assert client.get(ELECTIONS).json()["total"] == 0


def test_elections_are_listed_for_who_may_see_them() -> None:
    made = seeded()
    about = {"person": made.as_secretary(), "seats_in": "council"}
    public = prepare_election(title="Of all", visibility=Visibility.PUBLIC, **about)  # type: ignore[arg-type]
    running = council_election(made, "KE", "FR", seats=1)
    office = office_election(made, "Ada", "Ben")
    round_held(made, running, KE="KE", FR="KE", JP="KE")
    round_held(made, office, KE="Ada", FR="Ben", JP="Ada")
    listed = Client().get(ELECTIONS).json()
    assert (listed["total"], [it["title"] for it in listed["items"]]) == (1, ["Of all"])
    inside = program(made.heads["KE"], "view")
    found = inside.get(ELECTIONS).json()
    assert [(it["title"], it["elected"]) for it in found["items"]] == [
        ("Secretary", ["Ada"]),
        ("Council", ["KE"]),
        ("Of all", []),
    ]
    assert inside.get(f"{ELECTIONS}?state=prepared").json()["total"] == 1
    assert inside.get(f"{ELECTIONS}?state=over").status_code == 400
    last = inside.get(f"{ELECTIONS}?limit=1&offset=2").json()
    assert [it["id"] for it in last["items"]] == [str(public.id)]
    assert Client().get(f"{ELECTIONS}/{public.id}").json()["title"] == "Of all"
    for hidden in (running, office):
        assert Client().get(f"{ELECTIONS}/{hidden.id}").status_code == 404


@pytest.mark.parametrize(("part", "body"), TURNS)
def test_nobody_turns_an_election_without_the_right(part: str, body: dict[str, object]) -> None:
    made = seeded()
    election = office_election(made, "Ada", "Ben")
    ballot = round_opened(made, election) if part == "annul-round" else None
    head = program(made.heads["KE"], f"represent-member@{LAKES}", f"keep-ballots@{LAKES}")
    assert refusal_of(turn(head, election, part, **body)) == (403, "not-permitted")
    narrow = program(made.secretary, "read-members", f"represent-member@{LAKES}")
    assert refusal_of(turn(narrow, election, part, **body)) == (403, "not-permitted")
    stranger = program(person("stranger"), f"keep-ballots@{LAKES}")
    assert refusal_of(turn(stranger, election, part, **body)) == (404, "election-unknown")
    assert turn(Client(), election, part, **body)[0] == 401
    found = Election.objects.get()
    assert found.candidates == ["Ada", "Ben"]
    assert found.state == ("running" if ballot else "prepared")


def test_nobody_prepares_or_closes_without_the_right() -> None:
    made = seeded()
    head = program(made.heads["KE"], f"keep-ballots@{LAKES}")
    about = {"title": "Council", "seats_in": "council"}
    assert refusal_of(post(head, ELECTIONS, **about)) == (403, "not-permitted")
    assert post(Client(), ELECTIONS, **about)[0] == 401
    assert not Election.objects.exists()
    election = office_election(made, "Ada")
    part = f"rounds/{round_opened(made, election).id}/close"
    assert refusal_of(turn(head, election, part)) == (403, "not-permitted")
    stranger = program(person("stranger"), f"keep-ballots@{LAKES}")
    assert refusal_of(turn(stranger, election, part)) == (404, "election-unknown")
    assert Ballot.objects.get().state == "open"


def test_turns_that_are_out_of_order_are_refused() -> None:
    made = seeded()
    client, election = keeper(made), office_election(made, "Ada", "Ben")
    assert refusal_of(turn(client, election, "candidates", candidate="ada")) == (
        409,
        "candidate-twice",
    )
    gone = turn(client, election, "candidates/withdrawal", candidate="Eve")
    assert refusal_of(gone) == (404, "candidate-unknown")
    for part in ("finish", "annul-round"):
        assert refusal_of(turn(client, election, part, **dict(TURNS)[part])) == (
            409,
            "election-state",
        )
    ballot = round_opened(made, election)
    for part, problem in (
        ("candidates", "election-state"),
        ("rounds", "round-is-open"),
        ("finish", "round-is-open"),
    ):
        assert refusal_of(turn(client, election, part, **dict(TURNS)[part])) == (409, problem)
    name(made, ballot, KE="Ada", FR="Ada", JP="Ada")
    assert turn(client, election, f"rounds/{ballot.id}/close")[0] == 200
    status, problem = turn(client, election, f"rounds/{ballot.id}/close")
    assert (status, problem["message"], problem["detail"]) == (
        409, "ballot-state", "The ballot is closed: close is not possible.",
    )  # fmt: skip
    assert refusal_of(turn(client, election, "rounds")) == (409, "rounds-are-over")
    assert turn(client, election, "finish")[0] == 200
    assert refusal_of(turn(client, election, "finish")) == (409, "election-state")


def test_without_candidates_no_round_is_opened() -> None:
    made = seeded()
    election = office_election(made)
    assert refusal_of(turn(keeper(made), election, "rounds")) == (
        400,
        "election-without-candidates",
    )
    assert (Election.objects.get().state, Ballot.objects.exists()) == ("prepared", False)


@pytest.mark.parametrize(
    ("about", "places"),
    [
        ({"seats_in": "council"}, ["body.asked.title"]),
        ({"title": "C", "seats_in": "council", "seats": 0}, ["body.asked.seats"]),
        ({"title": "C" * 281, "ties": "coin"}, ["body.asked.title", "body.asked.ties"]),
        ({"title": "C", "visibility": "private"}, ["body.asked.visibility"]),
        ({"title": "C", "session": "first"}, ["body.asked.session"]),
        ({"title": "C", "seat": "council"}, ["body.asked.seat"]),
    ],
)
def test_what_can_not_be_read_is_named(about: dict[str, object], places: list[str]) -> None:
    assert wrong_at(post(keeper(seeded()), ELECTIONS, **about)) == places
    assert not Election.objects.exists()


@pytest.mark.parametrize(
    ("about", "status", "problem"),
    [
        ({"title": " ", "seats_in": "council"}, 400, "election-without-title"),
        ({"title": "C"}, 400, "election-of-what"),
        ({"title": "C", "seats_in": "council", "office": "Chair"}, 400, "election-of-what"),
        ({"title": "C", "seats_in": "council", "seats": 4}, 400, "election-seats-outside"),
        ({"title": "C", "seats_in": "senate"}, 404, "body-unknown"),
        ({"title": "C", "office": "Chair", "body": "assembly"}, 409, "election-rule-unfit"),
    ],
)
def test_what_can_not_be_elected_is_said(
    about: dict[str, object], status: int, problem: str
) -> None:
    assert refusal_of(post(keeper(seeded()), ELECTIONS, **about)) == (status, problem)
    assert not Election.objects.exists()


def test_bodies_of_turns_are_read_strictly() -> None:
    made = seeded()
    client, election = keeper(made), office_election(made, "Ada", "Ben")
    assert wrong_at(turn(client, election, "candidates")) == ["body.asked.candidate"]
    long = turn(client, election, "candidates", candidate="A" * 201)
    assert wrong_at(long) == ["body.asked.candidate"]
    assert refusal_of(turn(client, election, "candidates", candidate=" ")) == (
        400, "candidate-without-name",
    )  # fmt: skip
    twice = {"drawn": ["Ada", "Ada"], "drawn_by": "The eldest"}
    assert wrong_at(turn(client, election, "lots", **twice)) == [
        "body.asked.drawn", "body.asked.witnesses",
    ]  # fmt: skip
    assert wrong_at(turn(client, election, "annul")) == ["body.asked.why"]
    assert refusal_of(turn(client, election, "annul", why=" ")) == (400, "annulled-without-reason")
    assert Election.objects.get().state == "prepared"


def test_members_alone_stand_for_seats() -> None:
    made = seeded()
    election = council_election(made)
    refused = turn(keeper(made), election, "candidates", candidate="Ada")
    assert refusal_of(refused) == (404, "member-unknown")


def test_whoever_presides_records_lots() -> None:
    made = seeded()
    election = office_election(made, "Ada", "Ben", ties=Ties.LOT)
    halves = {"KE": "Ada", "FR": "Ada", "JP": "Ben", "BR": "Ben"}
    round_held(made, election, **halves)
    client = keeper(made)
    chair = program(
        User.objects.get(id=presiding(made).actor.reference.partition(":")[2]),
        f"preside@body:{made.assembly.slug}/assembly",
    )
    drawn = {"drawn": ["Ben"], "drawn_by": "The eldest", "witnesses": "KE, FR"}
    assert refusal_of(turn(chair, election, "lots", **drawn)) == (400, "lot-not-needed")
    round_held(made, election, **halves)
    found = chair.get(f"{ELECTIONS}/{election.id}").json()
    assert (found["lot"], found["standing"]) == (["Ada", "Ben"], [])
    for part in ("rounds", "finish"):
        assert refusal_of(turn(client, election, part)) == (409, "round-waits-for-lot")
    for names in ([], ["Eve"], ["Ada", "Ben"]):
        wrong = turn(chair, election, "lots", **{**drawn, "drawn": names})
        assert refusal_of(wrong) == (400, "lot-malformed")
    assert refusal_of(turn(chair, election, "lots", **{**drawn, "witnesses": " "})) == (
        400, "lot-without-witness",
    )  # fmt: skip
    assert not DrawnLot.objects.exists()
    status, found = turn(chair, election, "lots", **drawn)
    assert (status, found["elected"], found["lot"], found["rounds"][-1]["lot"]) == (
        200, ["Ben"], [], drawn,
    )  # fmt: skip
    assert refusal_of(turn(chair, election, "lots", **drawn)) == (400, "lot-not-needed")


def test_what_was_annulled_is_told_without_what_was_counted() -> None:
    made = seeded()
    client, election = keeper(made), office_election(made, "Ada", "Ben")
    round_held(made, election, KE="Ada", FR="Ada", JP="Ada")
    status, found = turn(client, election, "annul-round", why=" The urn was open ")
    (held,) = found["rounds"]
    assert (status, found["state"], found["elected"]) == (200, "running", [])
    assert found["standing"] == ["Ada", "Ben"]
    counted = ("outcome", "result", "votes", "count", "entitled", "voted", "lot")
    assert (held["state"], held["why_annulled"]) == ("annulled", "The urn was open")
    assert [held[part] for part in counted] == ["", "", [], None, None, None, None]
    assert refusal_of(turn(client, election, "annul-round", why="Again")) == (409, "round-none")
    status, found = turn(client, election, "annul", why="Again the urn")
    assert (status, found["state"], found["why_annulled"], found["standing"]) == (
        200, "annulled", "Again the urn", [],
    )  # fmt: skip
    assert refusal_of(turn(client, election, "annul", why="So")) == (409, "election-state")


def test_elections_and_rounds_are_those_of_the_address() -> None:
    made = seeded()
    client = keeper(made)
    one, other = office_election(made, "Ada"), office_election(made, "Ben")
    ballot = round_opened(made, one)
    wrong = turn(client, other, f"rounds/{ballot.id}/close")
    assert refusal_of(wrong) == (404, "ballot-unknown")
    assert refusal_of(turn(client, str(uuid4()), "finish")) == (404, "election-unknown")
    elsewhere = f"/api/v1/assemblies/nowhere/elections/{one.id}"
    assert client.get(elsewhere).json()["message"] == "assembly-unknown"
    assert Ballot.objects.get().state == "open"
