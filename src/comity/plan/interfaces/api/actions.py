"""The actions of a plan, and how they stand to others, over the API."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Status
from pydantic import Field, StringConstraints

from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Prose, Record
from comity.plan.actions.link_actions import link_actions, unlink_actions
from comity.plan.domain.plan_links import LinkKind
from comity.plan.interfaces.api.asked import Short, without_nul
from comity.plan.interfaces.api.asking import READING, WRITING, asking
from comity.plan.interfaces.api.text_records import PlanActionRecord, action_record
from comity.plan.queries.links import Link, find_link, links_of
from comity.plan.queries.plan_actions import (
    action_text,
    commitments_on,
    counted_actions,
    find_action,
    find_action_named,
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
    id: UUID
    plan: str
    action: str
    reason: str


class PlanActionStanding(PlanActionRecord):
    """`retired` is true of one that the text that holds no longer has; `commitments` are the
    numbers of those that you see."""

    retired: bool
    commitments: list[int]
    links: list[ActionLinkRecord]


class LinkAsked(Record):
    kind: Annotated[LinkKind, Field(description="What this action does.")]
    other: Annotated[
        str,
        StringConstraints(max_length=200),
        Field(description="The other action, with its plan: our-plan/skills."),
    ]
    reason: Annotated[
        str, StringConstraints(max_length=1000), Field(description="Why; everybody can read it.")
    ] = ""


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


@router.post(
    "/plans/{plan}/actions/{action}/links",
    auth=WRITING,
    response={201: ActionLinkRecord},
    operation_id="link_actions",
)
def link(
    request: HttpRequest, plan: str, action: Short, asked: LinkAsked
) -> Status[dict[str, Any]]:
    """Say that an action supports, duplicates or conflicts with another. Needs the scope
    `keep-plan`."""
    person = asking(request, plan)
    here = find_action(person.plan, action)
    there = find_action_named(without_nul(asked.other))
    row = link_actions(
        person=person, left=here, right=there, kind=asked.kind, reason=without_nul(asked.reason)
    )
    return Status(201, _link(Link(row, here, there, outward=True)))


@router.post(
    "/plans/{plan}/links/{link}/removal",
    auth=WRITING,
    response={201: ActionLinkRecord},
    operation_id="unlink_actions",
)
def unlink(request: HttpRequest, plan: str, link: UUID) -> Status[dict[str, Any]]:
    """Take a link away that was made from an action of this plan. Needs the scope `keep-plan`."""
    person = asking(request, plan)
    person.require("keep-plan")
    row = find_link(person.plan, link)
    unlink_actions(person=person, link=link)
    return Status(201, _link(Link(row, row.left, row.right, outward=True)) | {"id": link})


def _link(found: Link) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "outward": found.outward,
        "id": found.row.id,
        "plan": found.other.plan.slug,
        "action": found.other.key,
        "reason": found.row.reason,
    }
