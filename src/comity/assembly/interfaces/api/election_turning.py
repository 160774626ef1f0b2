"""The turns of an election over the API: rounds opened and closed, lots recorded, finished,
annulled. For whoever keeps ballots or presides over the body that elects; lots for the latter."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Status
from pydantic import Field

from comity.assembly.actions.annul_election import annul_election, annul_round
from comity.assembly.actions.close_round import close_round
from comity.assembly.actions.draw_lot import draw_lot
from comity.assembly.actions.finish_election import finish_election
from comity.assembly.actions.open_round import open_round
from comity.assembly.interfaces.api.asking import WRITING, asking
from comity.assembly.interfaces.api.election_records import ElectionDetail
from comity.assembly.interfaces.api.elections import ONE
from comity.assembly.interfaces.api.elections_told import election_in_full
from comity.assembly.interfaces.api.names_given import NamesGiven
from comity.assembly.queries.people import Person
from comity.assembly.queries.seen_rounds import kept_election, round_of
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Record

ROUND = f"{ONE}/rounds/{{uuid:ballot}}"
router = private_router("assembly", auth=WRITING)


class LotAsked(Record):
    drawn: Annotated[
        NamesGiven, Field(description="Who was drawn of the equals, as many as there are places.")
    ]
    drawn_by: Annotated[str, Field(max_length=200, description="Who drew the lots.")]
    witnesses: Annotated[str, Field(max_length=500, description="Who saw it.")]


class ElectionAnnulmentAsked(Record):
    why: Annotated[str, Field(max_length=2000, description="Stays to be read beside it.")]


@router.post(f"{ONE}/rounds", response={201: ElectionDetail}, operation_id="open_round")
def open_next(request: HttpRequest, slug: str, election: UUID) -> Status[dict[str, Any]]:
    """Open the next round: who may vote in it stays what it is now."""
    person = _before(request, slug, election)
    open_round(person=person, election=election)
    return Status(201, _told(person, election))


@router.post(f"{ROUND}/close", response=ElectionDetail, operation_id="close_round")
def close(request: HttpRequest, slug: str, election: UUID, ballot: UUID) -> dict[str, Any]:
    """Close a round and count it. Whoever closes it second is told that it is closed."""
    person = asking(request, slug)
    round_of(kept_election(person, election), ballot)
    close_round(person=person, ballot=ballot)
    return _told(person, election)


@router.post(f"{ONE}/lots", response=ElectionDetail, operation_id="draw_lot")
def record_lot(request: HttpRequest, slug: str, election: UUID, asked: LotAsked) -> dict[str, Any]:
    """Record lots that were drawn in the room between equals; the round is counted with them.
    Nothing here draws any."""
    person = _before(request, slug, election)
    draw_lot(
        person=person,
        election=election,
        drawn=frozenset(asked.drawn),
        drawn_by=asked.drawn_by,
        witnesses=asked.witnesses,
    )
    return _told(person, election)


@router.post(f"{ONE}/finish", response=ElectionDetail, operation_id="finish_election")
def finish(request: HttpRequest, slug: str, election: UUID) -> dict[str, Any]:
    """Finish an election: no further round is held, and seats that are left stay empty."""
    person = _before(request, slug, election)
    finish_election(person=person, election=election)
    return _told(person, election)


@router.post(f"{ONE}/annul-round", response=ElectionDetail, operation_id="annul_round")
def annul_last(
    request: HttpRequest, slug: str, election: UUID, asked: ElectionAnnulmentAsked
) -> dict[str, Any]:
    """Annul the last round: it stays to be read, elects nobody, and can be held again."""
    person = _before(request, slug, election)
    annul_round(person=person, election=election, why=asked.why)
    return _told(person, election)


@router.post(f"{ONE}/annul", response=ElectionDetail, operation_id="annul_election")
def annul(
    request: HttpRequest, slug: str, election: UUID, asked: ElectionAnnulmentAsked
) -> dict[str, Any]:
    """Annul an election with all its rounds. Seats that were given on their strength are not taken
    back."""
    person = _before(request, slug, election)
    annul_election(person=person, election=election, why=asked.why)
    return _told(person, election)


def _before(request: HttpRequest, slug: str, election: UUID) -> Person:
    """Whoever may not see an election is not told that there is one."""
    person = asking(request, slug)
    kept_election(person, election)
    return person


def _told(person: Person, election: UUID) -> dict[str, Any]:
    return election_in_full(person, kept_election(person, election))
