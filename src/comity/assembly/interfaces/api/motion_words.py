"""Drafts in other words, and who reads a motion, over the API."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from pydantic import Field, StringConstraints

from comity.assembly.actions.edit_motion import edit_motion, require_proposer, show_motion_to
from comity.assembly.formats.motion_draft import read_draft
from comity.assembly.interfaces.api.asking import WRITING, asking
from comity.assembly.interfaces.api.motion_moves import ONE
from comity.assembly.interfaces.api.motion_records import (
    MOST_NUMBER,
    InItsPlace,
    MotionNumber,
    MotionRecord,
    record_of,
)
from comity.assembly.queries.find_motion import find_motion
from comity.assembly.queries.motion_records import text_of
from comity.kernel.domain.audit import Visibility
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Record

router = private_router("assembly", auth=WRITING)


class WordsAsked(Record):
    text: Annotated[
        str,
        StringConstraints(min_length=1),
        Field(description="Markdown or Akoma Ntoso; with its id a paragraph stays the same one."),
    ]
    seen: Annotated[
        int,
        Field(strict=True, ge=1, le=MOST_NUMBER, description="The version that was changed."),
    ]
    on_behalf: InItsPlace = False


class MotionReadersAsked(Record):
    visibility: Annotated[
        Visibility,
        Field(description="public is everybody, members are those inside, private the office."),
    ]


@router.post(f"{ONE}/versions", response=MotionRecord, operation_id="edit_motion")
def edit(
    request: HttpRequest, slug: str, number: MotionNumber, asked: WordsAsked
) -> dict[str, Any]:
    """Put a draft in other words: its next version, unless somebody else made that meanwhile."""
    person = asking(request, slug)
    motion = find_motion(person, number)
    require_proposer(person, motion, on_behalf=asked.on_behalf)  # before a long text is read
    row = edit_motion(
        person=person,
        motion=motion,
        text=read_draft(asked.text.encode(), "text"),
        seen=asked.seen,
        on_behalf=asked.on_behalf,
    )
    return record_of(person, row, text_of(row))


@router.post(f"{ONE}/visibility", response=MotionRecord, operation_id="show_motion_to")
def show_to(
    request: HttpRequest, slug: str, number: MotionNumber, asked: MotionReadersAsked
) -> dict[str, Any]:
    """Say who may read a motion, for the secretariat."""
    person = asking(request, slug)
    motion = find_motion(person, number)
    row = show_motion_to(person=person, motion=motion, visibility=asked.visibility)
    return record_of(person, row, text_of(row))
