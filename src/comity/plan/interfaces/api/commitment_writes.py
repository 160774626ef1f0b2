"""What a participant does to its commitments, over the API. A token needs the scope
`represent-participant` on the plan."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest
from ninja import Status
from pydantic import Field, StringConstraints

from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import UnknownName
from comity.kernel.interfaces.api.records import Record
from comity.plan.actions.answer_partner import answer_partner, end_partnership
from comity.plan.actions.ask_partner import ask_partner
from comity.plan.actions.change_visibility import change_visibility
from comity.plan.actions.complete_commitment import complete_commitment, reopen_commitment
from comity.plan.actions.delete_draft import delete_draft
from comity.plan.actions.draft_commitment import draft_commitment
from comity.plan.actions.keep_commitment import LONGEST_REASON
from comity.plan.actions.revise_commitment import revise_commitment
from comity.plan.actions.submit_commitment import submit_commitment
from comity.plan.actions.withdraw_commitment import withdraw_commitment
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.partnerships import PartnerRole
from comity.plan.interfaces.api.asked import MOST_NUMBER, CommitmentNumber, Key
from comity.plan.interfaces.api.asking import WRITING, asking
from comity.plan.interfaces.api.commitment_asked import CommitmentTextAsked, text_asked
from comity.plan.interfaces.api.commitment_records import (
    CommitmentRecord,
    PartnerRecord,
    partner_record,
)
from comity.plan.interfaces.api.commitments import router as router
from comity.plan.interfaces.api.commitments import whole
from comity.plan.models import Commitment, Partnership
from comity.plan.queries.people import Person
from comity.plan.queries.seen_commitments import find_commitment
from comity.plan.queries.seen_participants import find_participant

Reason = Annotated[str, StringConstraints(max_length=LONGEST_REASON)]
Seen = Annotated[
    int,
    Field(ge=1, le=MOST_NUMBER, description="The version that was looked at: 3."),
]


class CommitmentMoveTo(StrEnum):
    ACTIVE = CommitmentState.ACTIVE.value
    COMPLETED = CommitmentState.COMPLETED.value
    WITHDRAWN = CommitmentState.WITHDRAWN.value


class DraftAsked(Record):
    participant: Annotated[UUID, Field(description="Whose it is.")]
    text: Annotated[CommitmentTextAsked, Field(description="All that is promised.")]
    visibility: Annotated[Visibility, Field(description="Who may read it once submitted.")] = (
        Visibility.PUBLIC
    )
    id: Key = None


class RevisionAsked(Record):
    text: Annotated[CommitmentTextAsked, Field(description="All that is promised from now on.")]
    seen: Seen
    note: Annotated[Reason, Field(description="Why it changes; a draft needs none.")] = ""


class CommitmentMoveAsked(Record):
    to: Annotated[CommitmentMoveTo, Field(description="Where it goes.")]
    seen: Seen
    reason: Annotated[Reason, Field(description="What was reached, or why it is withdrawn.")] = ""


class PartnerAsked(Record):
    participant: Annotated[UUID, Field(description="Who is asked.")]
    role: Annotated[PartnerRole, Field(description="Its part in it.")]


class PartnerAnswerAsked(Record):
    accept: Annotated[bool, Field(description="Whether it carries that part.")]
    supports: Annotated[
        int | None,
        Field(ge=1, le=MOST_NUMBER, description="The number of its own commitment that does so."),
    ] = None


class DeletedDraft(Record):
    number: int


class ReadersAsked(Record):
    visibility: Annotated[Visibility, Field(description="Who may read it.")]


@router.post(
    "/plans/{plan}/commitments",
    auth=WRITING,
    response={201: CommitmentRecord},
    operation_id="draft_commitment",
)
def draft(request: HttpRequest, plan: str, asked: DraftAsked) -> Status[dict[str, Any]]:
    """Begin a commitment, however incomplete. Nobody else sees it until it is submitted."""
    person = asking(request, plan)
    row = draft_commitment(
        person=person,
        participant=find_participant(person, asked.participant),
        text=text_asked(asked.text),
        visibility=asked.visibility,
        key=asked.id,
    )
    return _made(person, row)


@router.post(
    "/plans/{plan}/commitments/{commitment}/versions",
    auth=WRITING,
    response={201: CommitmentRecord},
    operation_id="revise_commitment",
)
def revise(
    request: HttpRequest, plan: str, commitment: CommitmentNumber, asked: RevisionAsked
) -> Status[dict[str, Any]]:
    """Say something else from now on. What was submitted passes the gate again."""
    person = asking(request, plan)
    row = revise_commitment(
        person=person,
        commitment=find_commitment(person, commitment),
        text=text_asked(asked.text),
        seen=asked.seen,
        note=asked.note,
    )
    return _made(person, row)


@router.post(
    "/plans/{plan}/commitments/{commitment}/moves",
    auth=WRITING,
    response={201: CommitmentRecord},
    operation_id="move_commitment",
)
def move(
    request: HttpRequest, plan: str, commitment: CommitmentNumber, asked: CommitmentMoveAsked
) -> Status[dict[str, Any]]:
    """Submit a draft (`active`), say that it is done, open it again (`active`), or withdraw it.
    What nobody could verify is refused, with everything that is missing."""
    person = asking(request, plan)
    row = find_commitment(person, commitment)
    match asked.to:
        case CommitmentMoveTo.COMPLETED:
            row = complete_commitment(person=person, commitment=row, reason=asked.reason)
        case CommitmentMoveTo.WITHDRAWN:
            row = withdraw_commitment(person=person, commitment=row, reason=asked.reason)
        case CommitmentMoveTo.ACTIVE if row.state == CommitmentState.COMPLETED.value:
            row = reopen_commitment(person=person, commitment=row)
        case _:
            row = submit_commitment(person=person, commitment=row, seen=asked.seen)
    return _made(person, row)


@router.post(
    "/plans/{plan}/commitments/{commitment}/deletion",
    auth=WRITING,
    response={201: DeletedDraft},
    operation_id="delete_draft",
)
def delete(request: HttpRequest, plan: str, commitment: CommitmentNumber) -> Status[dict[str, Any]]:
    """Delete a draft with all that belongs to it. Its number is not used again."""
    person = asking(request, plan)
    delete_draft(person=person, commitment=find_commitment(person, commitment))
    return Status(201, {"number": commitment})


@router.post(
    "/plans/{plan}/commitments/{commitment}/partners",
    auth=WRITING,
    response={201: PartnerRecord},
    operation_id="ask_partner",
)
def partner(
    request: HttpRequest, plan: str, commitment: CommitmentNumber, asked: PartnerAsked
) -> Status[dict[str, Any]]:
    """Ask another participant to carry a part of it."""
    person = asking(request, plan)
    row = ask_partner(
        person=person,
        commitment=find_commitment(person, commitment),
        participant=find_participant(person, asked.participant),
        role=asked.role,
    )
    return Status(201, partner_record(row))


@router.post(
    "/plans/{plan}/partnerships/{partnership}/answers",
    auth=WRITING,
    response={201: PartnerRecord},
    operation_id="answer_partner",
)
def answer(
    request: HttpRequest, plan: str, partnership: UUID, asked: PartnerAnswerAsked
) -> Status[dict[str, Any]]:
    """Accept a part that you were asked to carry, or decline it."""
    person = asking(request, plan)
    supports = find_commitment(person, asked.supports) if asked.supports else None
    row = answer_partner(
        person=person,
        partnership=_asked_of(person, partnership),
        accept=asked.accept,
        supports=supports,
    )
    return Status(201, partner_record(row))


@router.post(
    "/plans/{plan}/partnerships/{partnership}/end",
    auth=WRITING,
    response={201: PartnerRecord},
    operation_id="end_partnership",
)
def end(request: HttpRequest, plan: str, partnership: UUID) -> Status[dict[str, Any]]:
    """End a partnership, or take back that somebody was asked. Either side may."""
    person = asking(request, plan)
    row = end_partnership(person=person, partnership=_of_either_side(person, partnership))
    return Status(201, partner_record(row))


@router.post(
    "/plans/{plan}/commitments/{commitment}/visibility",
    auth=WRITING,
    response={201: CommitmentRecord},
    operation_id="change_visibility",
)
def readers(
    request: HttpRequest, plan: str, commitment: CommitmentNumber, asked: ReadersAsked
) -> Status[dict[str, Any]]:
    """Say who may read it. What was public may have been copied."""
    person = asking(request, plan)
    row = find_commitment(person, commitment)
    return _made(
        person, change_visibility(person=person, commitment=row, visibility=asked.visibility)
    )


def _of_either_side(person: Person, key: UUID) -> Partnership:
    own = [each.id for each in person.participants]
    sides = Q(participant__in=own) | Q(commitment__participant__in=own)
    found = Partnership.objects.filter(sides, id=key, commitment__plan=person.plan).first()
    if found is None:
        raise UnknownName("partnership-unknown")
    return found


def _asked_of(person: Person, key: UUID) -> Partnership:
    """One that they were asked for themselves."""
    own = [each.id for each in person.participants]
    found = Partnership.objects.filter(
        id=key, commitment__plan=person.plan, participant__in=own
    ).first()
    if found is None:
        raise UnknownName("partnership-unknown")
    return found


def _made(person: Person, row: Commitment) -> Status[dict[str, Any]]:
    return Status(201, whole(person, find_commitment(person, row.number)))
