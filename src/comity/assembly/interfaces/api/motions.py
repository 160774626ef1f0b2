"""Motions and amendments over the API."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Status
from pydantic import Field, StringConstraints

from comity.assembly.actions.propose_amendment import propose_amendment
from comity.assembly.actions.propose_motion import propose_motion
from comity.assembly.domain.language_versions import text_in
from comity.assembly.formats.motion_akoma_ntoso import motion_to_akoma_ntoso
from comity.assembly.formats.motion_draft import read_draft
from comity.assembly.formats.motion_markdown import motion_to_markdown
from comity.assembly.interfaces.api.asking import READING, WRITING, asking
from comity.assembly.interfaces.api.motion_records import (
    AmendmentAsked,
    AmendmentList,
    AmendmentRecord,
    MotionAsked,
    MotionList,
    MotionNumber,
    MotionRecord,
    MotionTextRecord,
    amendment_of,
    conflicts_of,
    record_of,
    summary_of,
)
from comity.assembly.queries.find_motion import find_motion
from comity.assembly.queries.list_motions import MotionFilter, list_motions
from comity.assembly.queries.motion_languages import language_versions
from comity.assembly.queries.motion_records import text_of
from comity.assembly.queries.motion_versions import document_record
from comity.kernel.interfaces.api.asked import Asked, Paging
from comity.kernel.interfaces.api.paging import stretch
from comity.kernel.interfaces.api.public import private_router

router = private_router("assembly", auth=READING)
Name = Annotated[str, StringConstraints(max_length=64)]


class TextFormat(StrEnum):
    MARKDOWN = "markdown"
    AKOMA_NTOSO = "akoma-ntoso"


class MotionsAsked(Paging):
    state: Annotated[Name, Field(description="Those in this state alone.")] = ""
    body: Annotated[Name, Field(description="Those before this body alone.")] = ""
    proposer: Annotated[Name, Field(description="Those of this member alone, by its code.")] = ""
    q: Annotated[
        str,
        StringConstraints(max_length=200),
        Field(description="Words that stand in the title or the text."),
    ] = ""


class TextAsked(Asked):
    format: Annotated[TextFormat, Field(description="As which document.")] = TextFormat.MARKDOWN
    language: Annotated[Name, Field(description="Default: the authoritative one.")] = ""


@router.get("/assemblies/{slug}/motions", response=MotionList, operation_id="motions")
def motions(
    request: HttpRequest, response: HttpResponse, slug: str, asked: Query[MotionsAsked]
) -> dict[str, Any]:
    """Motions of an organisation, the newest first."""
    wanted = MotionFilter(
        state=asked.state, body=asked.body, proposer=asked.proposer, words=asked.q
    )
    found = list_motions(asking(request, slug), wanted)
    return stretch(request, response, asked, found, summary_of)


@router.post(
    "/assemblies/{slug}/motions",
    response={201: MotionRecord},
    auth=WRITING,
    operation_id="propose_motion",
)
def propose(request: HttpRequest, slug: str, asked: MotionAsked) -> Status[dict[str, Any]]:
    """Propose a motion for the member that the token's person stands for. The token needs
    `represent-member` on the organisation."""
    person = asking(request, slug)
    made = propose_motion(
        person=person,
        text=read_draft(asked.text.encode(), "text"),
        body=asked.body,
        language=asked.language,
        matter=asked.matter,
        title=asked.title,
        source=asked.source,
        on_behalf=asked.on_behalf,
        key=asked.id,
    )
    return Status(201, record_of(person, made, text_of(made)))


@router.get("/assemblies/{slug}/motions/{number}", response=MotionRecord, operation_id="motion")
def motion(request: HttpRequest, slug: str, number: MotionNumber) -> dict[str, Any]:
    """One motion, with its paragraphs as they stand."""
    person = asking(request, slug)
    found = find_motion(person, number)
    return record_of(person, found, text_of(found))


@router.get(
    "/assemblies/{slug}/motions/{number}/text",
    response=MotionTextRecord,
    operation_id="motion_text",
)
def text(
    request: HttpRequest, slug: str, number: MotionNumber, asked: Query[TextAsked]
) -> dict[str, Any]:
    """Its text as a document. One in another language is given where it is whole and current."""
    found = find_motion(asking(request, slug), number)
    language = asked.language or found.language
    words = text_in(language_versions(found), language)
    if asked.format is TextFormat.MARKDOWN:
        media_type, document = "text/markdown", motion_to_markdown(words, ids=True)
    else:
        record = document_record(found, language)
        media_type = "application/akn+xml"
        document = motion_to_akoma_ntoso(words, record).decode()
    return {
        "number": found.number,
        "language": language,
        "authoritative": language == found.language,
        "media_type": media_type,
        "text": document,
    }


@router.get(
    "/assemblies/{slug}/motions/{number}/amendments",
    response=AmendmentList,
    operation_id="amendments",
)
def amendments(request: HttpRequest, slug: str, number: MotionNumber) -> dict[str, Any]:
    """Amendments to a motion as they were proposed, with what is in the way of each."""
    found = find_motion(asking(request, slug), number)
    told = conflicts_of(found)
    rows = found.amendments.select_related("to", "proposer")
    return {"items": [amendment_of(each, told) for each in rows]}


@router.post(
    "/assemblies/{slug}/motions/{number}/amendments",
    response={201: AmendmentRecord},
    auth=WRITING,
    operation_id="propose_amendment",
)
def amend(
    request: HttpRequest, slug: str, number: MotionNumber, asked: AmendmentAsked
) -> Status[dict[str, Any]]:
    """Propose to change one place of a motion, or of an amendment to it."""
    person = asking(request, slug)
    found = find_motion(person, number)
    made = propose_amendment(
        person=person,
        motion=found,
        action=asked.action,
        paragraph=asked.paragraph,
        words=asked.words,
        new=asked.inserted,
        to=asked.to,
        reason=asked.reason,
        on_behalf=asked.on_behalf,
        key=asked.id,
    )
    return Status(201, amendment_of(made, conflicts_of(found)))
