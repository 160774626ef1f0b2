"""The text of a plan as the API tells it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from comity.kernel.interfaces.api.records import Prose, Record
from comity.plan.domain.plan_text import Direction, Level, PlanAction, PlanText
from comity.regulation.domain.confidence import Confidence


class PlanIndicatorRecord(Record):
    """Suggested by whoever entered the plan, unless `citation` says where it names it itself."""

    id: str
    name: Prose
    unit: Prose
    direction: Direction
    method: Prose
    source: str
    citation: str


class SubActionRecord(Record):
    id: str
    title: Prose
    citation: str
    confidence: Confidence


class PlanActionRecord(Record):
    """`weight` is what it counts for in the plan's progress, a fraction: `1/2`."""

    id: str
    number: str
    title: Prose
    summary: Prose
    citation: str
    confidence: Confidence
    sub_actions: list[SubActionRecord]
    indicators: list[PlanIndicatorRecord]
    concepts: list[str]
    weight: str


class PlanSourceRecord(Record):
    location: str
    seen: str
    date: str


class PlanTextRecord(Record):
    """`levels` is what each level of a review counts for; `stale_after` days without an update a
    commitment is stale."""

    id: str
    version: int
    title: Prose
    summary: Prose
    issuer: Prose
    published: date | None
    instrument: str
    note: Prose
    caveats: list[Prose]
    sources: list[PlanSourceRecord]
    levels: dict[Level, str]
    stale_after: int
    actions: list[PlanActionRecord]


class PlanVersionRecord(Record):
    """`digest` is the SHA-256 of the file."""

    version: int
    digest: str
    entered_at: datetime


class PlanVersionList(Record):
    items: list[PlanVersionRecord]


class PlanVersionSource(PlanVersionRecord):
    """`source` is the YAML as it was entered."""

    source: str


def text_record(text: PlanText) -> dict[str, Any]:
    return {
        "id": text.id,
        "version": text.version,
        "title": dict(text.title),
        "summary": dict(text.summary),
        "issuer": dict(text.issuer),
        "published": text.published,
        "instrument": text.instrument,
        "note": dict(text.note),
        "caveats": [dict(each) for each in text.caveats],
        "sources": [
            {"location": it.location, "seen": it.seen, "date": it.date} for it in text.sources
        ],
        "levels": {level: str(weight) for level, weight in text.weights.levels.items()},
        "stale_after": text.stale_after,
        "actions": [action_record(each) for each in text.actions],
    }


def action_record(action: PlanAction) -> dict[str, Any]:
    return {
        "id": action.id,
        "number": action.number,
        "title": dict(action.title),
        "summary": dict(action.summary),
        "citation": action.citation,
        "confidence": action.confidence,
        "sub_actions": [
            {
                "id": it.id,
                "title": dict(it.title),
                "citation": it.citation,
                "confidence": it.confidence,
            }
            for it in action.sub_actions
        ],
        "indicators": [
            {
                "id": it.id,
                "name": dict(it.name),
                "unit": dict(it.unit),
                "direction": it.direction,
                "method": dict(it.method),
                "source": it.source,
                "citation": it.citation,
            }
            for it in action.indicators
        ],
        "concepts": list(action.concepts),
        "weight": str(action.weight),
    }
