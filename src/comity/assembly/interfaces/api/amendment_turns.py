"""What becomes of amendments, over the API: voted on in an order, settled by a ballot, taken back,
merged into the text."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from pydantic import Field

from comity.assembly.actions.merge_amendments import merge_amendments
from comity.assembly.actions.settle_amendment import settle_amendment, withdraw_amendment
from comity.assembly.domain.merging import merge
from comity.assembly.domain.voting_order import voting_order
from comity.assembly.interfaces.api.asking import READING, WRITING, asking
from comity.assembly.interfaces.api.motion_moves import ONE
from comity.assembly.interfaces.api.motion_records import (
    AmendmentRecord,
    InItsPlace,
    MotionNumber,
    MotionRecord,
    ParagraphRecord,
    amendment_of,
    conflicts_of,
    paragraphs_of,
    record_of,
)
from comity.assembly.queries.find_motion import amendment_called, find_motion
from comity.assembly.queries.motion_records import proposed, text_of
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Record
from comity.kernel.interfaces.messages import render

router = private_router("assembly", auth=READING)
_AMENDMENT = f"{ONE}/amendments/{{amendment}}"


class VoteStepRecord(Record):
    """An amendment that waits, by its key; `changed` words and marks of `of` say how far it is from
    the text, `reason` says so in a sentence."""

    amendment: str
    changed: int
    of: int
    reason: str


class VotingOrderRecord(Record):
    items: list[VoteStepRecord]


class MergedRecord(Record):
    """A text as it would be with all `amendments` that were adopted and are not in it yet; where
    there are none, as it is."""

    amendments: list[str]
    paragraphs: list[ParagraphRecord]


class CarriedOutAsked(Record):
    ballot: Annotated[UUID, Field(description="The closed ballot that decided on it.")]


class TakenBackAsked(Record):
    on_behalf: InItsPlace = False


@router.get(f"{ONE}/order", response=VotingOrderRecord, operation_id="voting_order")
def order(request: HttpRequest, slug: str, number: MotionNumber) -> dict[str, Any]:
    """In which order amendments that wait are voted on: the furthest from the text first."""
    motion = find_motion(asking(request, slug), number)
    here = proposed(motion)
    steps = voting_order(text_of(motion), here.amendments, here.pending).steps
    return {
        "items": [
            {
                "amendment": each.amendment,
                "changed": each.distance.changed,
                "of": each.distance.of,
                "reason": render(each.reason),
            }
            for each in steps
        ]
    }


@router.post(
    f"{_AMENDMENT}/settlement",
    auth=WRITING,
    response=AmendmentRecord,
    operation_id="settle_amendment",
)
def settle(
    request: HttpRequest, slug: str, number: MotionNumber, amendment: str, asked: CarriedOutAsked
) -> dict[str, Any]:
    """Carry out what a ballot decided on an amendment, for whoever leads the motion. Others that
    fall with it are not put to the vote."""
    person = asking(request, slug)
    motion = find_motion(person, number)
    found = amendment_called(motion, amendment)
    row = settle_amendment(person=person, amendment=found, ballot=asked.ballot)
    return amendment_of(row, conflicts_of(motion))


@router.post(
    f"{_AMENDMENT}/withdrawal",
    auth=WRITING,
    response=AmendmentRecord,
    operation_id="withdraw_amendment",
)
def withdraw(
    request: HttpRequest, slug: str, number: MotionNumber, amendment: str, asked: TakenBackAsked
) -> dict[str, Any]:
    """Take an amendment of your member back. Asked twice, it is done once."""
    person = asking(request, slug)
    motion = find_motion(person, number)
    found = amendment_called(motion, amendment)
    row = withdraw_amendment(person=person, amendment=found, on_behalf=asked.on_behalf)
    return amendment_of(row, conflicts_of(motion))


@router.get(f"{ONE}/merge", response=MergedRecord, operation_id="merged_text")
def merged(request: HttpRequest, slug: str, number: MotionNumber) -> dict[str, Any]:
    """The text as it would be, with the amendments that were adopted."""
    motion = find_motion(asking(request, slug), number)
    here = proposed(motion)
    found = merge(text_of(motion), here.amendments, here.outcomes)
    return {"amendments": [*here.to_merge], "paragraphs": paragraphs_of(found.text)}


@router.post(f"{ONE}/merge", auth=WRITING, response=MotionRecord, operation_id="merge_amendments")
def merge_adopted(request: HttpRequest, slug: str, number: MotionNumber) -> dict[str, Any]:
    """Make it so, as the next version of the text, for whoever leads the motion."""
    person = asking(request, slug)
    row = merge_amendments(person=person, motion=find_motion(person, number))
    return record_of(person, row, text_of(row))
