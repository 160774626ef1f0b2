"""Plans of action, over the API."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest

from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Prose, Record
from comity.plan.interfaces.api.asking import READING, asking
from comity.plan.models import Plan
from comity.plan.queries.find_plan import last_version, plan_text

router = private_router("plan", auth=READING)


class PlanRecord(Record):
    """A plan, and the version of its text that holds."""

    id: str
    version: int
    digest: str
    title: Prose
    summary: Prose
    issuer: Prose
    published: date | None
    instrument: str
    """the instrument of the corpus that it is"""
    assembly: str | None
    """the organisation whose plan it is"""


class PlanList(Record):
    items: list[PlanRecord]


@router.get("/plans", response=PlanList, operation_id="plans")
def plans(request: HttpRequest) -> dict[str, Any]:
    """The plans that are followed here."""
    return {"items": [_record(each) for each in Plan.objects.select_related("assembly")]}


@router.get("/plans/{plan}", response=PlanRecord, operation_id="plan")
def plan(request: HttpRequest, plan: str) -> dict[str, Any]:
    """One plan."""
    return _record(asking(request, plan).plan)


def _record(plan: Plan) -> dict[str, Any]:
    version, text = last_version(plan), plan_text(plan)
    return {
        "id": plan.slug,
        "version": version.version,
        "digest": version.digest,
        "title": dict(text.title),
        "summary": dict(text.summary),
        "issuer": dict(text.issuer),
        "published": text.published,
        "instrument": text.instrument,
        "assembly": plan.assembly.slug if plan.assembly else None,
    }
