"""Motions go on over the API, as the statute's table has it; members stand beside them."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from pydantic import Field

from comity.assembly.actions.co_sponsor import co_sponsor, end_co_sponsorship
from comity.assembly.actions.move_motion import move_motion
from comity.assembly.interfaces.api.asking import WRITING, asking
from comity.assembly.interfaces.api.motion_records import (
    MOST_NUMBER,
    Id,
    InItsPlace,
    MotionNumber,
    MotionRecord,
    OnBehalf,
    record_of,
)
from comity.assembly.models import Motion
from comity.assembly.queries.find_motion import find_motion
from comity.assembly.queries.motion_records import text_of
from comity.assembly.queries.people import Person
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Record

ONE = "/assemblies/{slug}/motions/{number}"
router = private_router("assembly", auth=WRITING)


class MotionMoveAsked(Record):
    move: Annotated[Id, Field(description="By its name in the statute's table: refer.")]
    ballot: Annotated[
        UUID | None, Field(description="The closed ballot that it carries out, to adopt or reject.")
    ] = None
    on_behalf: InItsPlace = False
    step: Annotated[
        int | None,
        Field(
            strict=True,
            ge=1,
            le=MOST_NUMBER,
            description="The number that it gets: sent twice with the same one, it is made once.",
        ),
    ] = None


class SponsorAsked(Record):
    on_behalf: OnBehalf = ""


@router.post(f"{ONE}/moves", response=MotionRecord, operation_id="move_motion")
def move(
    request: HttpRequest, slug: str, number: MotionNumber, asked: MotionMoveAsked
) -> dict[str, Any]:
    """Move a motion on: refer, withdraw, adopt it. None of it can be undone."""
    person = asking(request, slug)
    row = move_motion(
        person=person,
        motion=find_motion(person, number),
        move=asked.move,
        ballot=asked.ballot,
        on_behalf=asked.on_behalf,
        step=asked.step,
    )
    return _told(person, row)


@router.post(f"{ONE}/co-sponsors", response=MotionRecord, operation_id="co_sponsor")
def sponsor(
    request: HttpRequest, slug: str, number: MotionNumber, asked: SponsorAsked
) -> dict[str, Any]:
    """Let your member stand beside its proposer. Asked twice, it is done once."""
    person = asking(request, slug)
    motion = find_motion(person, number)
    return _told(person, co_sponsor(person=person, motion=motion, on_behalf=asked.on_behalf))


@router.post(f"{ONE}/co-sponsors/end", response=MotionRecord, operation_id="end_co_sponsorship")
def stop_sponsoring(
    request: HttpRequest, slug: str, number: MotionNumber, asked: SponsorAsked
) -> dict[str, Any]:
    """Let your member no longer stand beside it."""
    person = asking(request, slug)
    motion = find_motion(person, number)
    row = end_co_sponsorship(person=person, motion=motion, on_behalf=asked.on_behalf)
    return _told(person, row)


def _told(person: Person, row: Motion) -> dict[str, Any]:
    return record_of(person, row, text_of(row))
