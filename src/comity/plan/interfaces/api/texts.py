"""The text of a plan and its versions, over the API."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Status
from pydantic import Field, StringConstraints

from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Record
from comity.plan.actions.keep_plan import enter_plan_version
from comity.plan.interfaces.api.asked import LONGEST_FILE, CommitmentNumber
from comity.plan.interfaces.api.asking import READING, WRITING, asking
from comity.plan.interfaces.api.text_records import (
    PlanTextRecord,
    PlanVersionList,
    PlanVersionRecord,
    PlanVersionSource,
    text_record,
)
from comity.plan.models import PlanVersion
from comity.plan.queries.find_plan import find_version, plan_text

router = private_router("plan", auth=READING)
Version = CommitmentNumber


class PlanVersionAsked(Record):
    source: Annotated[
        str,
        StringConstraints(max_length=LONGEST_FILE),
        Field(description="The file as YAML, its version raised by one. Pages take more."),
    ]


@router.get("/plans/{plan}/text", response=PlanTextRecord, operation_id="plan_text")
def text(request: HttpRequest, plan: str) -> dict[str, Any]:
    """The text that holds: its actions, and the indicators by which each could be measured."""
    return text_record(plan_text(asking(request, plan).plan))


@router.get("/plans/{plan}/versions", response=PlanVersionList, operation_id="plan_versions")
def versions(request: HttpRequest, plan: str) -> dict[str, Any]:
    """Every version of its text."""
    rows = asking(request, plan).plan.versions.defer("source")
    return {"items": [_version(each) for each in rows]}


@router.get(
    "/plans/{plan}/versions/{version}", response=PlanVersionSource, operation_id="plan_version"
)
def version(request: HttpRequest, plan: str, version: Version) -> dict[str, Any]:
    """One version, with its file as it was entered."""
    row = find_version(asking(request, plan).plan, version)
    return _version(row) | {"source": row.source}


@router.post(
    "/plans/{plan}/versions",
    auth=WRITING,
    response={201: PlanVersionRecord},
    operation_id="enter_plan_version",
)
def enter(request: HttpRequest, plan: str, asked: PlanVersionAsked) -> Status[dict[str, Any]]:
    """Enter the next version of its text. Every fault in it is told with its place. Needs the scope
    `keep-plan`."""
    row = enter_plan_version(
        person=asking(request, plan), source=asked.source.encode(), name=f"{plan}.yaml"
    )
    return Status(201, _version(row))


def _version(row: PlanVersion) -> dict[str, Any]:
    return {"version": row.version, "digest": row.digest, "entered_at": row.entered_at}
