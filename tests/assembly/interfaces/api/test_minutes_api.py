"""Minutes over the API: drafted, written in versions, approved, read."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from tests.assembly.programs import API, MEMBER, at_once, got, office, program, sent, told
from tests.assembly.seeding import Seeded, seeded
from tests.assembly.sitting import opened, planned
from tests.parties.people import person

from comity.assembly.models import Minutes
from comity.kernel.domain.audit import Visibility

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Seeded:
    return seeded("KE", "FR", "JP")


@pytest.fixture
def desk(made: Seeded) -> Client:
    return program(made.secretary, *office("keep-sessions", "read-members"))


def test_from_a_draft_to_what_everybody_reads(made: Seeded, desk: Client) -> None:
    session = opened(made, "KE", visibility=Visibility.PUBLIC)
    path = f"/sessions/{session.id}/minutes"
    draft = got(desk, f"{path}/draft")
    assert draft["after"] == 0
    assert draft["text"].startswith("# ")
    assert "First session" in draft["text"]
    first = sent(desk, path, 201, text="Draft.\r\nTwo lines.", after=0)
    assert (first["version"], first["text"], first["approved_at"]) == (
        1,
        "Draft.\nTwo lines.",
        None,
    )
    assert got(Client(), path)["items"] == []
    assert told(got(Client(), f"{path}/1", 404)) == "minutes-unknown"
    assert got(desk, f"{path}/1")["text"] == "Draft.\nTwo lines."
    sent(desk, path, 201, text="Better.", after=1)
    assert told(sent(desk, f"{path}/2/approval", 409)) == "minutes-of-open-session"
    sent(desk, f"/sessions/{session.id}/close")
    assert told(sent(desk, f"{path}/1/approval", 409)) == "minutes-not-last"
    assert sent(desk, f"{path}/2/approval")["approved_at"] is not None
    assert told(sent(desk, f"{path}/2/approval", 409)) == "minutes-approved"
    assert [each["version"] for each in got(Client(), path)["items"]] == [2]
    assert got(Client(), f"{path}/2")["text"] == "Better."
    assert [each["version"] for each in got(desk, path)["items"]] == [1, 2]


def test_whoever_writes_second_is_told_so(made: Seeded, desk: Client) -> None:
    path = f"/sessions/{opened(made).id}/minutes"
    sent(desk, path, 201, text="One.")
    late = sent(desk, path, 409, text="Other.")
    assert (told(late), late["detail"]) == (
        "minutes-changed-meanwhile",
        "Somebody wrote version 1 meanwhile. Look at it, then write yours again.",
    )
    assert told(sent(desk, path, 409, text="Other.", after=2)) == "minutes-changed-meanwhile"
    assert Minutes.objects.count() == 1


def test_who_may_not_write_or_approve_them(made: Seeded, desk: Client) -> None:
    session = opened(made)
    path = f"/sessions/{session.id}/minutes"
    sent(desk, path, 201, text="One.")
    for client, status, why in (
        (Client(), 401, "api-token-missing"),
        (program(made.heads["KE"], MEMBER, "view"), 403, "not-permitted"),
        (program(made.secretary, "read-members"), 403, "not-permitted"),
    ):
        assert told(sent(client, path, status, text="Two.", after=1)) == why
        assert told(got(client, f"{path}/draft", status)) == why
        assert told(sent(client, f"{path}/1/approval", status)) == why
    stranger = program(person("stranger"))
    assert told(got(stranger, path, 404)) == "session-unknown"
    assert got(program(made.heads["KE"]), path)["items"] == []
    assert Minutes.objects.count() == 1


def test_bad_input_is_told_by_its_place(made: Seeded, desk: Client) -> None:
    path = f"/sessions/{opened(made).id}/minutes"
    for wrong, status, where in (
        ({}, 400, "body.asked.text"),
        ({"text": ""}, 400, "body.asked.text"),
        ({"text": " \n"}, 400, "minutes-empty"),
        ({"text": "x" * 500_001}, 400, "minutes-too-long"),
        ({"text": "One.", "after": -1}, 400, "body.asked.after"),
        ({"text": "One.", "after": "0"}, 400, "body.asked.after"),
    ):
        assert told(sent(desk, path, status, **wrong)) == where
    assert told(sent(desk, f"{path}/1/approval", 404)) == "minutes-unknown"
    assert told(got(desk, f"{path}/0", 400)) == "api-bad-whole-number"
    early = sent(desk, f"/sessions/{planned(made).id}/minutes", 409, text="One.")
    assert told(early) == "minutes-too-early"
    sent(desk, f"/sessions/{uuid4()}/minutes", 404, text="One.")


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="threads share SQLite's database")
def test_of_two_that_write_at_once_one_is_told_so(made: Seeded, desk: Client) -> None:
    path = f"{API}/sessions/{opened(made).id}/minutes"

    def write(text: str) -> Any:  # noqa: ANN401 - an answer
        return desk.post(path, {"text": text}, content_type="application/json").status_code

    assert sorted(at_once(lambda: write("One."), lambda: write("Other."))) == [201, 409]
    assert Minutes.objects.count() == 1
