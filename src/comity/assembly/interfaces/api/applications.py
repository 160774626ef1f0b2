"""Applications for membership, over the API."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Status
from pydantic import Field

from comity.assembly.actions.apply_for_membership import LONGEST_STATEMENT, apply_for_membership
from comity.assembly.actions.move_application import LONGEST_REASON, move_application
from comity.assembly.actions.sponsor_application import sponsor_application
from comity.assembly.domain.applications import ApplicationState, Mover
from comity.assembly.interfaces.api.asking import READING, WRITING, asking
from comity.assembly.interfaces.api.member_records import (
    ApplicationList,
    ApplicationRecord,
    document_plain,
)
from comity.assembly.models import Application
from comity.assembly.queries.applications import (
    application_standing,
    applications_for,
    find_application,
    read_application,
)
from comity.assembly.queries.documents import documents_about
from comity.assembly.queries.people import Person
from comity.kernel.interfaces.api.asked import Paging
from comity.kernel.interfaces.api.paging import stretch
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Record

router = private_router("assembly", auth=READING)


class ApplicationAsked(Record):
    organisation: Annotated[UUID, Field(description="The id of an organisation you represent.")]
    member_class: Annotated[
        str, Field(max_length=64, description="A class of the statute that admits members.")
    ]
    as_state: Annotated[
        bool, Field(description="As a State, known by the ISO 3166-1 code of its jurisdiction.")
    ] = False
    statement: Annotated[
        str, Field(max_length=LONGEST_STATEMENT, description="Plain text for the members.")
    ] = ""


class MoveAsked(Record):
    to: Annotated[ApplicationState, Field(description="The state that it is to have.")]
    by: Annotated[Mover, Field(description="On whose side.")]
    ballot: Annotated[
        UUID | None, Field(description="The closed ballot that decided it, for the body's side.")
    ] = None
    reason: Annotated[
        str, Field(max_length=LONGEST_REASON, description="Read by members and applicant.")
    ] = ""


@router.get(
    "/assemblies/{slug}/applications", response=ApplicationList, operation_id="applications"
)
def applications(
    request: HttpRequest, response: HttpResponse, slug: str, asked: Query[Paging]
) -> dict[str, Any]:
    """Those that you see: all, for delegates and officers; else your own. The newest first."""
    return stretch(request, response, asked, applications_for(asking(request, slug)), _row)


@router.get(
    "/assemblies/{slug}/applications/{application}",
    response=ApplicationRecord,
    operation_id="application",
)
def application(request: HttpRequest, slug: str, application: UUID) -> dict[str, Any]:
    """One application: what is missing, who decides by which rule, what happened."""
    person = asking(request, slug)
    return application_told(person, read_application(person, application))


@router.post(
    "/assemblies/{slug}/applications",
    auth=WRITING,
    response={201: ApplicationRecord},
    operation_id="apply_for_membership",
)
def apply(request: HttpRequest, slug: str, asked: ApplicationAsked) -> Status[dict[str, Any]]:
    """Ask to become a member, for an organisation that you represent."""
    person = asking(request, slug)
    row = apply_for_membership(
        person=person,
        organisation=asked.organisation,
        member_class=asked.member_class,
        as_state=asked.as_state,
        statement=asked.statement,
    )
    return Status(201, application_told(person, row))


@router.post(
    "/assemblies/{slug}/applications/{application}/moves",
    auth=WRITING,
    response=ApplicationRecord,
    operation_id="move_application",
)
def move(request: HttpRequest, slug: str, application: UUID, asked: MoveAsked) -> dict[str, Any]:
    """Move an application on. By the body, it carries out a closed ballot; approved, it enters the
    member."""
    person = asking(request, slug)
    seen_by_keeper(person, application)
    row = move_application(
        person=person,
        application=application,
        to=asked.to,
        by=asked.by,
        ballot=asked.ballot,
        reason=asked.reason,
    )
    return application_told(person, row)


@router.post(
    "/assemblies/{slug}/applications/{application}/sponsors",
    auth=WRITING,
    response={201: ApplicationRecord},
    operation_id="sponsor_application",
)
def sponsor(request: HttpRequest, slug: str, application: UUID) -> Status[dict[str, Any]]:
    """Support an application for the member that the token's person stands for. The token needs
    `represent-member` on the organisation."""
    person = asking(request, slug)
    row = read_application(person, application)
    sponsor_application(person=person, application=application)
    return Status(201, application_told(person, row))


def seen_by_keeper(person: Person, key: UUID) -> Application:
    """As `read_application`, and any for whoever keeps members: a token may be narrowed to that."""
    if person.may("keep-members"):
        return find_application(person.assembly, key)
    return read_application(person, key)


def _row(row: Application) -> dict[str, Any]:
    return {
        "id": row.id,
        "applicant": row.applicant.name,
        "code": row.code,
        "member_class": row.member_class,
        "state": row.state,
        "submitted_on": row.submitted_on,
    }


def application_told(person: Person, row: Application) -> dict[str, Any]:
    standing = application_standing(row, person.on)
    decided = standing.admission.decided
    return _row(row) | {
        "statement": row.statement,
        "missing": [each.id for each in standing.missing],
        "sponsors": sorted(standing.application.sponsors),
        "sponsors_missing": standing.sponsors_missing,
        "decided_by": decided.by,
        "matter": decided.matter,
        "rule": standing.rule.id,
        "citation": standing.admission.citation,
        "documents": [document_plain(each) for each in documents_about(person, row)],
        "moves": [
            {
                "to": each.to,
                "by": each.by,
                "on": each.on,
                "decision": each.decision or None,
                "reason": each.reason,
            }
            for each in row.moves.all()
        ],
    }
