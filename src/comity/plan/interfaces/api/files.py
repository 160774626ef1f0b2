"""Files of commitments and of reports, over the API: in JSON, as base64."""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Status
from pydantic import Field, StringConstraints

from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Record
from comity.plan.actions.add_plan_file import add_plan_file, withdraw_plan_file
from comity.plan.interfaces.api.asked import MOST_NUMBER, CommitmentNumber, without_nul
from comity.plan.interfaces.api.asking import READING, WRITING, asking
from comity.plan.models import Commitment, PlanFile
from comity.plan.queries.find_progress import find_update
from comity.plan.queries.plan_files import files_of, read_plan_file
from comity.plan.queries.seen_commitments import find_commitment

router = private_router("plan", auth=READING)
MOST_BYTES = 380 * 1024
"""As base64 they fit into a body of the API, with what stands beside them. Pages take more."""
MOST_CHARACTERS = 4 * -(-MOST_BYTES // 3)


class PlanFileRecord(Record):
    """`update` is the number of the report that it belongs to, null for the commitment itself."""

    id: UUID
    commitment: int
    update: int | None
    name: str
    media_type: str
    size: int
    sha256: str
    visibility: Visibility


class PlanFileList(Record):
    items: list[PlanFileRecord]


class PlanFileContent(Record):
    """`content` is base64. Open nothing of it unseen: it was checked for its type, no more."""

    name: str
    media_type: str
    size: int
    sha256: str
    content: str


class WithdrawnFile(Record):
    id: UUID
    sha256: str
    withdrawn_at: datetime


class PlanFileAsked(Record):
    name: Annotated[
        str, StringConstraints(max_length=255), Field(description="Its ending says what it is.")
    ]
    content: Annotated[
        str,
        StringConstraints(max_length=MOST_CHARACTERS),
        Field(description="Base64, of 380 KiB at most."),
    ]
    media_type: Annotated[
        str, StringConstraints(max_length=100), Field(description="As you know it; may be empty.")
    ] = ""
    visibility: Annotated[Visibility, Field(description="Who may read it.")] = Visibility.PUBLIC
    update: Annotated[
        int | None, Field(ge=1, le=MOST_NUMBER, description="A report that it is to belong to.")
    ] = None


@router.get(
    "/plans/{plan}/commitments/{commitment}/files",
    response=PlanFileList,
    operation_id="commitment_files",
)
def files(request: HttpRequest, plan: str, commitment: CommitmentNumber) -> dict[str, Any]:
    """Files of a commitment and of its reports that you may read."""
    person = asking(request, plan)
    row = find_commitment(person, commitment)
    return {"items": [_record(row, update, each) for update, each in files_of(person, row)]}


@router.post(
    "/plans/{plan}/commitments/{commitment}/files",
    auth=WRITING,
    response={201: PlanFileRecord},
    operation_id="add_plan_file",
)
def add(
    request: HttpRequest, plan: str, commitment: CommitmentNumber, asked: PlanFileAsked
) -> Status[dict[str, Any]]:
    """Add a file to a commitment or to one of its reports."""
    person = asking(request, plan)
    row = find_commitment(person, commitment)
    about = find_update(row, asked.update).reference if asked.update else row.reference
    made = add_plan_file(
        person=person,
        about=about,
        name=without_nul(asked.name),
        content=decoded(asked.content),
        claimed=asked.media_type,
        visibility=asked.visibility,
    )
    return Status(201, _record(row, asked.update, made))


@router.get("/plans/{plan}/files/{file}", response=PlanFileContent, operation_id="plan_file")
def content(request: HttpRequest, plan: str, file: UUID) -> dict[str, Any]:
    """A file with its bytes."""
    row = read_plan_file(asking(request, plan), file)
    return {
        "name": row.name,
        "media_type": row.media_type,
        "size": row.size,
        "sha256": row.digest,
        "content": b64encode(bytes(row.content)).decode(),
    }


@router.post(
    "/plans/{plan}/files/{file}/withdrawal",
    auth=WRITING,
    response={201: WithdrawnFile},
    operation_id="withdraw_plan_file",
)
def withdraw(request: HttpRequest, plan: str, file: UUID) -> Status[dict[str, Any]]:
    """Take a file back: its bytes are erased, its digest stays."""
    row = withdraw_plan_file(person=asking(request, plan), file=file)
    told = {"id": row.id, "sha256": row.digest, "withdrawn_at": row.withdrawn_at}
    return Status(201, told)


def decoded(text: str) -> bytes:
    """Raises `InvalidInput("plan-file-base64")`."""
    try:
        return b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise InvalidInput("plan-file-base64") from None


def _record(commitment: Commitment, update: int | None, row: PlanFile) -> dict[str, Any]:
    return {
        "id": row.id,
        "commitment": commitment.number,
        "update": update,
        "name": row.name,
        "media_type": row.media_type,
        "size": row.size,
        "sha256": row.digest,
        "visibility": row.visibility,
    }
