"""Motions go on over the API: moved by the statute's table, and supported."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from tests.assembly.motions import before_body, lakes, presiding, proposed_by
from tests.assembly.programs import got, office, program, sent, told
from tests.assembly.seeding import Seeded
from tests.assembly.voting import NO, YES, voted
from tests.parties.people import person

from comity.parties.models import User

pytestmark = pytest.mark.django_db
MOVES, SPONSORS = "/motions/1/moves", "/motions/1/co-sponsors"


@pytest.fixture
def made(tmp_path: Path) -> Seeded:
    return lakes(tmp_path)


@pytest.fixture
def desk(made: Seeded) -> Client:
    return program(made.secretary, *office("keep-motions", "read-members"))


def test_a_motion_is_moved_by_whoever_the_table_names(made: Seeded, desk: Client) -> None:
    before_body(made)
    referred = sent(desk, MOVES, move="refer")
    assert referred["state"] == "referred"
    assert [(it["number"], it["move"], it["after"]) for it in referred["steps"]] == [
        (1, "submit", "submitted"),
        (2, "put-before-body", "before-body"),
        (3, "refer", "referred"),
    ]
    committee = presiding(made, "council")
    chair = User.objects.get(id=committee.actor.reference.removeprefix("user:"))
    narrowed = program(chair, "preside@body:north-lakes/council", "read-members")
    assert sent(narrowed, MOVES, move="report")["state"] == "submitted"
    assert got(desk, "/motions/1")["moves"] == ["refer", "put-before-body", "lapse"]


def test_who_may_not_move_it(made: Seeded, desk: Client) -> None:
    before_body(made)
    sent(Client(), MOVES, 401, move="refer")
    assert told(sent(program(person("stranger")), MOVES, 404, move="refer")) == "motion-unknown"
    for client in (
        program(made.heads["FR"]),
        program(made.heads["KE"]),
        program(made.secretary, "read-members"),
    ):
        refused = sent(client, MOVES, 403, move="refer")
        assert refused["detail"] == "The move refer is for these alone: presiding, secretariat."
        assert (told(refused), refused["params"]["by"]) == (
            "motion-move-not-yours",
            ["presiding", "secretariat"],
        )
    narrow = program(made.heads["KE"], "view")
    assert told(sent(narrow, MOVES, 403, move="withdraw")) == "motion-move-not-yours"
    assert got(desk, "/motions/1")["state"] == "before-body"


def test_the_same_move_is_made_once(made: Seeded) -> None:
    proposed_by(made)
    ke = program(made.heads["KE"])
    for code in ("FR", "JP"):
        for _ in range(2):
            sent(program(made.heads[code]), SPONSORS)
    for _ in range(2):
        assert len(sent(ke, MOVES, move="submit", step=1)["steps"]) == 1
    late = sent(ke, MOVES, 409, move="submit")
    assert (late["type"], told(late)) == ("urn:comity:problem:conflict", "motion-move-not-now")
    assert late["params"]["moves"] == ["refer", "put-before-body", "withdraw", "lapse"]


def test_bad_input_is_told_by_its_place(made: Seeded, desk: Client) -> None:
    before_body(made)
    for body, where in (
        ({}, "body.asked.move"),
        ({"move": "adopt", "ballot": "x"}, "body.asked.ballot"),
        ({"move": "refer", "step": 0}, "body.asked.step"),
        ({"move": "refer", "on_behalf": "yes"}, "body.asked.on_behalf"),
        ({"move": "refer", "why": "so"}, "body.asked.why"),
        ({"move": "adopt"}, "motion-move-needs-ballot"),
    ):
        assert told(sent(desk, MOVES, 400, **body)) == where
    unknown = sent(desk, MOVES, 404, move="refre")
    assert (told(unknown), unknown["detail"]) == (
        "motion-move-unknown",
        "There is no move refre. Did you mean refer?",
    )
    sent(desk, "/motions/2/moves", 404, move="refer")


def test_a_ballot_is_carried_out(made: Seeded, desk: Client) -> None:
    motion = before_body(made)
    said_no = voted(made, motion.reference, KE=YES, FR=NO, JP=NO)
    ballot = voted(made, motion.reference, KE=YES, FR=YES, JP=YES, BR=NO)
    other = sent(desk, MOVES, 409, move="adopt", ballot=str(said_no.id))
    assert told(other) == "decision-says-otherwise"
    assert told(sent(desk, MOVES, 404, move="adopt", ballot=str(uuid4()))) == "ballot-unknown"
    adopted = sent(desk, MOVES, move="adopt", ballot=str(ballot.id))
    assert (adopted["state"], adopted["moves"]) == ("adopted", [])
    assert adopted["steps"][-1]["decision"] == ballot.reference
    again = sent(desk, MOVES, 409, move="adopt", ballot=str(ballot.id))
    assert told(again) == "motion-move-not-now"


def test_the_secretariat_withdraws_for_its_proposer(made: Seeded, desk: Client) -> None:
    proposed_by(made)
    assert told(sent(desk, MOVES, 403, move="withdraw")) == "motion-move-not-yours"
    fr = program(made.heads["FR"])
    assert told(sent(fr, MOVES, 403, move="withdraw", on_behalf=True)) == "motion-move-not-yours"
    assert sent(desk, MOVES, move="withdraw", on_behalf=True)["state"] == "withdrawn"


def test_members_stand_beside_it_and_step_back(made: Seeded, desk: Client) -> None:
    proposed_by(made)
    fr = program(made.heads["FR"])
    for _ in range(2):
        assert sent(fr, SPONSORS)["co_sponsors"] == ["FR"]
    assert sent(desk, SPONSORS, on_behalf="JP")["co_sponsors"] == ["FR", "JP"]
    assert sent(fr, f"{SPONSORS}/end")["co_sponsors"] == ["JP"]
    assert told(sent(fr, f"{SPONSORS}/end", 400)) == "motion-co-sponsor-none"
    assert told(sent(program(made.heads["KE"]), SPONSORS, 400)) == "motion-co-sponsor-twice"
    sent(Client(), SPONSORS, 401)
    assert told(sent(program(made.heads["FR"], "view"), SPONSORS, 403)) == "no-delegate"
    assert told(sent(fr, SPONSORS, 403, on_behalf="BR")) == "not-permitted"
    assert told(sent(desk, SPONSORS, 404, on_behalf="XX")) == "member-unknown"
    assert told(sent(fr, SPONSORS, 400, on_behalf=1)) == "body.asked.on_behalf"
    sent(desk, MOVES, move="lapse")
    assert told(sent(fr, SPONSORS, 409)) == "motion-ended"
