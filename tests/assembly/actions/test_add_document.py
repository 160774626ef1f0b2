"""Documents: who files them, about what, of which kinds, and who reads them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.assembly.closed_ballots import applying, closed_ballot
from tests.assembly.seeding import SINCE, Seeded, seeded
from tests.parties.people import person

from comity.assembly.actions.add_document import add_document, withdraw_document
from comity.assembly.actions.appoint_officer import appoint_officer
from comity.assembly.actions.found_assembly import found_assembly
from comity.assembly.actions.move_application import move_application
from comity.assembly.domain.applications import ApplicationState, Mover
from comity.assembly.domain.offices import Office
from comity.assembly.models import Document
from comity.assembly.queries.documents import documents_about, read_document
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted, UnknownName
from comity.parties.domain.permissions import OPERATOR
from comity.parties.domain.terms import Term

pytestmark = pytest.mark.django_db
FORUM = Path("src/comity/assembly/examples/world-forum.yaml")
TEXT = b"We should like to be a member."


def test_the_applicant_and_the_secretariat_file_and_nobody_else_does() -> None:
    made = seeded("KE")
    ada, row = applying(made)
    first = add_document(
        person=made.as_user(ada), about=row.reference, name="a/letter.txt", content=TEXT
    )
    assert (first.name, first.media_type, first.size) == ("letter.txt", "text/plain", len(TEXT))
    add_document(person=made.as_secretary(), about=row.reference, name="x.md", content=b"# X")
    for other in (made.as_head("KE"), made.as_user(person("stranger"))):
        with pytest.raises(NotPermitted):
            add_document(person=other, about=row.reference, name="y.txt", content=TEXT)


def test_the_same_file_is_filed_once() -> None:
    made = seeded("KE")
    ada, row = applying(made)
    given = {"about": row.reference, "name": "letter.txt", "content": TEXT}
    add_document(person=made.as_user(ada), **given)  # type: ignore[arg-type]
    with pytest.raises(Conflict) as error:
        add_document(person=made.as_user(ada), **given)  # type: ignore[arg-type]
    assert error.value.message.id == "document-twice"


def test_a_part_is_one_that_the_statute_names() -> None:
    made = seeded("KE")
    ada, row = applying(made)
    with pytest.raises(UnknownName) as error:
        add_document(
            person=made.as_user(ada),
            about=row.reference,
            name="letter.txt",
            content=TEXT,
            part="passport",
        )
    assert error.value.message.id == "document-part-unknown"


NOBODY = "application:00000000-0000-4000-8000-000000000000"


@pytest.mark.parametrize("about", ["application:nothing", NOBODY, "user:1", ""])
def test_nothing_is_filed_about_nothing(about: str) -> None:
    made = seeded("KE")
    with pytest.raises(UnknownName) as error:
        add_document(person=made.as_secretary(), about=about, name="a.txt", content=TEXT)
    assert error.value.message.id == "subject-unknown"


def test_a_withdrawn_document_is_gone_and_that_it_was_filed_stays() -> None:
    made = seeded("KE")
    ada, row = applying(made)
    filed = add_document(
        person=made.as_user(ada), about=row.reference, name="letter.txt", content=TEXT
    )
    with pytest.raises(NotPermitted):
        withdraw_document(person=made.as_head("KE"), document=filed.id)
    withdraw_document(person=made.as_user(ada), document=filed.id)
    kept = Document.objects.get(id=filed.id)
    assert (bytes(kept.content), kept.digest) == (b"", filed.digest)
    with pytest.raises(UnknownName):
        read_document(made.as_user(ada), filed.id)
    with pytest.raises(UnknownName):
        withdraw_document(person=made.as_user(ada), document=filed.id)


def test_what_was_decided_on_stays_as_it_was() -> None:
    made = seeded("KE")
    ada, row = applying(made, complete=True)
    (filed,) = Document.objects.all()
    ballot = closed_ballot(made, row.reference, "admission")
    move_application(
        person=made.as_secretary(),
        application=row.id,
        to=ApplicationState.APPROVED,
        by=Mover.BODY,
        ballot=ballot,
    )
    with pytest.raises(Conflict) as error:
        withdraw_document(person=made.as_user(ada), document=filed.id)
    assert error.value.message.id == "application-decided"


def test_who_reads_what() -> None:
    made = seeded("KE")
    ada, row = applying(made)
    own = add_document(
        person=made.as_user(ada), about=row.reference, name="letter.txt", content=TEXT
    )
    notes = add_document(
        person=made.as_secretary(),
        about=row.reference,
        name="notes.txt",
        content=b"For us alone.",
        visibility=Visibility.PRIVATE,
    )
    people = {
        "applicant": made.as_user(ada),
        "secretary": made.as_secretary(),
        "member": made.as_head("KE"),
        "stranger": made.as_user(person("stranger")),
    }
    seen = {name: [each.name for each in documents_about(who, row)] for name, who in people.items()}
    assert seen == {
        "applicant": ["letter.txt"],
        "secretary": ["letter.txt", "notes.txt"],
        "member": ["letter.txt"],
        "stranger": [],
    }
    assert read_document(people["applicant"], own.id) == own
    for name in ("applicant", "member", "stranger"):
        with pytest.raises(UnknownName):
            read_document(people[name], notes.id)
    with pytest.raises(UnknownName):
        read_document(people["stranger"], own.id)


def forum() -> Seeded:
    """Another organisation of this node, under a statute without weights."""
    assembly = found_assembly(actor=OPERATOR, source=FORUM.read_bytes(), name=FORUM.name)
    made = Seeded(assembly, person("other-secretary"))
    appoint_officer(
        person=made.as_operator(),
        user=made.secretary.id,
        office=Office.SECRETARY,
        term=Term(SINCE),
    )
    return made


def test_an_organisation_does_not_read_anothers_documents() -> None:
    made = seeded("KE")
    ada, row = applying(made)
    filed = add_document(
        person=made.as_user(ada), about=row.reference, name="letter.txt", content=TEXT
    )
    other = forum()
    with pytest.raises(UnknownName):
        read_document(other.as_secretary(), filed.id)


def test_what_is_no_such_file_is_refused() -> None:
    made = seeded("KE")
    ada, row = applying(made)
    with pytest.raises(InvalidInput) as error:
        add_document(
            person=made.as_user(ada), about=row.reference, name="letter.pdf", content=b"<html>"
        )
    assert error.value.message.id == "document-content"
