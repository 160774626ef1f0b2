"""Documents over the API: filed, read, withdrawn."""

from __future__ import annotations

from base64 import b64decode
from hashlib import sha256
from html import unescape
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.assembly.closed_ballots import applying
from tests.assembly.programs import LAKES, Answer, post, program, refusal_of, wrong_at
from tests.assembly.seeding import Seeded, seeded
from tests.assembly.sitting import planned
from tests.parties.people import person

from comity.assembly.models import Document
from comity.kernel.domain.audit import Visibility
from comity.kernel.formats.document_kinds import LARGEST
from comity.regulation.domain.rulebook import Rulebook

pytestmark = pytest.mark.django_db
DOCUMENTS = "/api/v1/assemblies/north-lakes/documents"
LETTER = b"We should like to be a member."


def desk(made: Seeded) -> Client:
    return program(made.secretary, f"keep-sessions@{LAKES}", f"keep-members@{LAKES}")


def file(
    client: Client,
    about: str,
    content: bytes = LETTER,
    name: str = "letter.txt",
    kind: str = "text/plain",
    **more: str,
) -> Answer:
    sent = SimpleUploadedFile(name, content, kind)
    answer = client.post(DOCUMENTS, {"about": about, "file": sent, **more})
    return answer.status_code, answer.json()


def listed(client: Client, about: str) -> list[str]:
    return [each["id"] for each in client.get(f"{DOCUMENTS}?about={about}").json()["items"]]


def test_a_document_of_a_session_is_filed_read_and_withdrawn() -> None:
    made = seeded()
    client, about = desk(made), planned(made).reference
    status, found = file(client, about)
    key = found.pop("id")
    assert found.pop("added_at")
    assert (status, found) == (
        201,
        {
            "about": about,
            "part": None,
            "name": "letter.txt",
            "media_type": "text/plain",
            "size": len(LETTER),
            "sha256": sha256(LETTER).hexdigest(),
            "visibility": "members",
        },
    )
    inside = program(made.heads["KE"], "view")
    assert listed(inside, about) == [key]
    content = inside.get(f"{DOCUMENTS}/{key}").json()["content"]
    assert b64decode(content) == LETTER
    status, taken = post(client, f"{DOCUMENTS}/{key}/withdrawal")
    assert (status, taken["id"], taken["sha256"]) == (200, key, found["sha256"])
    assert refusal_of(post(client, f"{DOCUMENTS}/{key}/withdrawal")) == (404, "document-unknown")
    assert inside.get(f"{DOCUMENTS}/{key}").status_code == 404
    assert listed(inside, about) == []
    assert bytes(Document.objects.get().content) == b""


def test_the_same_bytes_are_filed_once() -> None:
    made = seeded()
    client, about = desk(made), planned(made).reference
    assert file(client, about)[0] == 201
    assert refusal_of(file(client, about, name="again.txt")) == (409, "document-twice")
    assert Document.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "kind", "content", "problem"),
    [
        ("letter.exe", "application/octet-stream", LETTER, "document-ending"),
        ("letter.pdf", "application/pdf", LETTER, "document-content"),
        ("letter.pdf", "text/html", b"%PDF-1.7", "document-claimed"),
        ("letter.txt", "text/plain", b"\0", "document-content"),
        ("large.txt", "text/plain", b"a" * (LARGEST + 1), "document-too-large"),
    ],
)
def test_files_that_pages_refuse_are_refused(
    name: str, kind: str, content: bytes, problem: str
) -> None:
    made = seeded()
    refused = file(desk(made), planned(made).reference, content, name, kind)
    assert refusal_of(refused) == (400, problem)
    assert not Document.objects.exists()


def test_the_largest_file_is_filed() -> None:
    made = seeded()
    status, found = file(desk(made), planned(made).reference, b"a" * LARGEST)
    assert (status, found["size"]) == (201, LARGEST)


def test_a_form_is_read_strictly() -> None:
    made = seeded()
    client, about = desk(made), planned(made).reference
    for more, message in (
        ({"color": "red"}, "api-form-unknown"),
        ({"part": ["a", "b"]}, "api-form-repeated"),
        ({"part": "a\0"}, "api-body-not-text"),
        ({"part": "letter-of-intent"}, "document-part-unknown"),
    ):
        sent = SimpleUploadedFile("letter.txt", LETTER)
        answer = client.post(DOCUMENTS, {"about": about, "file": sent, **more})
        assert answer.json()["message"] == message
    empty = client.post(DOCUMENTS, {})
    assert wrong_at((empty.status_code, empty.json())) == ["form.about", "file.file"]
    wrong = file(client, "session:first", visibility="nobody")
    assert wrong_at(wrong) == ["form.about", "form.visibility"]
    large = file(client, about, b"a" * (11 * 1024 * 1024))
    assert refusal_of(large) == (413, "api-body-too-large")
    told_as_json = post(client, DOCUMENTS, about=about)
    assert refusal_of(told_as_json) == (415, "api-body-not-form-type")
    broken = client.generic("POST", DOCUMENTS, b"--", "multipart/form-data")
    assert (broken.status_code, broken.json()["message"]) == (400, "api-form-malformed")
    assert not Document.objects.exists()


def test_nobody_files_or_withdraws_without_the_right() -> None:
    made = seeded()
    about = planned(made).reference
    key = file(desk(made), about)[1]["id"]
    head = program(made.heads["KE"], f"keep-sessions@{LAKES}", f"represent-member@{LAKES}")
    narrow = program(made.secretary, "read-members", f"keep-members@{LAKES}")
    stranger = program(person("stranger"), f"keep-sessions@{LAKES}")
    for client, refusal, gone in (
        (head, (403, "not-permitted"), (403, "not-permitted")),
        (narrow, (403, "not-permitted"), (403, "not-permitted")),
        (stranger, (404, "subject-unknown"), (404, "document-unknown")),
    ):
        assert refusal_of(file(client, about, b"Another")) == refusal
        assert refusal_of(post(client, f"{DOCUMENTS}/{key}/withdrawal")) == gone
    assert file(Client(), about, b"Another")[0] == 401
    assert post(Client(), f"{DOCUMENTS}/{key}/withdrawal")[0] == 401
    assert refusal_of(file(desk(made), f"session:{uuid4()}")) == (404, "subject-unknown")
    assert Document.objects.get().withdrawn_at is None


def test_documents_are_read_by_those_whom_they_are_for() -> None:
    made = seeded()
    about = planned(made, visibility=Visibility.PUBLIC).reference
    keys = {
        readers: file(desk(made), about, readers.encode(), visibility=readers)[1]["id"]
        for readers in ("public", "members", "private")
    }
    office = program(made.secretary, "read-members", "read-restricted")
    inside, outside = program(made.heads["KE"], "view"), Client()
    assert listed(outside, about) == [keys["public"]]
    assert listed(inside, about) == [keys["public"], keys["members"]]
    assert listed(office, about) == [*keys.values()]
    for client, readers, status in (
        (outside, "public", 200), (outside, "members", 404), (inside, "members", 200),
        (inside, "private", 404), (office, "private", 200),
    ):  # fmt: skip
        assert client.get(f"{DOCUMENTS}/{keys[readers]}").status_code == status
    assert refusal_of(file(desk(made), planned(made).reference, name=" ")) == (400, "document-name")


def test_of_what_is_for_members_nobody_else_lists_documents() -> None:
    made = seeded()
    about = planned(made).reference
    file(desk(made), about, visibility="public")
    answer = Client().get(f"{DOCUMENTS}?about={about}")
    assert (answer.status_code, answer.json()["message"]) == (404, "subject-unknown")


def test_who_applies_files_for_members_alone() -> None:
    made = seeded("KE", "FR")
    ada, row = applying(made)
    own = program(ada, "represent")
    assert refusal_of(file(own, row.reference, visibility="public")) == (400, "document-readers")
    assert refusal_of(file(own, row.reference, visibility="private")) == (400, "document-readers")
    assert refusal_of(file(desk(made), row.reference, visibility="public")) == (
        400, "document-readers",
    )  # fmt: skip
    assert not Document.objects.exists()
    status, found = file(own, row.reference, part="letter-of-intent")
    assert (status, found["part"], found["visibility"]) == (201, "letter-of-intent", "members")
    note = file(desk(made), row.reference, b"A note", visibility="private")[1]["id"]
    assert listed(own, row.reference) == [found["id"]]
    assert listed(program(made.heads["KE"], "view"), row.reference) == [found["id"]]
    assert own.get(f"{DOCUMENTS}/{note}").status_code == 404
    assert refusal_of(file(program(ada, "view"), row.reference)) == (404, "subject-unknown")
    assert refusal_of(file(program(made.heads["FR"], "represent"), row.reference)) == (
        403, "not-permitted",
    )  # fmt: skip
    assert post(own, f"{DOCUMENTS}/{found['id']}/withdrawal")[0] == 200
    row.state = "declined"
    row.save()
    assert refusal_of(file(own, row.reference, b"Late")) == (409, "application-decided")


def test_the_page_shows_how_a_file_is_sent(client: Client, indexed: Rulebook) -> None:
    shown = unescape(client.get("/api").content.decode())
    assert "-F 'file=@report.pdf' -F 'visibility=public'" in shown
    assert '--json \'{"about"' not in shown
