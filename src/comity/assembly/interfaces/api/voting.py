"""Voting over the API. The token must name `represent-member` and `assembly:<slug>`."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Status
from pydantic import Field

from comity.assembly.actions.cast_secret_vote import cast_secret_vote
from comity.assembly.actions.cast_vote import cast_vote
from comity.assembly.actions.grant_proxy import grant_proxy, withdraw_proxy
from comity.assembly.domain.choices import Choice
from comity.assembly.domain.rules import Form
from comity.assembly.interfaces.api.asking import WRITING, asking
from comity.assembly.interfaces.api.ballot_records import ProxyRecord, VoteRecord
from comity.assembly.interfaces.api.ballots import ONE
from comity.assembly.queries.find_ballot import form_of_open
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Record

router = private_router("assembly", auth=WRITING)


class VoteAsked(Record):
    choice: Annotated[Choice, Field(description="yes, no or abstain.")]
    member: Annotated[
        str,
        Field(
            max_length=64,
            description="For whom: your own member by default, or one whose proxy it holds.",
        ),
    ] = ""


class ProxyAsked(Record):
    holder: Annotated[str, Field(max_length=64, description="The member that votes for yours.")]


@router.post(f"{ONE}/votes", response=VoteRecord, operation_id="cast_vote")
def cast(request: HttpRequest, slug: str, ballot: UUID, asked: VoteAsked) -> dict[str, Any]:
    """Vote. A named vote that is sent twice counts once; a secret one is refused then."""
    person = asking(request, slug)
    if form_of_open(ballot) is Form.SECRET:
        receipt = cast_secret_vote(
            person=person, ballot=ballot, choice=asked.choice, member=asked.member
        )
        own = person.own_member()
        found = receipt and {
            "ballot": receipt.ballot,
            "commitment": receipt.commitment,
            "nonce": receipt.nonce,
        }
        member = asked.member or own
        return {"member": member, "by": own, "choice": None, "receipt": found}
    vote = cast_vote(person=person, ballot=ballot, choice=asked.choice, member=asked.member)
    return {"member": vote.member, "by": vote.by, "choice": vote.choice, "receipt": None}


@router.put(f"{ONE}/proxy", response=ProxyRecord, operation_id="grant_proxy")
def grant(request: HttpRequest, slug: str, ballot: UUID, asked: ProxyAsked) -> dict[str, Any]:
    """Let another member vote for yours in this ballot."""
    granted = grant_proxy(person=asking(request, slug), ballot=ballot, holder=asked.holder)
    return {"grantor": granted.grantor, "holder": granted.holder}


@router.delete(f"{ONE}/proxy", response={204: None}, operation_id="withdraw_proxy")
def withdraw(request: HttpRequest, slug: str, ballot: UUID) -> Status[None]:
    """Take it back, as long as your member was not voted for."""
    withdraw_proxy(person=asking(request, slug), ballot=ballot)
    return Status(204, None)
