"""How far a plan is, and what is due, over the API."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import Field

from comity.kernel.interfaces.api.asked import Asked, Paging, PerhapsDay
from comity.kernel.interfaces.api.paging import link_beside, listed_as
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Listed, Record
from comity.plan.domain.plan_text import Level
from comity.plan.domain.rollup import Progress, RollUp
from comity.plan.domain.timeliness import Timeliness
from comity.plan.interfaces.api.asked import Short
from comity.plan.interfaces.api.asking import READING, asking
from comity.plan.queries.find_plan import plan_text
from comity.plan.queries.progress_of import (
    counts_by_action,
    progress_by,
    progress_from,
    progress_of_action,
)
from comity.plan.queries.seen_commitments import seen_commitments
from comity.plan.queries.timely_commitments import count_timeliness
from comity.plan.queries.what_is_due import Due

router = private_router("plan", auth=READING)
EVER, NEVER = date(1, 1, 1), date(9999, 12, 31)


class ProgressBy(StrEnum):
    ACTION = "action"
    PARTICIPANT = "participant"
    JURISDICTION = "jurisdiction"
    KIND = "kind"


COLUMNS = {ProgressBy.PARTICIPANT: "participant_id"}


class MeanRecord(Record):
    """`value` is a fraction from 0 to 1 in lowest terms: `2/3`; null where nothing has a figure.
    `percent` is rounded down. `of` commitments have one."""

    value: str | None
    percent: int | None
    of: int


class RollUpRecord(Record):
    """`assessed` is what reviewers found, `reported` what participants say; never one figure."""

    commitments: int
    withdrawn: int
    assessed: MeanRecord
    reported: MeanRecord
    levels: dict[Level, int]
    not_assessed: int


class PartProgress(RollUpRecord):
    """`of_what` is an action's id, a participant's id, a jurisdiction or a sort of participant."""

    of_what: str


class PlanProgress(RollUpRecord):
    """`timely` counts what is overdue, due soon, stale, and never updated. `left_out` are
    commitments to actions that the plan no longer has."""

    timely: dict[Timeliness, int]
    left_out: int
    parts: list[PartProgress]


class ProgressAsked(Asked):
    by: Annotated[ProgressBy, Field(description="What the parts are of.")] = ProgressBy.ACTION


class DueItemRecord(Record):
    """A target, or with a `milestone` that."""

    on: date
    commitment: int
    title: str
    milestone: str | None
    participant_name: str
    action: str


class DueList(Listed):
    items: list[DueItemRecord]


class DueAsked(Paging):
    first: Annotated[PerhapsDay, Field(alias="from", description="The first day.")] = None
    last: Annotated[PerhapsDay, Field(alias="to", description="The last day.")] = None
    action: Annotated[Short, Field(description="Of this action alone, by its id.")] = ""


@router.get("/plans/{plan}/progress", response=PlanProgress, operation_id="plan_progress")
def progress(request: HttpRequest, plan: str, asked: Query[ProgressAsked]) -> dict[str, Any]:
    """How far the plan is, over the commitments that you see, by its own formula and weights."""
    person = asking(request, plan)
    text, rows = plan_text(person.plan), seen_commitments(person)
    counts = counts_by_action(rows)
    if asked.by is ProgressBy.ACTION:
        parts = {key: progress_of_action(each, key, text) for key, each in counts.items()}
    else:
        parts = progress_by(rows, text, COLUMNS.get(asked.by, asked.by.value))
    found = progress_from(counts, text)
    return _roll_up(found) | {
        "timely": count_timeliness(rows, person.on, text.stale_after),
        "left_out": found.left_out,
        "parts": [_roll_up(each) | {"of_what": key} for key, each in sorted(parts.items())],
    }


@router.get("/plans/{plan}/due", response=DueList, operation_id="plan_due")
def due(
    request: HttpRequest, response: HttpResponse, plan: str, asked: Query[DueAsked]
) -> dict[str, Any]:
    """Targets and milestones of open commitments by day, the overdue ones too."""
    rows = seen_commitments(asking(request, plan))
    if asked.action:
        rows = rows.filter(action__key=asked.action)
    since = asked.first or EVER
    until = asked.last + timedelta(days=1) if asked.last else NEVER
    found = Due(rows)
    total = found.count(since, until)
    link_beside(request, response, asked, total)
    items = [
        {
            "on": each.on,
            "commitment": each.number,
            "title": each.title,
            "milestone": each.milestone or None,
            "participant_name": each.participant,
            "action": each.action,
        }
        for each in found.items(since, until, asked.limit, asked.offset)
    ]
    return listed_as(asked, total, items)


def _roll_up(found: RollUp) -> dict[str, Any]:
    return {
        "commitments": found.total.commitments,
        "withdrawn": found.total.withdrawn,
        "assessed": _mean(found.assessed),
        "reported": _mean(found.reported),
        "levels": {level: found.total.levels.get(level, 0) for level in Level},
        "not_assessed": found.not_assessed,
    }


def _mean(found: Progress) -> dict[str, Any]:
    value = None if found.value is None else str(found.value)
    return {"value": value, "percent": found.percent, "of": found.of}
