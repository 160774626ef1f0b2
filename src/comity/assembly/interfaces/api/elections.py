"""Elections over the API: read, prepared, and who stands in them."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Status
from pydantic import Field

from comity.assembly.actions.nominate import LONGEST_NAME, nominate, withdraw_candidate
from comity.assembly.actions.prepare_election import LONGEST_TITLE, prepare_election
from comity.assembly.domain.election_course import ElectionState
from comity.assembly.domain.elections import Ties
from comity.assembly.interfaces.api.asking import READING, WRITING, asking
from comity.assembly.interfaces.api.election_records import ElectionDetail, ElectionList
from comity.assembly.interfaces.api.elections_told import election_in_full, election_plain
from comity.assembly.queries.find_election import seen_election, seen_elections
from comity.assembly.queries.seen_rounds import kept_election, progress_of_each
from comity.kernel.domain.audit import Visibility
from comity.kernel.interfaces.api.asked import Paging
from comity.kernel.interfaces.api.paging import link_beside, listed_as
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Record

ALL = "/assemblies/{slug}/elections"
ONE = f"{ALL}/{{uuid:election}}"
router = private_router("assembly", auth=READING)


class ElectionsAsked(Paging):
    state: Annotated[ElectionState | None, Field(description="Only elections in this state.")] = (
        None
    )


class ElectionAsked(Record):
    title: Annotated[str, Field(max_length=LONGEST_TITLE, description="What it is called.")]
    seats_in: Annotated[
        str,
        Field(max_length=64, description="To seats in this body; who elects says the statute."),
    ] = ""
    seats: Annotated[
        int | None,
        Field(ge=1, le=10_000, description="How many; by default all that the body has."),
    ] = None
    office: Annotated[
        str, Field(max_length=200, description="Or to an office, in words; to one of both.")
    ] = ""
    body: Annotated[str, Field(max_length=64, description="Which body elects to the office.")] = ""
    matter: Annotated[
        str, Field(max_length=64, description="As which matter of the statute, for an office.")
    ] = ""
    ties: Annotated[
        Ties, Field(description="What becomes of equals: all go on, or lots are drawn.")
    ] = Ties.ALL_GO_ON
    session: Annotated[
        UUID | None, Field(description="In which session, whose presence then counts.")
    ] = None
    visibility: Annotated[
        Literal[Visibility.PUBLIC, Visibility.MEMBERS],
        Field(description="Who may see it: public or members."),
    ] = Visibility.MEMBERS


class CandidateAsked(Record):
    candidate: Annotated[
        str,
        Field(max_length=LONGEST_NAME, description="A member's code; for an office, a name."),
    ]


@router.get(ALL, response=ElectionList, operation_id="elections")
def elections(
    request: HttpRequest, response: HttpResponse, slug: str, asked: Query[ElectionsAsked]
) -> dict[str, Any]:
    """Elections that the token's person may see, the newest first."""
    rows = seen_elections(asking(request, slug))
    if asked.state:
        rows = rows.filter(state=asked.state.value)
    total = rows.count()
    link_beside(request, response, asked, total)
    shown = list(rows[asked.offset : asked.offset + asked.limit])
    found = progress_of_each(shown)
    return listed_as(asked, total, [election_plain(each, found[each.id]) for each in shown])


@router.get(ONE, response=ElectionDetail, operation_id="election")
def election(request: HttpRequest, slug: str, election: UUID) -> dict[str, Any]:
    """One election with its rounds: who stands, how many have voted, what came out once each is
    closed. Who chose whom nobody is told."""
    person = asking(request, slug)
    return election_in_full(person, seen_election(person, election))


@router.post(ALL, response={201: ElectionDetail}, operation_id="prepare_election", auth=WRITING)
def prepare(request: HttpRequest, slug: str, asked: ElectionAsked) -> Status[dict[str, Any]]:
    """Prepare an election. Candidates come next, then its first round."""
    person = asking(request, slug)
    made = prepare_election(
        person=person,
        title=asked.title,
        seats_in=asked.seats_in,
        office=asked.office,
        body=asked.body,
        matter=asked.matter,
        seats=asked.seats or 0,
        ties=asked.ties,
        session=asked.session,
        visibility=asked.visibility,
    )
    return Status(201, election_in_full(person, made))


@router.post(f"{ONE}/candidates", response=ElectionDetail, operation_id="nominate", auth=WRITING)
def put_forward(
    request: HttpRequest, slug: str, election: UUID, asked: CandidateAsked
) -> dict[str, Any]:
    """Put a candidate forward, before the first round."""
    person = asking(request, slug)
    kept_election(person, election)
    made = nominate(person=person, election=election, candidate=asked.candidate)
    return election_in_full(person, made)


@router.post(
    f"{ONE}/candidates/withdrawal",
    response=ElectionDetail,
    operation_id="withdraw_candidate",
    auth=WRITING,
)
def take_back(
    request: HttpRequest, slug: str, election: UUID, asked: CandidateAsked
) -> dict[str, Any]:
    """Take a candidate back, before the first round."""
    person = asking(request, slug)
    kept_election(person, election)
    made = withdraw_candidate(person=person, election=election, candidate=asked.candidate)
    return election_in_full(person, made)
