"""The actions of a plan, and how they stand to others, over the API."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Prose, Record
from comity.plan.domain.plan_links import LinkKind
from comity.plan.interfaces.api.asked import Short
from comity.plan.interfaces.api.asking import READING, asking
from comity.plan.interfaces.api.text_records import PlanActionRecord, action_record
from comity.plan.queries.links import Link, links_of
from comity.plan.queries.plan_actions import (
    action_text,
    commitments_on,
    counted_actions,
    find_action,
)

router = private_router("plan", auth=READING)


class PlanActionRow(Record):
    """`commitments` counts those that you see, without drafts and what was withdrawn."""

    id: str
    number: str
    title: Prose
    commitments: int


class PlanActionList(Record):
    items: list[PlanActionRow]


class ActionLinkRecord(Record):
    """`outward` says that this action supports, duplicates or conflicts with the other, and not
    the other with it."""

    kind: LinkKind
    outward: bool
    plan: str
    action: str
    reason: str


class PlanActionStanding(PlanActionRecord):
    """`retired` is true of one that the text that holds no longer has; `commitments` are the
    numbers of those that you see."""

    retired: bool
    commitments: list[int]
    links: list[ActionLinkRecord]


@router.get("/plans/{plan}/actions", response=PlanActionList, operation_id="plan_actions")
def actions(request: HttpRequest, plan: str) -> dict[str, Any]:
    """What the plan asks for, in its order, and how many commitments there are to it."""
    found = counted_actions(asking(request, plan))
    return {
        "items": [
            {
                "id": each.action.id,
                "number": each.action.number,
                "title": dict(each.action.title),
                "commitments": each.commitments,
            }
            for each in found
        ]
    }


@router.get(
    "/plans/{plan}/actions/{action}", response=PlanActionStanding, operation_id="plan_action"
)
def action(request: HttpRequest, plan: str, action: Short) -> dict[str, Any]:
    """One action: its parts, indicators, commitments, and links to other actions."""
    person = asking(request, plan)
    row = find_action(person.plan, action)
    return action_record(action_text(row)) | {
        "retired": row.retired,
        "commitments": list(commitments_on(person, row).values_list("number", flat=True)),
        "links": [_link(each) for each in links_of(row)],
    }


def _link(found: Link) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "outward": found.outward,
        "plan": found.other.plan.slug,
        "action": found.other.key,
        "reason": found.row.reason,
    }
