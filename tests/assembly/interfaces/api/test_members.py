"""Members, delegates and applications over the API."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from tests.assembly.closed_ballots import applying, closed_ballot, institute, reachable
from tests.assembly.programs import program as asking_as
from tests.assembly.seeding import Seeded, seeded
from tests.parties.people import person

from comity.assembly.actions.change_member_profile import change_member_profile
from comity.assembly.models import Application, Delegate, Member
from comity.parties.models import User

pytestmark = pytest.mark.django_db
API = "/api/v1/assemblies/north-lakes"


def program(user: User, *scopes: str) -> Client:
    return asking_as(user, *(scopes or ("view", "represent", "keep-members", "read-members")))


def got(client: Client, path: str, status: int = 200) -> Any:  # noqa: ANN401 - plain data
    answer = client.get(f"{API}{path}")
    assert answer.status_code == status, answer.content
    return answer.json()


def sent(client: Client, path: str, body: dict[str, object], status: int) -> Any:  # noqa: ANN401
    answer = client.post(f"{API}{path}", body, content_type="application/json")
    assert answer.status_code == status, answer.content
    return answer.json()


def today(made: Seeded) -> str:
    return made.as_operator().on.isoformat()


def test_members_are_public_and_people_and_contacts_are_not() -> None:
    made = seeded("KE", "FR")
    change_member_profile(person=made.as_head("KE"), member="KE", contact="office@ke.example")
    listed = got(Client(), "/members?limit=1")
    assert (listed["total"], len(listed["items"])) == (2, 1)
    assert listed["items"][0] == {
        "code": "FR",
        "name": "Government of FR",
        "kind": "government",
        "jurisdiction": "FR",
        "ror": None,
        "lei": None,
        "classes": ["member"],
        "standing": "member",
        "bodies": ["assembly"],
    }
    one = got(Client(), "/members/KE")
    assert one["delegates"] == 1
    assert {each["right"]: each["has"] for each in one["rights"]}["vote"] is True
    assert [each["kind"] for each in one["events"]] == ["admitted"]
    assert "office@ke.example" not in str(one)
    got(Client(), "/members/XX", 404)


def test_delegates_are_for_members() -> None:
    made = seeded("KE", "FR")
    got(Client(), "/members/KE/delegates", 403)
    got(program(person("stranger")), "/members/KE/delegates", 403)
    (found,) = got(program(made.heads["FR"]), "/members/KE/delegates")["items"]
    assert (found["name"], found["place"]) == (made.heads["KE"].name, "head")
    assert found["accredited"] is True
    assert "email" not in found


def test_a_member_appoints_its_own_delegates() -> None:
    made = seeded("KE", "FR")
    reachable(person("bea"))
    body: dict[str, object] = {
        "email": "bea@example.org",
        "place": "adviser",
        "since": today(made),
    }
    for user, scopes, status in [
        (made.heads["FR"], (), 403),
        (made.heads["KE"], ("view",), 403),
        (made.heads["KE"], (), 201),
        (made.heads["KE"], (), 409),
    ]:
        sent(program(user, *scopes), "/members/KE/delegates", body, status)
    assert Delegate.objects.filter(user__name="bea").count() == 1
    sent(Client(), "/members/KE/delegates", body, 401)
    unknown = body | {"email": "nobody@example.org"}
    sent(program(made.heads["FR"]), "/members/KE/delegates", unknown, 403)
    sent(program(made.heads["KE"]), "/members/KE/delegates", unknown, 404)


def test_an_application_from_asking_to_admission() -> None:
    made = seeded("KE")
    ada, row = applying(made, complete=True)
    path = f"/applications/{row.id}"
    assert got(Client(), "/applications")["total"] == 0
    got(Client(), path, 404)
    got(program(person("stranger")), path, 404)
    whole = got(program(ada), path)
    assert (whole["missing"], whole["sponsors"], whole["rule"]) == ([], ["KE"], "important")
    assert (whole["citation"], len(whole["documents"])) == ("Art. 3(1)", 1)
    body: dict[str, object] = {
        "to": "approved",
        "by": "body",
        "ballot": str(closed_ballot(made, row.reference, "admission")),
    }
    sent(program(ada), f"{path}/moves", body, 403)
    sent(program(made.secretary, "read-members"), f"{path}/moves", body, 403)
    moved = sent(program(made.secretary), f"{path}/moves", body, 200)
    assert (moved["state"], moved["moves"][0]["decision"]) == (
        "approved",
        f"ballot:{body['ballot']}",
    )
    assert Member.objects.filter(organisation=row.applicant).exists()
    sent(program(made.secretary), f"{path}/moves", body, 409)
    sent(program(person("other")), f"{path}/moves", body, 404)


def test_applying_twice_is_a_conflict_and_unknown_bodies_are_told() -> None:
    made = seeded("KE")
    ada = person("ada")
    body: dict[str, object] = {
        "organisation": str(institute(ada).id),
        "member_class": "member",
        "statement": "Hello",
    }
    first = sent(program(ada), "/applications", body, 201)
    assert (first["state"], first["missing"]) == ("submitted", ["letter-of-intent"])
    sent(program(ada), "/applications", body, 409)
    sent(program(ada, "view"), "/applications", body, 403)
    sent(program(ada), "/applications", body | {"organisation": str(uuid4())}, 404)
    sent(program(ada), "/applications", body | {"more": 1}, 400)
    assert Application.objects.count() == 1
    assert got(program(made.heads["KE"]), "/applications")["total"] == 1
