"""Voting in rounds of elections over the API, and the ballots of those that are closed. To vote,
the token must name `represent-member` and `assembly:<slug>`."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from pydantic import Field

from comity.assembly.actions.vote_in_round import vote_in_round
from comity.assembly.domain.contests import names_on
from comity.assembly.interfaces.api.asking import READING, WRITING, asking
from comity.assembly.interfaces.api.election_records import RoundBallotList, RoundVoteRecord
from comity.assembly.interfaces.api.election_turning import ROUND
from comity.assembly.interfaces.api.names_given import NamesGiven
from comity.assembly.queries.find_election import seen_election
from comity.assembly.queries.seen_rounds import ballots_of_round, round_of
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Record

router = private_router("assembly", auth=READING)


class RoundVoteAsked(Record):
    names: Annotated[
        NamesGiven,
        Field(description="Whom the ballot is given for; an empty list makes it blank."),
    ]
    member: Annotated[
        str,
        Field(
            max_length=64,
            description="For whom: your own member by default, or one whose proxy it holds.",
        ),
    ] = ""


@router.post(f"{ROUND}/votes", response=RoundVoteRecord, operation_id="vote_in_round", auth=WRITING)
def vote(
    request: HttpRequest,
    slug: str,
    election: UUID,
    ballot: UUID,
    asked: RoundVoteAsked,
) -> dict[str, Any]:
    """Vote in a round that is open, once and for all: sent twice, the second is refused."""
    person = asking(request, slug)
    round_of(seen_election(person, election), ballot)
    receipt = vote_in_round(
        person=person, ballot=ballot, names=frozenset(asked.names), member=asked.member
    )
    own = person.own_member()
    given = receipt and {
        "ballot": receipt.ballot,
        "commitment": receipt.commitment,
        "nonce": receipt.nonce,
    }
    return {"member": asked.member or own, "by": own, "receipt": given}


@router.get(f"{ROUND}/ballots", response=RoundBallotList, operation_id="round_ballots")
def ballots(request: HttpRequest, slug: str, election: UUID, ballot: UUID) -> dict[str, Any]:
    """All ballots of a closed round, to count them again, and to find the one of a receipt."""
    held = round_of(seen_election(asking(request, slug), election), ballot)
    return {
        "items": [
            {
                "commitment": each.commitment,
                "nonce": each.nonce,
                "choice": each.choice,
                "names": sorted(names_on(each.choice)),
            }
            for each in ballots_of_round(held)
        ]
    }
