"""Ballots changed before they are opened, over the API; ties broken, votes corrected, ballots
annulled. For whoever keeps ballots or presides over the body that decides."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Status
from pydantic import Field

from comity.assembly.actions.annul_ballot import annul_ballot
from comity.assembly.actions.break_tie import break_tie
from comity.assembly.actions.correct_vote import correct_vote
from comity.assembly.actions.prepare_ballot import change_ballot
from comity.assembly.domain.choices import Choice
from comity.assembly.interfaces.api.asking import WRITING, asking
from comity.assembly.interfaces.api.ballot_records import BallotDetail, ballot_in_full
from comity.assembly.interfaces.api.ballots import ONE
from comity.assembly.queries.people import Person
from comity.assembly.queries.seen_ballots import kept_ballot
from comity.kernel.domain.audit import Visibility
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Record

router = private_router("assembly", auth=WRITING)


class BallotChangeAsked(Record):
    """All of it: what is left out would be taken away in silence."""

    title: Annotated[
        str, Field(max_length=300, description="The question; empty, it stays what it is.")
    ]
    matter: Annotated[
        str, Field(max_length=64, description="If the statute has its own rule for it, else empty.")
    ]
    session: Annotated[UUID | None, Field(description="In which session; null for none.")]
    visibility: Annotated[
        Literal[Visibility.PUBLIC, Visibility.MEMBERS],
        Field(description="Who may see it: public or members."),
    ]


class CastingVoteAsked(Record):
    choice: Annotated[
        Literal[Choice.YES, Choice.NO], Field(description="Of whoever presides: yes or no.")
    ]


class CorrectionAsked(Record):
    member: Annotated[str, Field(max_length=64, description="Whose vote it is.")]
    old: Annotated[Choice | None, Field(description="What stands there now; null for no vote.")]
    new: Annotated[Choice | None, Field(description="What it should be; null for no vote.")]
    why: Annotated[str, Field(max_length=2000, description="Stays to be read beside it.")]


class BallotAnnulmentAsked(Record):
    why: Annotated[str, Field(max_length=2000, description="Stays to be read beside it.")]


@router.put(f"{ONE}/question", response=BallotDetail, operation_id="change_ballot")
def change(
    request: HttpRequest, slug: str, ballot: UUID, asked: BallotChangeAsked
) -> dict[str, Any]:
    """Change a ballot that is not open yet."""
    person = _before(request, slug, ballot)
    row = change_ballot(
        person=person,
        ballot=ballot,
        title=asked.title,
        matter=asked.matter,
        session=asked.session,
        visibility=asked.visibility,
    )
    return ballot_in_full(person, row)


@router.post(f"{ONE}/casting-vote", response=BallotDetail, operation_id="break_tie")
def cast(request: HttpRequest, slug: str, ballot: UUID, asked: CastingVoteAsked) -> dict[str, Any]:
    """Break a tie by the casting vote of whoever presides; the ballot is counted with it."""
    person = _before(request, slug, ballot)
    return ballot_in_full(person, break_tie(person=person, ballot=ballot, choice=asked.choice))


@router.post(f"{ONE}/corrections", response={201: BallotDetail}, operation_id="correct_vote")
def correct(
    request: HttpRequest, slug: str, ballot: UUID, asked: CorrectionAsked
) -> Status[dict[str, Any]]:
    """Correct a named vote that was recorded wrongly. What was recorded stays, with the erratum
    beside it, and the ballot is counted again. Needs the scope `keep-ballots`."""
    person = _before(request, slug, ballot)
    row = correct_vote(
        person=person,
        ballot=ballot,
        member=asked.member,
        old=asked.old,
        new=asked.new,
        asked_by=person.actor.reference,
        why=asked.why,
    )
    return Status(201, ballot_in_full(person, row))


@router.post(f"{ONE}/annul", response=BallotDetail, operation_id="annul_ballot")
def annul(
    request: HttpRequest, slug: str, ballot: UUID, asked: BallotAnnulmentAsked
) -> dict[str, Any]:
    """Annul a ballot: it stays to be read, and decides nothing. What was done on the strength of it
    is not undone."""
    person = _before(request, slug, ballot)
    return ballot_in_full(person, annul_ballot(person=person, ballot=ballot, why=asked.why))


def _before(request: HttpRequest, slug: str, ballot: UUID) -> Person:
    """Whoever may not see a ballot is not told that there is one."""
    person = asking(request, slug)
    kept_ballot(person, ballot)
    return person
