"""Motions and amendments over the API."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from tests.assembly.motions import WRITTEN, before_body, draft, lakes, proposed_by, replacing
from tests.assembly.seeding import Seeded
from tests.parties.people import DAY, acting

from comity.assembly.actions.edit_motion import show_motion_to
from comity.assembly.formats.motion_akoma_ntoso import read_motion_akoma_ntoso
from comity.assembly.formats.motion_markdown import read_motion_markdown
from comity.assembly.models import Amendment, Motion
from comity.kernel.domain.audit import Visibility
from comity.parties.actions.grant_role import grant_role
from comity.parties.actions.issue_token import issue_token
from comity.parties.domain.permissions import OPERATOR
from comity.parties.models import User

pytestmark = pytest.mark.django_db
API = "/api/v1/assemblies/north-lakes/motions"


@pytest.fixture
def made(tmp_path: Path) -> Seeded:
    return lakes(tmp_path)


def client_of(user: User, *scopes: str) -> Client:
    """Their programs, by default with leave to act for their member."""
    grant_role(actor=OPERATOR, name="administrator", user=user.id, scope=user.reference, on=DAY)
    _, secret = issue_token(
        actor=acting(user),
        user=user.id,
        name="tests",
        scopes=scopes or ("represent-member@assembly:north-lakes",),
        expires_at=timezone.now() + timedelta(30),
    )
    return Client(headers={"Authorization": f"Bearer {secret.text}"})


def posted(client: Client, path: str, **body: Any) -> Any:  # noqa: ANN401 - an answer
    return client.post(path, body, content_type="application/json")


def test_a_text_becomes_a_motion_once(made: Seeded) -> None:
    client = client_of(made.heads["KE"])
    asked = {"text": WRITTEN, "body": "assembly", "language": "en", "id": str(uuid4())}
    for _ in range(2):
        answer = posted(client, API, **asked)
        assert answer.status_code == 201
    told = answer.json()
    assert (told["id"], told["number"], told["state"]) == (asked["id"], 1, "draft")
    assert told["paragraphs"][3] == {
        "id": "b", "kind": "operative", "words": "that are large;", "depth": 1, "number": "1(a)",
    }  # fmt: skip
    assert told["moves"] == ["submit", "withdraw"]
    assert Motion.objects.count() == 1


def test_who_may_not(made: Seeded) -> None:
    asked = {"text": WRITTEN, "body": "assembly", "language": "en"}
    assert posted(Client(), API, **asked).status_code == 401
    narrow = client_of(made.heads["KE"], "view")
    refused = posted(narrow, API, **asked)
    assert (refused.status_code, refused.json()["message"]) == (403, "no-delegate")
    other = posted(client_of(made.heads["FR"]), API, **asked, on_behalf="KE")
    assert (other.status_code, other.json()["message"]) == (403, "not-permitted")


def test_bad_input_is_one_clear_error(made: Seeded) -> None:
    client = client_of(made.heads["KE"])
    asked = {"text": "# A\n\n> b", "body": "assembly", "language": "en"}
    answer = posted(client, API, **asked)
    assert (answer.status_code, answer.json()["message"]) == (400, "motion-markup")
    assert answer.json()["params"]["line"] == 3
    assert posted(client, API, **asked, wish="x").status_code == 400


def test_lists_and_one(made: Seeded) -> None:
    motion = before_body(made)
    proposed_by(made, "CA")
    assert Client().get(API).json()["total"] == 0
    assert Client().get(f"{API}/1").status_code == 404
    show_motion_to(person=made.as_secretary(), motion=motion, visibility=Visibility.PUBLIC)
    (only,) = Client().get(API).json()["items"]
    assert (only["number"], only["proposer"]) == (1, "KE")
    inside = client_of(made.heads["FR"])
    assert inside.get(f"{API}?state=draft").json()["total"] == 1
    assert inside.get(f"{API}?q=large&limit=1").json()["total"] == 2
    one = inside.get(f"{API}/1").json()
    assert (one["co_sponsors"], one["version"], one["moves"]) == (["FR", "JP"], 1, [])


def test_its_text_comes_back_as_it_was(made: Seeded) -> None:
    before_body(made)
    client = client_of(made.heads["FR"])
    markdown = client.get(f"{API}/1/text").json()
    assert read_motion_markdown(markdown["text"], "m") == draft()
    document = client.get(f"{API}/1/text?format=akoma-ntoso").json()
    assert read_motion_akoma_ntoso(document["text"].encode(), "m") == draft()
    assert client.get(f"{API}/1/text?language=fr").status_code == 404


def test_amendments_and_their_conflicts(made: Seeded) -> None:
    motion = before_body(made)
    replacing(made, "JP", motion, "d", "Asks members to report each month.")
    client, key = client_of(made.heads["BR"]), str(uuid4())
    asked = {"action": "replace", "paragraph": "d", "words": "Asks none.", "id": key}
    for _ in range(2):
        answer = posted(client, f"{API}/1/amendments", **asked)
        assert answer.status_code == 201
    (conflict,) = answer.json()["conflicts"]
    assert (conflict["kind"], conflict["other"], conflict["excludes"]) == (
        "same-paragraph",
        "a1",
        True,
    )
    assert Amendment.objects.count() == 2
    listed = client.get(f"{API}/1/amendments").json()["items"]
    assert [(each["key"], each["outcome"]) for each in listed] == [
        ("a1", "pending"),
        ("a2", "pending"),
    ]
    inserted = posted(
        client,
        f"{API}/1/amendments",
        action="insert",
        paragraph="a",
        new=[{"words": "that learn.", "depth": 1}],
    )
    assert inserted.json()["new"] == [{"words": "that learn.", "kind": "operative", "depth": 1}]
    late = posted(client, f"{API}/1/amendments", action="delete", paragraph="x")
    assert (late.status_code, late.json()["message"]) == (404, "paragraph-unknown")
