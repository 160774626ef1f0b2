"""Documents of applications over the API: in JSON, as base64."""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Status
from pydantic import Field

from comity.assembly.actions.add_document import add_document, withdraw_document
from comity.assembly.interfaces.api.applications import seen_by_keeper
from comity.assembly.interfaces.api.asking import READING, WRITING, asking
from comity.assembly.interfaces.api.member_records import DocumentRecord, document_plain
from comity.assembly.queries.documents import read_document
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Record

router = private_router("assembly", auth=READING)
MOST_BYTES = 375_000
"""As base64 they fit into a body. Pages take more."""


class DocumentAsked(Record):
    name: Annotated[str, Field(max_length=255, description="Its ending says what it is.")]
    content: Annotated[
        str,
        Field(max_length=MOST_BYTES * 4 // 3, description="Base64, of 375,000 bytes at most."),
    ]
    media_type: Annotated[
        str, Field(max_length=100, description="As you know it; may be empty.")
    ] = ""
    part: Annotated[
        str, Field(max_length=64, description="The supporting document of the statute it is.")
    ] = ""
    visibility: Annotated[
        Literal[Visibility.MEMBERS, Visibility.PRIVATE],
        Field(description="Read by members and the applicant; or by the secretariat alone."),
    ] = Visibility.MEMBERS


class DocumentContent(DocumentRecord):
    """`content` is base64. Open nothing of it unseen: it was checked for its type, no more."""

    content: str


class WithdrawnDocument(Record):
    id: UUID
    sha256: str
    withdrawn_at: datetime


@router.post(
    "/assemblies/{slug}/applications/{application}/documents",
    response={201: DocumentRecord},
    operation_id="add_document",
    auth=WRITING,
)
def add(
    request: HttpRequest, slug: str, application: UUID, asked: DocumentAsked
) -> Status[dict[str, Any]]:
    """File a document about an application, for the applicant or the secretariat."""
    person = asking(request, slug)
    row = seen_by_keeper(person, application)
    if asked.visibility is Visibility.PRIVATE:
        person.require("keep-members")
    made = add_document(
        person=person,
        about=row.reference,
        name=asked.name,
        content=_bytes(asked.content),
        claimed=asked.media_type,
        part=asked.part,
        visibility=asked.visibility,
    )
    return Status(201, document_plain(made))


@router.get(
    "/assemblies/{slug}/documents/{document}", response=DocumentContent, operation_id="document"
)
def content(request: HttpRequest, slug: str, document: UUID) -> dict[str, Any]:
    """A document that you may read, with its bytes."""
    row = read_document(asking(request, slug), document)
    return document_plain(row) | {"content": b64encode(bytes(row.content)).decode()}


@router.post(
    "/assemblies/{slug}/documents/{document}/withdrawal",
    response=WithdrawnDocument,
    operation_id="withdraw_document",
    auth=WRITING,
)
def withdraw(request: HttpRequest, slug: str, document: UUID) -> dict[str, Any]:
    """Take a document back: its bytes are erased, its digest stays."""
    person = asking(request, slug)
    if not person.may("keep-members"):
        read_document(person, document)
    row = withdraw_document(person=person, document=document)
    return {"id": row.id, "sha256": row.digest, "withdrawn_at": row.withdrawn_at}


def _bytes(text: str) -> bytes:
    """Raises `InvalidInput("document-base64")`."""
    try:
        return b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise InvalidInput("document-base64") from None
