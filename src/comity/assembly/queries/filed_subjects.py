"""What documents are filed about, and documents, as somebody may know of them."""

from __future__ import annotations

from uuid import UUID

from comity.assembly.models import AgendaItem, Application, Document, Motion, Session
from comity.assembly.queries.applications import sees_application
from comity.assembly.queries.documents import KEEPERS, Subject, filed_about, read_document
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import UnknownName


def seen_subject(person: Person, reference: str) -> Subject:
    """Also for whoever keeps it: a token may be narrowed to that alone. Raises
    `UnknownName("subject-unknown")`, also for what they may not know of."""
    about = filed_about(person.assembly, reference)
    if not (_sees(person, about) or _keeps(person, reference)):
        raise UnknownName("subject-unknown", reference=reference[:100])
    return about


def seen_document(person: Person, key: UUID) -> Document:
    """One that they may read, or keep. Raises `UnknownName("document-unknown")`."""
    rows = Document.objects.filter(assembly=person.assembly, id=key, withdrawn_at=None)
    row = rows.defer("content").first()
    if row is not None and _keeps(person, row.about):
        return row
    return read_document(person, key)


def _keeps(person: Person, reference: str) -> bool:
    return person.may(KEEPERS[reference.partition(":")[0]])


def _sees(person: Person, about: Subject) -> bool:
    match about:
        case Application():
            return sees_application(person, about)
        case Session() | Motion():
            return person.sees(about.visibility)
        case AgendaItem():
            return person.sees(about.session.visibility)
    return True
