"""The turns of ballots over the API: changed, ties broken, votes corrected, annulled."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from tests.assembly.electing import office_election, presiding, round_opened
from tests.assembly.programs import LAKES, Answer, post, program, refusal_of, wrong_at
from tests.assembly.seeding import Seeded, seeded
from tests.assembly.sitting import planned
from tests.assembly.voting import NO, YES, closed, opened, prepared, vote, vote_secretly
from tests.parties.people import person

from comity.assembly.models import Ballot, CorrectedVote
from comity.kernel.models import AuditEntry
from comity.parties.models import User

pytestmark = pytest.mark.django_db
BALLOTS = "/api/v1/assemblies/north-lakes/ballots"
CORRECTION: dict[str, object] = {"member": "FR", "old": "no", "new": "yes", "why": "Misread"}
CHANGE: dict[str, object] = {
    "title": "Shall they?", "matter": "budget", "session": None, "visibility": "public",
}  # fmt: skip
TURNS: list[tuple[str, dict[str, object]]] = [
    ("casting-vote", {"choice": "no"}),
    ("corrections", CORRECTION),
    ("annul", {"why": "Another question"}),
]


def keeper(made: Seeded) -> Client:
    return program(made.secretary, f"keep-ballots@{LAKES}")


def turn(client: Client, ballot: Ballot | object, part: str, **body: object) -> Answer:
    return post(client, f"{BALLOTS}/{getattr(ballot, 'id', ballot)}/{part}", **body)


def change(client: Client, ballot: Ballot, **about: object) -> Answer:
    answer = client.put(
        f"{BALLOTS}/{ballot.id}/question", CHANGE | about, content_type="application/json"
    )
    return answer.status_code, answer.json()


def test_a_ballot_is_changed_until_it_is_opened() -> None:
    made = seeded()
    client, ballot, session = keeper(made), prepared(made), planned(made)
    status, found = change(client, ballot, session=str(session.id))
    parts = ("title", "matter", "session", "state")
    assert (status, [found[part] for part in parts]) == (
        200, ["Shall they?", "budget", str(session.id), "prepared"],
    )  # fmt: skip
    assert Client().get(f"{BALLOTS}/{ballot.id}").json()["title"] == "Shall they?"
    status, found = change(client, ballot, title="", matter="", visibility="members")
    assert [found[part] for part in parts] == ["Shall they?", "", None, "prepared"]
    assert Client().get(f"{BALLOTS}/{ballot.id}").status_code == 404
    assert refusal_of(change(client, opened(made))) == (409, "ballot-state")


@pytest.mark.parametrize(
    ("about", "refusal"),
    [
        ({"matter": "weather"}, (404, "matter-unknown")),
        ({"session": str(uuid4())}, (404, "session-unknown")),
    ],
)
def test_a_change_that_can_not_be_is_refused(
    about: dict[str, object], refusal: tuple[int, str]
) -> None:
    made = seeded()
    ballot = prepared(made)
    assert refusal_of(change(keeper(made), ballot, **about)) == refusal
    ballot.refresh_from_db()
    assert (ballot.title, ballot.matter) == ("Shall we?", "")


def test_a_change_is_sent_whole() -> None:
    made = seeded()
    client, ballot = keeper(made), prepared(made)
    answer = client.put(f"{BALLOTS}/{ballot.id}/question", {"title": "So?"}, "application/json")
    assert wrong_at((answer.status_code, answer.json())) == [
        "body.asked.matter", "body.asked.session", "body.asked.visibility",
    ]  # fmt: skip
    assert wrong_at(change(client, ballot, visibility="private", title="T" * 301)) == [
        "body.asked.title", "body.asked.visibility",
    ]  # fmt: skip
    ballot.refresh_from_db()
    assert ballot.title == "Shall we?"


def tied(made: Seeded) -> Ballot:
    ballot = opened(made)
    Ballot.objects.update(rule={**ballot.rule, "tie": "chair"})
    vote(made, ballot, BR=YES, CA=YES, FR=NO, KE=NO)
    return closed(made, ballot)


def test_whoever_presides_breaks_a_tie_once() -> None:
    made = seeded()
    ballot = tied(made)
    assert ballot.outcome == "tied-needs-chair"
    key = presiding(made).actor.reference.partition(":")[2]
    chair = program(User.objects.get(id=key), f"preside@body:{made.assembly.slug}/assembly")
    assert wrong_at(turn(chair, ballot, "casting-vote", choice="abstain")) == ["body.asked.choice"]
    status, found = turn(chair, ballot, "casting-vote", choice="no")
    assert (status, found["outcome"], found["casting"]) == (200, "rejected", "no")
    again = turn(chair, ballot, "casting-vote", choice="yes")
    assert refusal_of(again) == (400, "casting-not-needed")
    assert Ballot.objects.get().casting == "no"
    early = turn(chair, opened(made), "casting-vote", choice="yes")
    assert refusal_of(early) == (409, "ballot-state")


def test_a_vote_is_corrected_beside_what_was_recorded() -> None:
    made = seeded()
    client, ballot = keeper(made), opened(made, matter="budget")
    vote(made, ballot, BR=YES, CA=NO, FR=NO)
    assert refusal_of(turn(client, ballot, "corrections", **CORRECTION)) == (409, "ballot-state")
    assert closed(made, ballot).outcome == "rejected"
    status, found = turn(client, ballot, "corrections", **CORRECTION)
    assert (status, found["outcome"]) == (201, "adopted")
    assert found["errata"] == [{"member": "FR", "old": "no", "new": "yes", "why": "Misread"}]
    assert CorrectedVote.objects.get().asked_by == made.secretary.reference
    again = turn(client, ballot, "corrections", **CORRECTION)
    assert refusal_of(again) == (409, "erratum-of-another-vote")
    assert CorrectedVote.objects.count() == 1


@pytest.mark.parametrize(
    ("about", "refusal"),
    [
        ({"new": "no"}, (400, "erratum-changes-nothing")),
        ({"why": " "}, (400, "erratum-without-reason")),
        ({"member": "XX"}, (400, "elector-unknown")),
        ({"old": "abstain"}, (409, "erratum-of-another-vote")),
    ],
)
def test_a_correction_that_can_not_be_is_refused(
    about: dict[str, object], refusal: tuple[int, str]
) -> None:
    made = seeded()
    ballot = opened(made, matter="budget")
    vote(made, ballot, BR=YES, CA=NO, FR=NO)
    closed(made, ballot)
    logged = AuditEntry.objects.filter(object=ballot.reference)
    before = logged.count()
    assert refusal_of(turn(keeper(made), ballot, "corrections", **CORRECTION | about)) == refusal
    assert (CorrectedVote.objects.exists(), Ballot.objects.get().outcome) == (False, "rejected")
    assert logged.count() == before


def test_of_a_secret_ballot_nothing_is_corrected() -> None:
    made = seeded()
    ballot = opened(made, matter="election")
    vote_secretly(made, ballot, KE=YES, FR=NO, JP=YES)
    closed(made, ballot)
    refused = turn(keeper(made), ballot, "corrections", **CORRECTION)
    assert refusal_of(refused) == (400, "erratum-of-secret-ballot")


def test_what_is_left_out_of_a_correction_is_named() -> None:
    made = seeded()
    ballot = opened(made)
    wrong = turn(keeper(made), ballot, "corrections", member="FR", old="maybe")
    assert wrong_at(wrong) == ["body.asked.old", "body.asked.new", "body.asked.why"]


def test_an_annulled_ballot_stays_to_be_read() -> None:
    made = seeded()
    client, ballot = keeper(made), opened(made)
    vote(made, ballot, KE=YES)
    assert refusal_of(turn(client, ballot, "annul", why=" ")) == (400, "annulled-without-reason")
    assert wrong_at(turn(client, ballot, "annul", why="W" * 2001)) == ["body.asked.why"]
    status, found = turn(client, ballot, "annul", why=" Opened too early ")
    assert (status, found["state"], found["why_annulled"]) == (
        200, "annulled", "Opened too early",
    )  # fmt: skip
    assert refusal_of(turn(client, ballot, "annul", why="Again")) == (409, "ballot-state")
    assert Ballot.objects.get().why_annulled == "Opened too early"


@pytest.mark.parametrize(("part", "body"), TURNS)
def test_nobody_turns_a_ballot_without_the_right(part: str, body: dict[str, object]) -> None:
    made = seeded()
    ballot = tied(made)
    head = program(made.heads["KE"], f"represent-member@{LAKES}", f"keep-ballots@{LAKES}")
    narrow = program(made.secretary, "read-members", f"represent-member@{LAKES}")
    stranger = program(person("stranger"), f"keep-ballots@{LAKES}", f"preside@{LAKES}")
    assert refusal_of(turn(head, ballot, part, **body)) == (403, "not-permitted")
    assert refusal_of(turn(narrow, ballot, part, **body)) == (403, "not-permitted")
    assert refusal_of(turn(stranger, ballot, part, **body)) == (404, "ballot-unknown")
    assert refusal_of(turn(keeper(made), uuid4(), part, **body)) == (404, "ballot-unknown")
    assert turn(Client(), ballot, part, **body)[0] == 401
    found = Ballot.objects.get()
    assert (found.state, found.casting, found.outcome) == ("closed", "", "tied-needs-chair")
    assert not CorrectedVote.objects.exists()


def test_nobody_changes_a_ballot_without_the_right() -> None:
    made = seeded()
    ballot = prepared(made)
    head = program(made.heads["KE"], f"represent-member@{LAKES}")
    stranger = program(person("stranger"), f"keep-ballots@{LAKES}")
    assert refusal_of(change(head, ballot)) == (403, "not-permitted")
    assert refusal_of(change(stranger, ballot)) == (404, "ballot-unknown")
    assert change(Client(), ballot)[0] == 401
    assert Ballot.objects.get().title == "Shall we?"


def test_rounds_of_elections_are_turned_where_elections_are() -> None:
    made = seeded()
    ballot = round_opened(made, office_election(made, "Ada"))
    for part, body in TURNS:
        assert refusal_of(turn(keeper(made), ballot, part, **body)) == (404, "ballot-unknown")
    assert Ballot.objects.get().state == "open"
