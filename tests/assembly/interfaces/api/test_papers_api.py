"""Paper ballots and objections over the API."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from tests.assembly.electing import council_election, round_closed, round_opened
from tests.assembly.programs import LAKES, Answer, post, program, refusal_of, wrong_at
from tests.assembly.seeding import SINCE, Seeded, seeded
from tests.assembly.voting import YES, closed, opened, prepared, vote, vote_secretly
from tests.parties.people import person

from comity.assembly.actions.appoint_officer import appoint_officer
from comity.assembly.actions.open_ballot import open_ballot
from comity.assembly.domain.offices import Office
from comity.assembly.models import (
    Ballot,
    Election,
    NamedVote,
    Objection,
    PaperSheet,
    Participation,
    Seat,
    SecretVote,
)
from comity.parties.domain.terms import Term

pytestmark = pytest.mark.django_db
LAKE = "/api/v1/assemblies/north-lakes"
NAMED: dict[str, object] = {"BR": "yes", "CA": "yes", "FR": "no"}
SECRET: dict[str, object] = {
    "BR": "took-part", "CA": "took-part", "FR": "took-part", "yes": 2, "no": 1,
}  # fmt: skip
THREE = ["BR", "CA", "FR"]


def clerks(made: Seeded) -> tuple[Client, Client]:
    one, two = (_clerk(made, name) for name in ("clerk-one", "clerk-two"))
    return one, two


def _clerk(made: Seeded, name: str) -> Client:
    user = person(name)
    appoint_officer(person=made.as_secretary(), user=user.id, office=Office.CLERK, term=Term(SINCE))
    return program(user, f"enter-paper@{LAKES}")


def enter(client: Client, ballot: Ballot, lines: dict[str, object]) -> Answer:
    return post(client, f"{LAKE}/ballots/{ballot.id}/paper", lines=lines)


def names(*papers: tuple[list[str], int]) -> list[dict[str, object]]:
    return [{"names": named, "papers": number} for named, number in papers]


def enter_round(client: Client, election: Election, ballot: Ballot, **sheet: object) -> Answer:
    return post(client, f"{LAKE}/elections/{election.id}/rounds/{ballot.id}/paper", **sheet)


def test_votes_count_once_two_clerks_read_the_same() -> None:
    made = seeded()
    one, two = clerks(made)
    ballot = opened(made)
    kept = (200, {"recorded": False, "differ": []})
    assert enter(one, ballot, NAMED) == kept
    assert enter(one, ballot, NAMED) == kept
    assert enter(two, ballot, NAMED | {"FR": "yes", "JP": "no"}) == (
        200, {"recorded": False, "differ": ["FR", "JP"]},
    )  # fmt: skip
    assert not NamedVote.objects.exists()
    assert enter(two, ballot, NAMED) == (200, {"recorded": True, "differ": []})
    assert dict(NamedVote.objects.values_list("member", "choice")) == NAMED
    assert refusal_of(enter(one, ballot, NAMED)) == (409, "vote-given")
    assert closed(made, ballot).outcome == "adopted"
    assert refusal_of(enter(one, ballot, NAMED)) == (409, "ballot-state")


def test_secret_papers_are_numbers_beside_who_voted() -> None:
    made = seeded()
    one, two = clerks(made)
    ballot = opened(made, matter="election")
    vote_secretly(made, ballot, KE=YES)
    assert enter(one, ballot, SECRET | {"abstain": 0})[1]["recorded"] is False
    assert enter(two, ballot, SECRET | {"yes": 1, "no": 2})[1]["differ"] == ["no", "yes"]
    assert enter(two, ballot, SECRET)[1]["recorded"] is True
    assert (Participation.objects.count(), SecretVote.objects.count()) == (4, 4)


@pytest.mark.parametrize(
    ("lines", "refusal"),
    [
        ({}, (400, "paper-empty")),
        ({"BR": "took-part"}, (400, "paper-line-unknown")),
        ({"BR": "yes", "yes": 1}, (400, "paper-line-unknown")),
        ({"XX": "yes"}, (400, "elector-unknown")),
        ({"BR": "yes", "KE": "yes"}, (409, "vote-given")),
    ],
)
def test_a_sheet_that_can_not_be_is_refused(
    lines: dict[str, object], refusal: tuple[int, str]
) -> None:
    made = seeded()
    one, _ = clerks(made)
    ballot = opened(made)
    vote(made, ballot, KE=YES)
    assert refusal_of(enter(one, ballot, lines)) == refusal
    assert not PaperSheet.objects.exists()


@pytest.mark.parametrize("said", [-1, True, 1.5, "perhaps", None, 100_001])
def test_a_line_that_can_not_be_read_is_named(said: object) -> None:
    made = seeded()
    one, _ = clerks(made)
    places = wrong_at(enter(one, opened(made), {"BR": "yes", "yes": said}))
    assert {each.rsplit(".", 1)[0] for each in places} == {"body.asked.lines.yes"}
    assert not PaperSheet.objects.exists()


def test_papers_of_a_round_are_counted_by_the_names_on_them() -> None:
    made = seeded()
    one, two = clerks(made)
    election = council_election(made, "BR", "FR", "JP", seats=2)
    ballot = round_opened(made, election)
    sheet = {
        "took_part": THREE,
        "papers": names((["FR", "BR"], 1), (["FR"], 1), ([], 1), (["JP"], 0)),
    }
    assert enter_round(one, election, ballot, **sheet) == (
        200, {"recorded": False, "members": [], "papers": []},
    )  # fmt: skip
    other = {"took_part": ["BR", "FR", "JP"], "papers": names((["BR", "FR"], 2), ([], 1))}
    assert enter_round(two, election, ballot, **other) == (
        200, {"recorded": False, "members": ["CA", "JP"], "papers": [["BR", "FR"], ["FR"]]},
    )  # fmt: skip
    assert not SecretVote.objects.exists()
    status, found = enter_round(two, election, ballot, **sheet)
    assert (status, found) == (200, {"recorded": True, "members": [], "papers": []})
    assert dict(round_closed(made, ballot).votes) == {"BR": 1, "FR": 2, "JP": 0}


def test_papers_alike_are_added_up() -> None:
    made = seeded()
    one, two = clerks(made)
    election = council_election(made, "BR", "FR", seats=2)
    ballot = round_opened(made, election)
    apart = names((["FR", "BR"], 1), (["BR", "FR"], 2))
    enter_round(one, election, ballot, took_part=THREE, papers=apart)
    together = names((["BR", "FR"], 3))
    found = enter_round(two, election, ballot, took_part=THREE, papers=together)[1]
    assert found["recorded"] is True


@pytest.mark.parametrize(
    ("papers", "refusal"),
    [
        (names((["KE"], 3)), (400, "ballot-names-unknown")),
        (names((["BR", "FR", "JP"], 3)), (400, "ballot-names-too-many")),
        (names((["FR"], 2)), (400, "paper-sums-differ")),
    ],
)
def test_a_sheet_of_a_round_that_can_not_be_is_refused(
    papers: list[dict[str, object]], refusal: tuple[int, str]
) -> None:
    made = seeded()
    one, _ = clerks(made)
    election = council_election(made, "BR", "FR", "JP", seats=2)
    ballot = round_opened(made, election)
    assert refusal_of(enter_round(one, election, ballot, took_part=THREE, papers=papers)) == refusal
    twice = enter_round(one, election, ballot, took_part=["BR", "BR"], papers=[])
    assert wrong_at(twice) == ["body.asked.took_part"]
    of_another = enter_round(one, council_election(made), ballot, took_part=THREE, papers=[])
    assert refusal_of(of_another) == (404, "ballot-unknown")
    assert not PaperSheet.objects.exists()


def test_nobody_enters_papers_without_the_right() -> None:
    made = seeded()
    ballot = opened(made)
    election = council_election(made, "BR", "FR")
    held = round_opened(made, election)
    head = program(made.heads["KE"], f"enter-paper@{LAKES}", f"represent-member@{LAKES}")
    narrow = program(made.secretary, f"keep-ballots@{LAKES}", "read-members")
    stranger = program(person("stranger"), f"enter-paper@{LAKES}")
    about = {"took_part": THREE, "papers": names((["KE"], 3))}
    for client, one, other in (
        (head, (403, "not-permitted"), (403, "not-permitted")),
        (narrow, (403, "not-permitted"), (403, "not-permitted")),
        (stranger, (404, "ballot-unknown"), (404, "election-unknown")),
    ):
        assert refusal_of(enter(client, ballot, NAMED)) == one
        assert refusal_of(enter_round(client, election, held, **about)) == other
    assert enter(Client(), ballot, NAMED)[0] == 401
    assert not PaperSheet.objects.exists()


def in_council(made: Seeded) -> Ballot:
    for code in ("BR", "CA", "KE"):
        Seat.objects.create(member=made.members[code], body="council", valid_from=SINCE)
    ballot = prepared(made, title="Agreed?", body="council")
    return open_ballot(person=made.as_secretary(), ballot=ballot.id)


def objection(client: Client, ballot: Ballot | object, method: str = "put") -> tuple[int, object]:
    address = f"{LAKE}/ballots/{getattr(ballot, 'id', ballot)}/objection"
    answer = getattr(client, method)(address)
    return answer.status_code, answer.json() if answer.content else None


def test_a_member_objects_once_and_takes_it_back() -> None:
    made = seeded()
    ballot = in_council(made)
    ken = program(made.heads["KE"], f"represent-member@{LAKES}")
    for _ in range(2):
        assert objection(ken, ballot) == (200, {"member": "KE"})
    assert Objection.objects.count() == 1
    assert ken.get(f"{LAKE}/ballots/{ballot.id}").json()["objections"] == ["KE"]
    for _ in range(2):
        assert objection(ken, ballot, "delete") == (204, None)
    assert not Objection.objects.exists()
    assert objection(ken, ballot)[0] == 200
    assert closed(made, ballot).outcome == "objected"
    for method in ("put", "delete"):
        status, problem = objection(ken, ballot, method)
        assert isinstance(problem, dict)
        assert (status, problem["message"]) == (409, "ballot-state")
    assert Objection.objects.count() == 1


def test_who_may_not_object_does_not() -> None:
    made = seeded()
    ballot, by_vote = in_council(made), opened(made)
    member = f"represent-member@{LAKES}"
    for user, scope, about, refusal in (
        (made.heads["FR"], member, ballot, (400, "elector-unknown")),
        (made.heads["KE"], "view", ballot, (403, "no-delegate")),
        (made.heads["KE"], member, by_vote, (400, "objections-without-consensus")),
        (made.heads["KE"], member, uuid4(), (404, "ballot-unknown")),
        (person("stranger"), member, ballot, (404, "ballot-unknown")),
    ):
        status, problem = objection(program(user, scope), about)
        assert isinstance(problem, dict)
        assert (status, problem["message"]) == refusal
    assert objection(Client(), ballot)[0] == 401
    assert not Objection.objects.exists()
