"""Documents of applications over the API: filed, read by whoever may, and taken back."""

from __future__ import annotations

from base64 import b64decode, b64encode
from hashlib import sha256
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from tests.assembly.closed_ballots import applying
from tests.assembly.interfaces.api.programs import LAKES, Answer, post, program, told, wrong_at
from tests.assembly.seeding import Seeded, seeded
from tests.parties.people import person

from comity.assembly.models import Application, Document
from comity.parties.models import User

pytestmark = pytest.mark.django_db
ASSEMBLY = "/api/v1/assemblies/north-lakes"
LETTER = b"We should like to be a member."


def applicant(user: User) -> Client:
    return program(user, "represent")


def desk(made: Seeded) -> Client:
    return program(made.secretary, f"keep-members@{LAKES}")


def file(client: Client, row: Application, data: bytes = LETTER, **more: object) -> Answer:
    body = {"name": "letter.txt", "content": b64encode(data).decode(), **more}
    return post(client, f"{ASSEMBLY}/applications/{row.id}/documents", **body)


def read(client: Client, key: str) -> tuple[int, dict[str, Any]]:
    answer = client.get(f"{ASSEMBLY}/documents/{key}")
    return answer.status_code, answer.json()


def take_back(client: Client, key: str) -> Answer:
    return post(client, f"{ASSEMBLY}/documents/{key}/withdrawal")


def test_an_applicant_files_what_is_missing_once() -> None:
    ada, row = applying(seeded("KE"))
    client = applicant(ada)
    address = f"{ASSEMBLY}/applications/{row.id}"
    assert client.get(address).json()["missing"] == ["letter-of-intent"]
    status, filed = file(client, row, part="letter-of-intent", media_type="text/plain")
    key = filed.pop("id")
    assert (status, filed) == (
        201,
        {
            "part": "letter-of-intent",
            "name": "letter.txt",
            "media_type": "text/plain",
            "size": len(LETTER),
            "sha256": sha256(LETTER).hexdigest(),
        },
    )
    assert told(file(client, row, part="letter-of-intent")) == (409, "document-twice")
    assert client.get(address).json()["missing"] == []
    status, found = read(client, key)
    assert (status, b64decode(found["content"])) == (200, LETTER)


@pytest.mark.parametrize(
    ("about", "status", "problem"),
    [
        ({"content": "no base64!"}, 400, "document-base64"),
        ({"content": ""}, 400, "document-empty"),
        ({"name": "letter.exe"}, 400, "document-ending"),
        ({"name": "letter.pdf"}, 400, "document-content"),
        ({"media_type": "image/png"}, 400, "document-claimed"),
        ({"part": "no-such"}, 404, "document-part-unknown"),
    ],
)
def test_what_can_not_be_filed_is_said(about: dict[str, object], status: int, problem: str) -> None:
    ada, row = applying(seeded("KE"))
    assert told(file(applicant(ada), row, **about)) == (status, problem)
    assert not Document.objects.exists()


def test_what_can_not_be_read_is_named() -> None:
    ada, row = applying(seeded("KE"))
    address = f"{ASSEMBLY}/applications/{row.id}/documents"
    assert wrong_at(post(applicant(ada), address, visibility="public")) == [
        "body.asked.name", "body.asked.content", "body.asked.visibility",
    ]  # fmt: skip
    long = file(applicant(ada), row, b"a" * 375_001)
    assert wrong_at(long) == ["body.asked.content"]
    assert file(applicant(ada), row, b"a" * 375_000)[0] == 201


def test_documents_are_read_by_members_and_the_applicant() -> None:
    made = seeded("KE")
    ada, row = applying(made)
    key = file(applicant(ada), row)[1]["id"]
    for client in (applicant(ada), program(made.heads["KE"], "view")):
        assert read(client, key)[0] == 200
    for client in (Client(), program(person("stranger"), "view")):
        assert told(read(client, key)) == (404, "document-unknown")


def test_what_the_secretariat_keeps_to_itself_nobody_else_reads() -> None:
    made = seeded("KE")
    ada, row = applying(made)
    assert told(file(applicant(ada), row, visibility="private")) == (403, "not-permitted")
    status, filed = file(desk(made), row, visibility="private")
    assert status == 201
    for client in (applicant(ada), program(made.heads["KE"], "view"), Client()):
        assert told(read(client, filed["id"])) == (404, "document-unknown")
    assert told(take_back(applicant(ada), filed["id"])) == (404, "document-unknown")
    reading = program(made.secretary, "read-restricted")
    assert read(reading, filed["id"])[0] == 200


def test_a_document_is_taken_back_once() -> None:
    made = seeded("KE")
    ada, row = applying(made)
    key = file(applicant(ada), row)[1]["id"]
    head = program(made.heads["KE"], "represent", f"represent-member@{LAKES}")
    assert told(take_back(head, key)) == (403, "not-permitted")
    assert take_back(Client(), key)[0] == 401
    status, found = take_back(applicant(ada), key)
    assert (status, found["id"], found["sha256"]) == (200, key, sha256(LETTER).hexdigest())
    assert told(take_back(applicant(ada), key)) == (404, "document-unknown")
    assert told(read(applicant(ada), key)) == (404, "document-unknown")
    assert bytes(Document.objects.get().content) == b""


def test_nobody_else_files_and_nothing_is_filed_after_the_decision() -> None:
    made = seeded("KE")
    ada, row = applying(made)
    assert told(file(program(made.heads["KE"], "represent"), row)) == (403, "not-permitted")
    assert told(file(program(person("stranger"), "represent"), row)) == (404, "application-unknown")
    assert file(Client(), row)[0] == 401
    row.id = uuid4()
    assert told(file(desk(made), row)) == (404, "application-unknown")
    Application.objects.update(state="declined")
    assert told(file(applicant(ada), Application.objects.get())) == (409, "application-decided")
    assert not Document.objects.exists()
