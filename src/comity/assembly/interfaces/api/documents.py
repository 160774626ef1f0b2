"""Documents over the API: filed about something, read, withdrawn."""

from __future__ import annotations

from base64 import b64encode
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import File, Form, Query, Status
from ninja.files import UploadedFile
from pydantic import Field, StringConstraints

from comity.assembly.actions.add_document import add_document, withdraw_document
from comity.assembly.interfaces.api.asking import READING, WRITING, asking
from comity.assembly.interfaces.api.member_records import DocumentRecord
from comity.assembly.models import Document
from comity.assembly.queries.documents import documents_about, read_document
from comity.assembly.queries.filed_subjects import seen_document, seen_subject
from comity.kernel.domain.audit import Visibility
from comity.kernel.formats.document_kinds import LARGEST
from comity.kernel.interfaces.api.asked import Asked
from comity.kernel.interfaces.api.bodies import refuse_unknown
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Record

ALL = "/assemblies/{slug}/documents"
ONE = f"{ALL}/{{uuid:document}}"
router = private_router("assembly", auth=READING)
About = Annotated[
    str,
    StringConstraints(
        pattern=r"^(application|member|session|agenda-item|motion|treaty|treaty-deed):[0-9a-f-]{36}$"
    ),
]


class FiledDocument(DocumentRecord):
    about: str
    visibility: Visibility
    added_at: datetime


class FiledDocumentList(Record):
    items: list[FiledDocument]


class FiledDocumentContent(FiledDocument):
    """`content` is base64. Open nothing of it unseen: it was checked for its type, no more."""

    content: str


class WithdrawnDocument(Record):
    id: UUID
    sha256: str
    withdrawn_at: datetime | None


class DocumentsAsked(Asked):
    about: Annotated[
        About, Field(description="By reference: session:..., application:..., motion:...")
    ]


class DocumentAsked(Asked):
    about: Annotated[About, Field(description="What it is about, by reference: session:...")]
    part: Annotated[
        str,
        Field(
            max_length=64,
            description="The supporting document of the statute that it is, if it is one.",
        ),
    ] = ""
    visibility: Annotated[Visibility, Field(description="Who may read it.")] = Visibility.MEMBERS


@router.get(ALL, response=FiledDocumentList, operation_id="documents")
def documents(request: HttpRequest, slug: str, asked: Query[DocumentsAsked]) -> dict[str, Any]:
    """Documents about something that you may read."""
    person = asking(request, slug)
    rows = documents_about(person, seen_subject(person, asked.about))
    return {"items": [_record(each) for each in rows]}


@router.post(ALL, auth=WRITING, response={201: FiledDocument}, operation_id="add_document")
def add(
    request: HttpRequest,
    slug: str,
    asked: Form[DocumentAsked],
    file: Annotated[UploadedFile, File(description="Of 10 MiB at most, named by its kind.")],
) -> Status[dict[str, Any]]:
    """File a document, for whoever keeps what it is about, or applies. The same bytes about the
    same thing are filed once."""
    refuse_unknown(request, "about", "file", "part", "visibility")
    person = asking(request, slug)
    subject = seen_subject(person, asked.about)
    row = add_document(
        person=person,
        about=subject.reference,
        name=file.name or "",
        content=file.read(LARGEST + 1),
        claimed=file.content_type or "",
        part=asked.part,
        visibility=asked.visibility,
    )
    return Status(201, _record(row))


@router.get(ONE, response=FiledDocumentContent, operation_id="document")
def content(request: HttpRequest, slug: str, document: UUID) -> dict[str, Any]:
    """A document with its bytes."""
    row = read_document(asking(request, slug), document)
    return _record(row) | {"content": b64encode(bytes(row.content)).decode()}


@router.post(
    f"{ONE}/withdrawal",
    auth=WRITING,
    response=WithdrawnDocument,
    operation_id="withdraw_document",
)
def withdraw(request: HttpRequest, slug: str, document: UUID) -> dict[str, Any]:
    """Take a document back: its bytes are erased, its digest stays."""
    person = asking(request, slug)
    seen_document(person, document)
    row = withdraw_document(person=person, document=document)
    return {"id": row.id, "sha256": row.digest, "withdrawn_at": row.withdrawn_at}


def _record(row: Document) -> dict[str, Any]:
    return {
        "id": row.id,
        "about": row.about,
        "part": row.part or None,
        "name": row.name,
        "media_type": row.media_type,
        "size": row.size,
        "sha256": row.digest,
        "visibility": row.visibility,
        "added_at": row.added_at,
    }
