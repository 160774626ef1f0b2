"""Adopted treaties over the API: read by everybody, written by whoever may."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.assembly.seeding import Seeded, seeded
from tests.assembly.treaties import ratified, treaty
from tests.parties.people import acting

from comity.assembly.models import TreatyDeed
from comity.assembly.queries.people import REPRESENT
from comity.parties.actions.issue_token import issue_token
from comity.parties.models import User

pytestmark = pytest.mark.django_db
LIST = "/api/v1/assemblies/north-lakes/treaties"
ONE = f"{LIST}/convention-on-lake-data"
DEED = {"party": "KE", "kind": "ratification", "on": "2026-03-01", "source": "Full powers"}


def with_token(user: User, *scopes: str) -> Client:
    _, secret = issue_token(
        actor=acting(user),
        user=user.id,
        name="tests",
        scopes=list(scopes),
        expires_at=timezone.now() + timedelta(30),
    )
    return Client(headers={"Authorization": f"Bearer {secret.text}"})


def entered(client: Client, **given: object) -> tuple[int, dict[str, Any]]:
    body = {**DEED, **given}
    response = client.post(f"{ONE}/deeds", body, content_type="application/json")
    return response.status_code, response.json()


def in_force() -> Seeded:
    made = seeded("KE", "FR")
    ratified(made, treaty(made), "KE", "FR")
    return made


def test_how_each_stands_on_a_day() -> None:
    in_force()
    (early,) = Client().get(f"{LIST}?on=2026-02-10").json()["items"]
    assert (early["in_force"], early["parties"]) == (False, [0, 0])
    assert early["still_required"] == [
        {
            "condition": {
                "count": 2,
                "threshold": "",
                "weight": "one",
                "named": [],
                "body": "",
                "of_parties": False,
                "parties_on": None,
                "citation": "Art. 9",
            },
            "found": ["0", "0"],
            "whole": None,
            "more": 2,
            "lacking": [],
            "met": False,
        }
    ]
    (late,) = Client().get(f"{LIST}?on=2026-03-31").json()["items"]
    assert (late["in_force"], late["parties"], late["still_required"]) == (True, [2, 2], [])
    assert late["entry_into_force"] == {"earliest": "2026-03-31", "latest": "2026-03-31"}
    assert Client().get(f"{LIST}?on=2026-01-31").json() == {"items": []}


def test_one_with_its_participants() -> None:
    in_force()
    found = Client().get(f"{ONE}?on=2026-03-31").json()
    assert found["participants"][0] == {
        "party": "KE",
        "status": "party",
        "in_force": True,
        "since": "2026-03-31",
        "next": None,
        "provisional": False,
    }
    assert found["conditions"][0]["met"] is True


def test_what_parties_did() -> None:
    in_force()
    found = Client().get(f"{ONE}/deeds").json()["items"]
    assert [(each["key"], each["on"], each["struck_at"]) for each in found] == [
        ("KE.ratification", "2026-03-01", None),
        ("FR.ratification", "2026-03-01", None),
    ]


def test_the_depositary_enters() -> None:
    made = seeded("KE")
    treaty(made)
    desk = with_token(made.secretary, f"keep-treaties@{made.assembly.reference}")
    status, found = entered(
        desk, party="EU", kind="approval", with_members=True, until="2026-03-09"
    )
    assert (status, found["key"], found["with_members"]) == (201, "EU.approval", True)
    assert entered(desk, party="EU", kind="approval")[0] == 409
    assert entered(desk, kind="handshake")[0] == 400
    assert entered(desk, on="soon")[0] == 400
    assert entered(desk, party="XQ")[0] == 404
    assert TreatyDeed.objects.count() == 1


def test_a_head_notifies_by_a_token_that_may_represent() -> None:
    made = seeded("KE", "FR")
    treaty(made)
    reading = with_token(made.heads["KE"], "view")
    assert entered(reading)[0] == 403
    representing = with_token(made.heads["KE"], f"{REPRESENT}@{made.assembly.reference}")
    assert entered(representing, party="FR")[0] == 403
    assert entered(representing)[0] == 201


def test_nobody_enters_without_a_token() -> None:
    treaty(seeded("KE"))
    assert entered(Client())[0] == 401


def test_no_such_treaty() -> None:
    seeded("KE")
    assert Client().get(ONE).status_code == 404
