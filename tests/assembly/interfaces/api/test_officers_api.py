"""Offices of an organisation over the API."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from tests.assembly.closed_ballots import reachable
from tests.assembly.programs import API, MEMBER, at_once, got, office, program, sent, told
from tests.assembly.seeding import Seeded, seeded
from tests.parties.people import DAY, person

from comity.parties.actions.grant_role import grant_role
from comity.parties.domain.permissions import OPERATOR
from comity.parties.models import Role, User

pytestmark = pytest.mark.django_db
ALL = "/officers"
FORUM = Path("src/comity/assembly/examples/world-forum.yaml")


@pytest.fixture
def made() -> Seeded:
    return seeded("KE", "FR")


@pytest.fixture
def desk(made: Seeded) -> Client:
    return program(made.secretary, *office("keep-members", "read-members"))


@pytest.fixture
def ada() -> User:
    found = person("ada")
    reachable(found)
    return found


def asked(**more: str) -> dict[str, str]:
    today = timezone.now().date().isoformat()
    return {"email": "ada@example.org", "office": "clerk", "since": today, **more}


def test_an_officer_is_appointed_and_leaves(made: Seeded, desk: Client, ada: User) -> None:
    body = asked(office="presiding", body="assembly", until="2099-01-01", decision="As agreed.")
    appointed = sent(desk, ALL, 201, **body)
    assert (appointed["office"], appointed["body"], appointed["name"], appointed["until"]) == (
        "presiding",
        "assembly",
        "ada",
        "2099-01-01",
    )
    twice = sent(desk, ALL, 409, **body)
    assert (told(twice), twice["params"]["office"]) == ("officer-twice", "presiding")
    assert [each["name"] for each in got(program(made.heads["KE"]), ALL)["items"]] == [
        made.secretary.name,
        "ada",
    ]
    assert [(each["office"], each["name"]) for each in got(Client(), ALL)["items"]] == [
        ("secretary", None),
        ("presiding", None),
    ]
    path = f"{ALL}/{appointed['id']}/end"
    assert sent(desk, path)["until"] == timezone.now().date().isoformat()
    assert told(sent(desk, path, 404)) == "officer-unknown"
    assert len(got(desk, ALL)["items"]) == 1


def test_who_may_not_appoint(made: Seeded, ada: User) -> None:
    key = Role.objects.get(name="secretary").id
    for client, status, why in (
        (Client(), 401, "api-token-missing"),
        (program(made.heads["KE"], MEMBER, "view"), 403, "not-permitted"),
        (program(made.secretary, "read-members"), 403, "not-permitted"),
        (program(ada, "view"), 403, "not-permitted"),
    ):
        for email in ("ada@example.org", "nobody@example.org"):
            assert told(sent(client, ALL, status, **asked(email=email))) == why
        assert told(sent(client, f"{ALL}/{key}/end", status)) == why
    assert Role.objects.get(id=key).valid_until is None
    assert not Role.objects.filter(user=ada).exists()


def test_bad_input_is_told_by_its_place(desk: Client, ada: User) -> None:
    for wrong, status, where in (
        ({"office": "king"}, 400, "body.asked.office"),
        ({"email": 1}, 400, "body.asked.email"),
        ({"since": "today"}, 400, "web-bad-date"),
        ({"since": "2100-01-01", "until": "2099-01-01"}, 400, "term-backwards"),
        ({"decision": "x" * 256}, 400, "body.asked.decision"),
        ({"body": "assembly"}, 400, "office-of-no-body"),
        ({"office": "presiding"}, 404, "body-unknown"),
        ({"office": "presiding", "body": "senate"}, 404, "body-unknown"),
        ({"email": "nobody@example.org"}, 404, "nobody-with-address"),
    ):
        assert told(sent(desk, ALL, status, **{**asked(), **wrong})) == where
    assert not Role.objects.filter(user=ada).exists()
    assert told(sent(desk, f"{ALL}/{uuid4()}/end", 404)) == "officer-unknown"


def test_no_role_of_another_kind_or_place_is_ended(made: Seeded, desk: Client, ada: User) -> None:
    other = seeded("JP", statute=FORUM)
    elsewhere = Role.objects.get(scope=other.assembly.reference, name="secretary")
    kept = grant_role(
        actor=OPERATOR, name="coordinator", user=ada.id, scope=made.assembly.reference, on=DAY
    )
    for role in (elsewhere, kept):
        assert told(sent(desk, f"{ALL}/{role.id}/end", 404)) == "officer-unknown"
        assert Role.objects.get(id=role.id).valid_until is None


def test_what_ended_before_stays_as_it_ended(made: Seeded, desk: Client, ada: User) -> None:
    key = sent(desk, ALL, 201, **asked())["id"]
    before = timezone.now().date() - timedelta(9)
    Role.objects.filter(id=key).update(valid_from=before, valid_until=before)
    assert told(sent(desk, f"{ALL}/{key}/end", 404)) == "officer-unknown"
    assert Role.objects.get(id=key).valid_until == before


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="threads share SQLite's database")
def test_of_two_that_appoint_at_once_one_is_told_so(desk: Client, ada: User) -> None:
    def appoint() -> Any:  # noqa: ANN401 - an answer
        return desk.post(f"{API}{ALL}", asked(), content_type="application/json").status_code

    assert sorted(at_once(appoint, appoint)) == [201, 409]
    assert Role.objects.filter(user=ada).count() == 1
