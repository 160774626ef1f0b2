"""Invitations to a plan, over the API: for whoever keeps who takes part."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Status
from pydantic import Field, StringConstraints

from comity.kernel.interfaces.api.asked import Paging
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Listed, Record
from comity.kernel.interfaces.error_text import error_text
from comity.plan.actions.invite_participants import InviteOutcome, InviteState, invite_participants
from comity.plan.actions.revoke_invitation import revoke_invitation
from comity.plan.domain.participants import ParticipantKind
from comity.plan.interfaces.api.asked import LONGEST_FILE, rows_asked, without_nul
from comity.plan.interfaces.api.asking import WRITING, asking
from comity.plan.models import Invitation

router = private_router("plan", auth=WRITING)


class InvitationRow(Record):
    """Personal: erased some time after the invitation ends. `accepted` says that its link was
    followed to the end."""

    id: UUID
    email: str
    name: str
    kind: ParticipantKind
    jurisdiction: str
    invited_at: datetime
    sent_at: datetime | None
    expires_at: datetime
    revoked_at: datetime | None
    accepted: bool


class InvitationList(Listed):
    items: list[InvitationRow]


class InvitedLine(Record):
    """What a line comes to, or in a dry run would; `problem` says why it is refused."""

    line: int
    name: str
    outcome: InviteState
    problem: str | None


class InvitedLines(Record):
    dry_run: bool
    items: list[InvitedLine]


class InviteAsked(Record):
    csv: Annotated[
        str,
        StringConstraints(max_length=LONGEST_FILE),
        Field(description="A header, and a line for each: email,kind,name,jurisdiction ..."),
    ]
    dry_run: Annotated[bool, Field(description="Only say what each line comes to.")] = True


@router.get("/plans/{plan}/invitations", response=InvitationList, operation_id="invitations")
def invitations(
    request: HttpRequest, response: HttpResponse, plan: str, asked: Query[Paging]
) -> dict[str, Any]:
    """Who was invited, the last first. Needs the scope `keep-participants`."""
    person = asking(request, plan)
    person.require("keep-participants")
    rows = Invitation.objects.filter(plan=person.plan).order_by("-invited_at", "name")
    return rows_asked(request, response, asked, rows, _row)


@router.post(
    "/plans/{plan}/invitations",
    response={201: InvitedLines},
    operation_id="invite_participants",
)
def invite(request: HttpRequest, plan: str, asked: InviteAsked) -> Status[dict[str, Any]]:
    """Invite many at once: all lines, or none. Whoever was invited already, or takes part, is
    passed over. The mails leave within minutes. Needs the scope `keep-participants`."""
    done = invite_participants(
        person=asking(request, plan), source=without_nul(asked.csv).encode(), dry_run=asked.dry_run
    )
    return Status(201, {"dry_run": asked.dry_run, "items": [_line(each) for each in done]})


@router.post(
    "/plans/{plan}/invitations/{invitation}/revocation",
    response={201: InvitationRow},
    operation_id="revoke_invitation",
)
def revoke(request: HttpRequest, plan: str, invitation: UUID) -> Status[dict[str, Any]]:
    """Take an invitation back. Needs the scope `keep-participants`."""
    row = revoke_invitation(person=asking(request, plan), invitation=invitation)
    return Status(201, _row(row))


def _line(outcome: InviteOutcome) -> dict[str, Any]:
    return {
        "line": outcome.line,
        "name": outcome.name,
        "outcome": outcome.state,
        "problem": error_text(outcome.error) if outcome.error else None,
    }


def _row(row: Invitation) -> dict[str, Any]:
    return {
        "id": row.id,
        "email": row.email,
        "name": row.name,
        "kind": row.kind,
        "jurisdiction": row.jurisdiction,
        "invited_at": row.invited_at,
        "sent_at": row.sent_at,
        "expires_at": row.expires_at,
        "revoked_at": row.revoked_at,
        "accepted": row.request_id is not None,
    }
