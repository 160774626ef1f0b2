"""An invitation is accepted over the API. Whoever holds the secret of its link may, with a token or
without."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Status
from pydantic import Field, StringConstraints

from comity.kernel.domain.errors import StorageFailure
from comity.kernel.interfaces.api.records import Record
from comity.plan.actions.accept_invitation import accept_invitation, invitation_of_secret
from comity.plan.domain.joining import Claims
from comity.plan.formats.claims_plain import claims_of_plain
from comity.plan.interfaces.api.asking import READING, asking
from comity.plan.interfaces.api.claims_asked import (
    Code,
    ContactName,
    ContactRole,
    Lei,
    Name,
    Ror,
    Statement,
    Website,
)
from comity.plan.interfaces.api.invitations import router as router
from comity.plan.interfaces.api.joining import OwnJoinRequest, own_record
from comity.plan.interfaces.api.often import require_seldom_from
from comity.plan.interfaces.mail.joining import receipt_letter, send
from comity.plan.models import Invitation


class AcceptanceAsked(Record):
    """What is left out stays as the invitation has it; the address always does. What is "" is
    emptied."""

    secret: Annotated[
        str,
        StringConstraints(max_length=100),
        Field(description="The last part of the link in the mail."),
    ]
    name: Name = ""
    jurisdiction: Code = ""
    website: Website = ""
    ror: Ror = ""
    lei: Lei = ""
    statement: Statement = ""
    contact_name: ContactName = ""
    contact_role: ContactRole = ""


@router.post(
    "/plans/{plan}/invitations/acceptance",
    auth=READING,
    response={201: OwnJoinRequest},
    operation_id="accept_invitation",
)
def accept(request: HttpRequest, plan: str, asked: AcceptanceAsked) -> Status[dict[str, Any]]:
    """Say yes to an invitation: the request then waits for whoever keeps the plan, and a mail says
    where it stands. Whoever holds the secret may; a token that is shown needs the scope
    `represent-participant`."""
    person = asking(request, plan)
    require_seldom_from(request)
    row = invitation_of_secret(person, asked.secret)
    made = accept_invitation(person=person, secret=asked.secret, claims=_claims(row, asked))
    with suppress(StorageFailure):  # which `send` logged; that it was accepted stands
        send(receipt_letter(made))
    return Status(201, own_record(made))


def _claims(row: Invitation, asked: AcceptanceAsked) -> Claims:
    known = claims_of_plain(
        row.claims, kind=row.kind, name=row.name, jurisdiction=row.jurisdiction, email=row.email
    )
    said = asked.model_dump(exclude={"secret"}, exclude_unset=True)
    return replace(known, **said)
