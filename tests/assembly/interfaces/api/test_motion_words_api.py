"""Drafts in other words, who reads them, and what is recommended, over the API."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from tests.assembly.motions import WRITTEN, before_body, decided, lakes, proposed_by, replacing
from tests.assembly.programs import API, at_once, got, office, program, sent, told
from tests.assembly.seeding import Seeded
from tests.parties.people import person

from comity.assembly.actions.merge_amendments import merge_amendments
from comity.assembly.models import MotionVersion, Recommendation

pytestmark = pytest.mark.django_db
TEXT, ADVICE = "/motions/1/versions", "/motions/1/recommendations"
OTHER = WRITTEN.replace("that are large;", "that are huge;")
THIRD = WRITTEN.replace("that are large;", "that are small;")


@pytest.fixture
def made(tmp_path: Path) -> Seeded:
    return lakes(tmp_path)


@pytest.fixture
def desk(made: Seeded) -> Client:
    return program(made.secretary, *office("keep-motions", "read-members"))


def test_a_draft_is_put_in_other_words(made: Seeded, desk: Client) -> None:
    proposed_by(made)
    ke = program(made.heads["KE"])
    edited = sent(ke, TEXT, text=OTHER, seen=1)
    assert (edited["version"], edited["paragraphs"][3]["words"]) == (2, "that are huge;")
    assert sent(ke, TEXT, text=OTHER, seen=1)["version"] == 2
    late = sent(ke, TEXT, 409, text=THIRD, seen=1)
    assert told(late) == "motion-changed-meanwhile"
    assert sent(desk, TEXT, text=THIRD, seen=2, on_behalf=True)["version"] == 3


def test_who_may_not_put_it_in_other_words(made: Seeded, desk: Client) -> None:
    proposed_by(made)
    sent(Client(), TEXT, 401, text=OTHER, seen=1)
    stranger = program(person("stranger"))
    assert told(sent(stranger, TEXT, 404, text=OTHER, seen=1)) == "motion-unknown"
    fr = program(made.heads["FR"])
    assert told(sent(fr, TEXT, 403, text=OTHER, seen=1)) == "motion-of-another"
    assert told(sent(fr, TEXT, 403, text=OTHER, seen=1, on_behalf=True)) == "not-permitted"
    narrow = program(made.heads["KE"], "view")
    assert told(sent(narrow, TEXT, 403, text=OTHER, seen=1)) == "no-delegate"
    ke = program(made.heads["KE"])
    for body, where in (
        ({"text": OTHER}, "body.asked.seen"),
        ({"text": "", "seen": 1}, "body.asked.text"),
        ({"text": OTHER, "seen": "one"}, "body.asked.seen"),
        ({"text": "# A\n\n> b", "seen": 1}, "motion-markup"),
    ):
        assert told(sent(ke, TEXT, 400, **body)) == where
    sent(ke, "/motions/1/moves", 400, move="submit")
    before_body(made)
    other = sent(ke, "/motions/2/versions", 409, text=OTHER, seen=1)
    assert told(other) == "motion-not-a-draft"


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="threads share SQLite's database")
def test_of_two_that_change_it_at_once_one_is_told_so(made: Seeded) -> None:
    proposed_by(made)
    ke = program(made.heads["KE"])

    def edit(text: str) -> Any:  # noqa: ANN401 - an answer
        body = {"text": text, "seen": 1}
        return ke.post(f"{API}{TEXT}", body, content_type="application/json").status_code

    assert sorted(at_once(lambda: edit(OTHER), lambda: edit(THIRD))) == [200, 409]
    assert MotionVersion.objects.count() == 2


def test_the_secretariat_says_who_reads_it(made: Seeded, desk: Client) -> None:
    proposed_by(made)
    got(Client(), "/motions/1", 404)
    path = "/motions/1/visibility"
    sent(Client(), path, 401, visibility="public")
    assert told(sent(program(made.heads["KE"]), path, 403, visibility="public")) == "not-permitted"
    assert told(sent(desk, path, 400, visibility="all")) == "body.asked.visibility"
    for _ in range(2):
        assert sent(desk, path, visibility="public")["visibility"] == "public"
    assert got(Client(), "/motions/1")["title"] == "On models"
    sent(desk, path, visibility="private")
    got(program(made.heads["KE"]), "/motions/1", 404)


def test_a_change_is_recommended_and_taken_up(made: Seeded, desk: Client) -> None:
    motion, key = before_body(made), str(uuid4())
    body = {"paragraph": "d", "words": "Asks each month.", "reason": "Sooner.", "id": key}
    for _ in range(2):
        advice = sent(desk, ADVICE, 201, **body)
    assert (advice["id"], advice["seen"], advice["fits"]) == (
        key,
        "Asks members to report each year.",
        True,
    )
    fr, own = program(made.heads["FR"]), str(uuid4())
    assert [it["words"] for it in got(fr, ADVICE)["items"]] == ["Asks each month."]
    assert got(Client(), ADVICE, 404)["message"] == "motion-unknown"
    for _ in range(2):
        taken = sent(fr, f"{ADVICE}/{key}/take-up", 201, id=own)
    assert (taken["id"], taken["proposer"], taken["words"]) == (own, "FR", "Asks each month.")
    clash = sent(program(made.heads["JP"]), f"{ADVICE}/{key}/take-up", 409, id=own)
    assert told(clash) == "key-taken"
    decided(made, replacing(made, "BR", motion, "d", "Asks none."))
    merge_amendments(person=made.as_secretary(), motion=motion)
    (outdated,) = got(fr, ADVICE)["items"]
    assert outdated["fits"] is False
    late = sent(program(made.heads["JP"]), f"{ADVICE}/{key}/take-up", 409)
    assert told(late) == "recommendation-outdated"


def test_who_may_not_recommend(made: Seeded, desk: Client) -> None:
    before_body(made)
    body = {"paragraph": "d", "words": "Asks each month."}
    sent(Client(), ADVICE, 401, **body)
    fr = program(made.heads["FR"])
    refused = sent(fr, ADVICE, 403, **body)
    assert refused["detail"] == (
        "The secretariat, whoever presides and committees recommend changes."
    )
    assert told(sent(program(made.secretary, "read-members"), ADVICE, 403, **body)) == (
        "recommendation-not-yours"
    )
    same = "Asks members to report each year."
    for wrong, status, where in (
        ({"paragraph": "d"}, 400, "body.asked.words"),
        ({**body, "id": "a"}, 400, "body.asked.id"),
        ({**body, "paragraph": "x"}, 404, "paragraph-unknown"),
        ({**body, "words": same}, 400, "recommendation-changes-nothing"),
    ):
        assert told(sent(desk, ADVICE, status, **wrong)) == where
    assert Recommendation.objects.count() == 0
    sent(desk, "/motions/1/moves", move="lapse")
    assert told(sent(desk, ADVICE, 409, **body)) == "motion-ended"


def test_a_recommendation_is_taken_back_by_who_may(made: Seeded, desk: Client) -> None:
    before_body(made)
    key = sent(desk, ADVICE, 201, paragraph="d", words="")["id"]
    path = f"{ADVICE}/{key}/withdrawal"
    sent(Client(), path, 401)
    for client in (program(made.heads["FR"]), program(made.secretary, "read-members")):
        assert told(sent(client, path, 403)) == "recommendation-not-yours"
    assert told(sent(desk, f"{ADVICE}/{uuid4()}/withdrawal", 404)) == "recommendation-unknown"
    proposed_by(made)
    other = f"/motions/2/recommendations/{key}/withdrawal"
    assert told(sent(desk, other, 404)) == "recommendation-unknown"
    moments = {sent(desk, path)["withdrawn_at"] for _ in range(2)}
    assert len(moments) == 1
    assert got(desk, ADVICE)["items"] == []
