"""Changes that are recommended, over the API; members take them up as amendments."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Status
from pydantic import Field

from comity.assembly.actions.propose_amendment import take_up_recommendation
from comity.assembly.actions.recommend_change import recommend_change, withdraw_recommendation
from comity.assembly.domain.paragraphs import MotionText
from comity.assembly.domain.recommendations import Recommendation, fits
from comity.assembly.interfaces.api.asking import READING, WRITING, asking
from comity.assembly.interfaces.api.motion_moves import ONE
from comity.assembly.interfaces.api.motion_records import (
    AmendmentRecord,
    Id,
    Key,
    MotionNumber,
    Words,
    amendment_of,
    conflicts_of,
)
from comity.assembly.models import Recommendation as RecommendationRow
from comity.assembly.queries.find_motion import find_motion, find_recommendation
from comity.assembly.queries.motion_records import text_of
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Record

router = private_router("assembly", auth=READING)
_ALL = f"{ONE}/recommendations"
_ADVICE = f"{_ALL}/{{uuid:recommendation}}"


class RecommendationRecord(Record):
    """Other words for a paragraph, or none, to leave it out: `seen` are those that it had then.
    `fits` while it still has them. It binds nobody."""

    id: UUID
    paragraph: str
    seen: str
    words: str
    reason: str
    at: datetime
    fits: bool
    withdrawn_at: datetime | None


class RecommendationList(Record):
    items: list[RecommendationRecord]


class RecommendationAsked(Record):
    paragraph: Annotated[Id, Field(description="Of which paragraph, by its id.")]
    words: Annotated[
        Words, Field(description="As it should be; nothing, to leave the paragraph out.")
    ]
    reason: Annotated[Words, Field(description="Why; everybody who reads the motion reads it.")] = (
        ""
    )
    id: Key = None


class TakeUpAsked(Record):
    id: Key = None


@router.get(_ALL, response=RecommendationList, operation_id="recommendations")
def recommendations(request: HttpRequest, slug: str, number: MotionNumber) -> dict[str, Any]:
    """Changes that are recommended to a motion, but for those that were withdrawn."""
    found = find_motion(asking(request, slug), number)
    text, rows = text_of(found), found.recommendations.filter(withdrawn_at=None)
    return {"items": [_advice(each, text) for each in rows]}


@router.post(
    _ALL, auth=WRITING, response={201: RecommendationRecord}, operation_id="recommend_change"
)
def recommend(
    request: HttpRequest, slug: str, number: MotionNumber, asked: RecommendationAsked
) -> Status[dict[str, Any]]:
    """Recommend other words, for the secretariat, whoever presides, and committees."""
    person = asking(request, slug)
    motion = find_motion(person, number)
    row = recommend_change(
        person=person,
        motion=motion,
        paragraph=asked.paragraph,
        words=asked.words,
        reason=asked.reason,
        key=asked.id,
    )
    return Status(201, _advice(row, text_of(motion)))


@router.post(
    f"{_ADVICE}/take-up",
    auth=WRITING,
    response={201: AmendmentRecord},
    operation_id="take_up_recommendation",
)
def take_up(
    request: HttpRequest, slug: str, number: MotionNumber, recommendation: UUID, asked: TakeUpAsked
) -> Status[dict[str, Any]]:
    """Propose it as an amendment of your member."""
    person = asking(request, slug)
    motion = find_motion(person, number)
    advice = find_recommendation(motion, recommendation)
    made = take_up_recommendation(person=person, recommendation=advice, key=asked.id)
    return Status(201, amendment_of(made, conflicts_of(motion)))


@router.post(
    f"{_ADVICE}/withdrawal",
    auth=WRITING,
    response=RecommendationRecord,
    operation_id="withdraw_recommendation",
)
def withdraw(
    request: HttpRequest, slug: str, number: MotionNumber, recommendation: UUID
) -> dict[str, Any]:
    """Take a recommendation back, your own or, for the secretariat, any. Done once."""
    person = asking(request, slug)
    motion = find_motion(person, number)
    advice = find_recommendation(motion, recommendation)
    row = withdraw_recommendation(person=person, recommendation=advice)
    return _advice(row, text_of(motion))


def _advice(row: RecommendationRow, text: MotionText) -> dict[str, Any]:
    advice = Recommendation(id=str(row.id), paragraph=row.paragraph, seen=row.seen, words=row.words)
    return {
        "id": row.id,
        "paragraph": row.paragraph,
        "seen": row.seen,
        "words": row.words,
        "reason": row.reason,
        "at": row.at,
        "fits": fits(text, advice),
        "withdrawn_at": row.withdrawn_at,
    }
