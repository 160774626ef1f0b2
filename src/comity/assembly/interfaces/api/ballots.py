"""Ballots over the API: what was and is voted on, and decisions to take away."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Status
from pydantic import Field

from comity.assembly.actions.export_bundle import export_bundle
from comity.assembly.actions.prepare_ballot import prepare_ballot
from comity.assembly.formats.bundle import write_bundle
from comity.assembly.interfaces.api.asking import READING, WRITING, asking
from comity.assembly.interfaces.api.ballot_records import (
    BallotDetail,
    BallotList,
    BundleRecord,
    ElectionBundleRecord,
    State,
    ballot_in_full,
    ballot_plain,
)
from comity.assembly.queries.seen_ballots import seen_ballot, seen_ballots
from comity.kernel.domain.audit import Visibility
from comity.kernel.interfaces.api.asked import Paging
from comity.kernel.interfaces.api.paging import link_beside, listed_as
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Record

ONE = "/assemblies/{slug}/ballots/{uuid:ballot}"
router = private_router("assembly", auth=READING)


class BallotsAsked(Paging):
    state: Annotated[State | None, Field(description="Only ballots in this state.")] = None
    subject: Annotated[
        str, Field(max_length=255, description="Only ballots on this: a reference.")
    ] = ""


@router.get("/assemblies/{slug}/ballots", response=BallotList, operation_id="ballots")
def ballots(
    request: HttpRequest, response: HttpResponse, slug: str, asked: Query[BallotsAsked]
) -> dict[str, Any]:
    """Ballots that the token's person may see, the newest first."""
    rows = seen_ballots(asking(request, slug), state=asked.state or "", subject=asked.subject)
    total = rows.count()
    link_beside(request, response, asked, total)
    shown = rows[asked.offset : asked.offset + asked.limit]
    return listed_as(asked, total, [ballot_plain(each) for each in shown])


class BallotAsked(Record):
    subject: Annotated[
        str, Field(max_length=255, description="What it is about, by reference; or a question.")
    ] = ""
    title: Annotated[
        str, Field(max_length=300, description="The question; by default what the subject is.")
    ] = ""
    body: Annotated[
        str, Field(max_length=64, description="Who decides, where the subject has no body.")
    ] = ""
    matter: Annotated[
        str, Field(max_length=64, description="If the statute has its own rule for it.")
    ] = ""
    session: Annotated[
        UUID | None, Field(description="In which session, whose presence then counts.")
    ] = None
    visibility: Annotated[
        Literal[Visibility.PUBLIC, Visibility.MEMBERS],
        Field(description="Who may see it: public or members."),
    ] = Visibility.MEMBERS


@router.post(
    "/assemblies/{slug}/ballots",
    response={201: BallotDetail},
    operation_id="prepare_ballot",
    auth=WRITING,
)
def prepare(request: HttpRequest, slug: str, asked: BallotAsked) -> Status[dict[str, Any]]:
    """Put something to the vote. Nobody votes before it is opened."""
    person = asking(request, slug)
    made = prepare_ballot(
        person=person,
        subject=asked.subject,
        title=asked.title,
        body=asked.body,
        matter=asked.matter,
        session=asked.session,
        visibility=asked.visibility,
    )
    return Status(201, ballot_in_full(person, made))


@router.get(ONE, response=BallotDetail, operation_id="ballot")
def ballot(request: HttpRequest, slug: str, ballot: UUID) -> dict[str, Any]:
    """One ballot: rule, electorate, who voted, and what they chose once that may be seen."""
    person = asking(request, slug)
    return ballot_in_full(person, seen_ballot(person, ballot))


@router.get(f"{ONE}/bundle", response=BundleRecord | ElectionBundleRecord, operation_id="bundle")
def bundle(request: HttpRequest, slug: str, ballot: UUID) -> HttpResponse:
    """A closed ballot, or a round of an election, as a signed bundle that anybody can count again,
    offline."""
    data = write_bundle(export_bundle(person=asking(request, slug), ballot=ballot))
    return HttpResponse(data, content_type="application/json")
