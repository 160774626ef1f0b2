"""File a document about something: an application, a session, a treaty."""

from __future__ import annotations

from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from comity.assembly.models import Assembly, Document
from comity.assembly.queries.documents import (
    Subject,
    check_part,
    check_readers,
    filed_about,
    require_filing,
)
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.people import Person
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, UnknownName
from comity.kernel.formats.document_kinds import document_kind, document_name

MOST = 100
"""about one thing, withdrawn ones too"""


def add_document(
    *,
    person: Person,
    about: str,
    name: str,
    content: bytes,
    claimed: str = "",
    part: str = "",
    visibility: Visibility = Visibility.MEMBERS,
) -> Document:
    """`about` is a reference, `claimed` the media type that its sender named, `part` the supporting
    document of the statute that it is. Needs to keep what it is about, or to be on its side. Raises
    as `document_kind`, `filed_about`, `require_filing`, `check_readers` and `check_part` do;
    `Conflict`: `document-twice` for the same bytes, `documents-too-many`."""
    subject = filed_about(person.assembly, about)
    require_filing(person, subject)
    check_readers(person, subject, visibility)
    check_part(subject, part, statute_on(person.assembly, person.on))
    shown = document_name(name)
    kind = document_kind(shown, claimed, content)
    digest = sha256(content).hexdigest()
    with transaction.atomic():
        _lock(person, subject)
        filed = Document.objects.filter(assembly=person.assembly, about=about)
        if filed.filter(digest=digest, part=part, withdrawn_at=None).exists():
            raise Conflict("document-twice", name=shown)
        if filed.count() >= MOST:
            raise Conflict("documents-too-many", limit=MOST)
        row = Document.objects.create(
            assembly=person.assembly,
            about=about,
            part=part,
            name=shown,
            media_type=kind,
            size=len(content),
            digest=digest,
            content=content,
            visibility=visibility.value,
            added_by=person.actor.reference,
        )
        _log(person, "add_document", row)
    return row


def withdraw_document(*, person: Person, document: UUID) -> Document:
    """It is shown no more and counts for nothing; its bytes are erased, that it was filed stays.
    Needs what filing it needs. Raises `UnknownName("document-unknown")` and as `require_filing`."""
    with transaction.atomic():
        rows = Document.objects.select_for_update().filter(assembly=person.assembly)
        row = rows.filter(id=document, withdrawn_at=None).first()
        if row is None:
            raise UnknownName("document-unknown", key=str(document))
        require_filing(person, _lock(person, filed_about(person.assembly, row.about)))
        row.withdrawn_at, row.content = timezone.now(), b""
        row.save(update_fields=["withdrawn_at", "content"])
        _log(person, "withdraw_document", row)
    return row


def _lock(person: Person, subject: Subject) -> Subject:
    """What it is about, as it stands once nobody else changes it."""
    Assembly.objects.select_for_update().get(id=person.assembly.id)
    fresh = filed_about(person.assembly, subject.reference)
    require_filing(person, fresh)
    return fresh


def _log(person: Person, action: str, row: Document) -> None:
    append_audit(
        actor=person.actor.reference,
        action=action,
        object=row.reference,
        payload={
            "about": row.about,
            "part": row.part,
            "name": row.name,
            "media_type": row.media_type,
            "size": row.size,
            "digest": row.digest,
        },
        visibility=Visibility(row.visibility),
    )
