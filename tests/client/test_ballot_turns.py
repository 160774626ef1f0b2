"""The turns of ballots, objections and papers, against a live server: every answer fits its
type."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.live_server_helper import LiveServer
from tests.assembly.electing import council_election, presiding, round_opened
from tests.assembly.motions import lakes
from tests.assembly.seeding import SINCE, Seeded
from tests.assembly.voting import NO, YES, closed, opened, prepared, vote
from tests.client.clients import For, clients
from tests.client.described import fits
from tests.parties.people import person

from comity.assembly.actions.appoint_officer import appoint_officer
from comity.assembly.actions.open_ballot import open_ballot
from comity.assembly.domain.offices import Office
from comity.assembly.models import Ballot, Seat
from comity.client import Conflict, InvalidInput
from comity.parties.domain.terms import Term
from comity.parties.models import User

SLUG = "north-lakes"
SCOPES = (
    "read-members",
    f"represent-member@assembly:{SLUG}",
    f"keep-ballots@assembly:{SLUG}",
    f"enter-paper@assembly:{SLUG}",
    f"preside@body:{SLUG}/assembly",
)


@pytest.fixture
def made(live_server: LiveServer, tmp_path: Path) -> Seeded:
    return lakes(tmp_path)


@pytest.fixture
def of(live_server: LiveServer, made: Seeded) -> Iterator[For]:
    yield from clients(live_server.url, *SCOPES)


def test_a_ballot_is_changed_and_annulled(of: For, made: Seeded) -> None:
    desk, key = of(made.secretary), str(prepared(made).id)
    changed = desk.change_ballot(
        SLUG, key, title="Shall they?", matter="budget", session=None, visibility="public"
    )
    fits("change_ballot", changed)
    assert (changed["title"], changed["matter"]) == ("Shall they?", "budget")
    annulled = desk.annul_ballot(SLUG, key, why="Another question")
    fits("annul_ballot", annulled)
    assert annulled["why_annulled"] == "Another question"
    with pytest.raises(Conflict):
        desk.annul_ballot(SLUG, key, why="Again")


def test_a_tie_is_broken_and_a_vote_corrected(of: For, made: Seeded) -> None:
    ballot = opened(made)
    Ballot.objects.update(rule={**(ballot.rule or {}), "tie": "chair"})
    vote(made, ballot, BR=YES, CA=YES, FR=NO, KE=NO)
    closed(made, ballot)
    chair = of(User.objects.get(id=presiding(made).actor.reference.partition(":")[2]))
    broken = chair.break_tie(SLUG, str(ballot.id), choice="no")
    fits("break_tie", broken)
    assert (broken["outcome"], broken["casting"]) == ("rejected", "no")
    desk = of(made.secretary)
    corrected = desk.correct_vote(
        SLUG, str(ballot.id), member="FR", old="no", new="yes", why="Misread"
    )
    fits("correct_vote", corrected)
    assert (corrected["outcome"], corrected["casting"]) == ("adopted", None)


def test_a_member_objects(of: For, made: Seeded) -> None:
    Seat.objects.create(member=made.members["KE"], body="council", valid_from=SINCE)
    key = prepared(made, body="council").id
    open_ballot(person=made.as_secretary(), ballot=key)
    ke = of(made.heads["KE"])
    fits("object_to", ke.object_to(SLUG, str(key)))
    assert ke.ballot(SLUG, str(key))["objections"] == ["KE"]
    ke.withdraw_objection(SLUG, str(key))
    assert ke.ballot(SLUG, str(key))["objections"] == []


def test_two_clerks_enter_papers(of: For, made: Seeded) -> None:
    user = person("clerk")
    appoint_officer(person=made.as_secretary(), user=user.id, office=Office.CLERK, term=Term(SINCE))
    desk, clerk = of(made.secretary), of(user)
    key = str(opened(made).id)
    first = desk.enter_paper_sheet(SLUG, key, lines={"KE": "yes", "FR": "no"})
    fits("enter_paper_sheet", first)
    assert clerk.enter_paper_sheet(SLUG, key, lines={"KE": "yes"})["differ"] == ["FR"]
    assert clerk.enter_paper_sheet(SLUG, key, lines={"KE": "yes", "FR": "no"})["recorded"]
    election = council_election(made, "KE", "FR")
    held = str(round_opened(made, election).id)
    sheet = [{"names": ["KE"], "papers": 2}]
    entered = desk.enter_round_sheet(
        SLUG, str(election.id), held, took_part={"KE", "FR"}, papers=sheet
    )
    fits("enter_round_sheet", entered)
    with pytest.raises(InvalidInput):
        clerk.enter_round_sheet(SLUG, str(election.id), held, took_part=["KE"], papers=sheet)
    again = clerk.enter_round_sheet(
        SLUG, str(election.id), held, took_part={"KE", "FR"}, papers=sheet
    )
    assert again["recorded"]
