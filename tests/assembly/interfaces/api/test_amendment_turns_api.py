"""What becomes of amendments, over the API."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from tests.assembly.motions import (
    before_body,
    decided,
    deleting,
    inserting,
    lakes,
    presiding,
    replacing,
)
from tests.assembly.programs import API, at_once, got, office, program, sent, told
from tests.assembly.seeding import Seeded
from tests.assembly.voting import NO, YES, prepared, voted
from tests.parties.people import person

from comity.assembly.actions.open_ballot import open_ballot
from comity.assembly.actions.prepare_ballot import prepare_ballot
from comity.assembly.models import MotionVersion
from comity.parties.models import User

pytestmark = pytest.mark.django_db
ONE = "/motions/1/amendments/a1"
CARRIED = {"KE": YES, "FR": YES, "JP": YES, "BR": NO}
LOST = {"KE": YES, "FR": NO, "JP": NO, "BR": NO}


@pytest.fixture
def made(tmp_path: Path) -> Seeded:
    return lakes(tmp_path)


@pytest.fixture
def desk(made: Seeded) -> Client:
    return program(made.secretary, *office("keep-motions", "read-members"))


def test_a_ballot_settles_it_and_what_falls_with_it(made: Seeded, desk: Client) -> None:
    motion = before_body(made)
    first = replacing(made, "JP", motion, "d", "Asks all to report.")
    replacing(made, "BR", motion, "d", "Asks none.")
    ballot = voted(made, first.reference, **CARRIED)
    for _ in range(2):
        settled = sent(desk, f"{ONE}/settlement", ballot=str(ballot.id))
    assert (settled["outcome"], settled["decision"]) == ("adopted", ballot.reference)
    listed = got(desk, "/motions/1/amendments")["items"]
    assert [each["outcome"] for each in listed] == ["adopted", "not-put"]
    other = voted(made, first.reference, **LOST)
    late = sent(desk, f"{ONE}/settlement", 409, ballot=str(other.id))
    assert (told(late), late["detail"]) == (
        "amendment-not-pending",
        "The amendment a1 is settled: adopted.",
    )


def test_whoever_presides_settles_by_a_token_for_the_body(made: Seeded) -> None:
    motion = before_body(made)
    row = replacing(made, "JP", motion, "d", "Asks all to report.")
    ballot = str(voted(made, row.reference, **LOST).id)
    key = presiding(made).actor.reference.removeprefix("user:")
    chair = program(User.objects.get(id=key), "preside@body:north-lakes/assembly", "read-members")
    assert sent(chair, f"{ONE}/settlement", ballot=ballot)["outcome"] == "rejected"


def test_who_may_not_settle_it(made: Seeded, desk: Client) -> None:
    motion = before_body(made)
    row = replacing(made, "JP", motion, "d", "Asks all to report.")
    ballot = str(voted(made, row.reference, **CARRIED).id)
    path = f"{ONE}/settlement"
    sent(Client(), path, 401, ballot=ballot)
    assert told(sent(program(person("stranger")), path, 404, ballot=ballot)) == "motion-unknown"
    for client in (program(made.heads["JP"]), program(made.secretary, "read-members")):
        refused = sent(client, path, 403, ballot=ballot)
        assert (told(refused), refused["params"]["permission"]) == ("not-permitted", "keep-motions")
    assert got(desk, "/motions/1/amendments")["items"][0]["outcome"] == "pending"


def test_bad_input_is_told_by_its_place(made: Seeded, desk: Client) -> None:
    motion = before_body(made)
    row = replacing(made, "JP", motion, "d", "Asks all to report.")
    waiting = prepare_ballot(person=made.as_secretary(), subject=row.reference)
    about_another = prepared(made)
    path = f"{ONE}/settlement"
    for body, status, where in (
        ({}, 400, "body.asked.ballot"),
        ({"ballot": "a1"}, 400, "body.asked.ballot"),
        ({"ballot": str(uuid4())}, 404, "ballot-unknown"),
        ({"ballot": str(waiting.id)}, 409, "decision-not-closed"),
        ({"ballot": str(about_another.id)}, 409, "decision-not-closed"),
    ):
        assert told(sent(desk, path, status, **body)) == where
    for name in ("a2", "x", "a", "aa1", "a1234567"):
        unknown = sent(desk, f"/motions/1/amendments/{name}/settlement", 404, ballot=str(uuid4()))
        assert (told(unknown), unknown["params"]["name"]) == ("amendment-unknown", name)
    open_ballot(person=made.as_secretary(), ballot=waiting.id)
    ours = program(made.heads["JP"])
    assert told(sent(ours, f"{ONE}/withdrawal", 409)) == "motion-being-voted-on"


def test_a_member_takes_its_own_back(made: Seeded, desk: Client) -> None:
    motion = before_body(made)
    replacing(made, "JP", motion, "d", "Asks all to report.")
    replacing(made, "JP", motion, "e", "Ends.")
    path = f"{ONE}/withdrawal"
    sent(Client(), path, 401)
    fr = program(made.heads["FR"])
    assert told(sent(fr, path, 403)) == "amendment-of-another"
    assert told(sent(fr, path, 403, on_behalf=True)) == "not-permitted"
    assert told(sent(program(made.heads["JP"], "view"), path, 403)) == "no-delegate"
    assert told(sent(fr, path, 400, on_behalf="JP")) == "body.asked.on_behalf"
    for _ in range(2):
        assert sent(program(made.heads["JP"]), path)["outcome"] == "withdrawn"
    second = "/motions/1/amendments/a2/withdrawal"
    assert sent(desk, second, on_behalf=True)["outcome"] == "withdrawn"
    decided(made, replacing(made, "BR", motion, "d", "Asks none."))
    settled = sent(program(made.heads["BR"]), "/motions/1/amendments/a3/withdrawal", 409)
    assert told(settled) == "amendment-not-pending"


def test_the_order_of_voting(made: Seeded) -> None:
    motion = before_body(made)
    inserting(made, "FR", motion, "e", "Thanks the lakes.")
    replacing(made, "JP", motion, "e", "Remains here.")
    deleting(made, "BR", motion, "d")
    found = got(program(made.heads["CA"]), "/motions/1/order")["items"]
    assert [each["amendment"] for each in found] == ["a3", "a2", "a1"]
    assert found[1] == {
        "amendment": "a2",
        "changed": 2,
        "of": 6,
        "reason": "It changes 2 of the 6 words and marks of the paragraph, old and new together.",
    }
    assert told(got(Client(), "/motions/1/order", 404)) == "motion-unknown"


def test_adopted_amendments_are_merged_once(made: Seeded, desk: Client) -> None:
    motion = before_body(made)
    path = "/motions/1/merge"
    assert got(desk, path)["amendments"] == []
    assert told(sent(desk, path, 409)) == "amendments-none-to-merge"
    decided(made, replacing(made, "JP", motion, "d", "Asks none."))
    fr = program(made.heads["FR"])
    preview = got(fr, path)
    assert (preview["amendments"], preview["paragraphs"][5]["words"]) == (["a1"], "Asks none.")
    sent(Client(), path, 401)
    for client in (fr, program(made.secretary, "read-members")):
        assert told(sent(client, path, 403)) == "not-permitted"
    merged = sent(desk, path)
    assert (merged["version"], merged["amended"]) == (2, True)
    assert merged["paragraphs"] == preview["paragraphs"]
    assert got(fr, "/motions/1/amendments")["items"][0]["merged_in"] == 2
    assert told(sent(desk, path, 409)) == "amendments-none-to-merge"
    assert told(got(Client(), path, 404)) == "motion-unknown"


def test_not_what_excludes_itself(made: Seeded, desk: Client) -> None:
    motion = before_body(made)
    one = replacing(made, "JP", motion, "d", "Asks none.")
    two = replacing(made, "BR", motion, "d", "Asks all.")
    for row in (one, two):
        row.outcome = "adopted"
        row.save()
    for answer in (got(desk, "/motions/1/merge", 409), sent(desk, "/motions/1/merge", 409)):
        assert told(answer) == "amendments-not-together"


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="threads share SQLite's database")
def test_of_two_that_merge_at_once_one_is_told_so(made: Seeded, desk: Client) -> None:
    motion = before_body(made)
    decided(made, replacing(made, "JP", motion, "d", "Asks none."))

    def merge() -> Any:  # noqa: ANN401 - an answer
        path = f"{API}/motions/1/merge"
        return desk.post(path, {}, content_type="application/json").status_code

    assert sorted(at_once(merge, merge)) == [200, 409]
    assert MotionVersion.objects.count() == 2
