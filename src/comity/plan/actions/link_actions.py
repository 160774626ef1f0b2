"""One action is said to support, duplicate or conflict with another."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, InvalidInput
from comity.plan.domain.plan_links import LinkKind, is_mutual
from comity.plan.models import ActionRow, Plan, PlanLink
from comity.plan.queries.links import find_link
from comity.plan.queries.people import Person


def link_actions(
    *, person: Person, left: ActionRow, right: ActionRow, kind: LinkKind, reason: str = ""
) -> PlanLink:
    """`left` is of the person's plan. Needs `keep-plan`. Raises `InvalidInput("plan-link-itself")`,
    `Conflict("plan-link-exists")`, also for the same one made from the other end where it says the
    same from there."""
    person.require("keep-plan")
    if left.plan_id != person.plan.id:
        raise InvalidInput("plan-of-another", plan=left.plan.slug, wanted=person.plan.slug)
    if left.id == right.id:
        raise InvalidInput("plan-link-itself")
    there = f"{right.plan.slug}/{right.key}"
    with transaction.atomic():
        # Both, in one order, so that two who link from both ends wait for each other.
        list(
            Plan.objects.select_for_update(no_key=True)
            .filter(id__in=[left.plan_id, right.plan_id])
            .order_by("id")
        )
        same = PlanLink.objects.filter(kind=kind.value)
        mirrored = is_mutual(kind) and same.filter(left=right, right=left).exists()
        if mirrored or same.filter(left=left, right=right).exists():
            raise Conflict("plan-link-exists", other=there)
        row = PlanLink.objects.create(
            left=left, right=right, kind=kind.value, reason=reason.strip()
        )
        append_audit(
            actor=person.actor.reference,
            action="link_actions",
            object=row.reference,
            payload={
                "left": f"{left.plan.slug}/{left.key}",
                "right": there,
                "kind": kind.value,
            },
            visibility=Visibility.PUBLIC,
        )
    return row


def unlink_actions(*, person: Person, link: UUID) -> None:
    """Needs `keep-plan` on the plan that it was made from. Raises
    `UnknownName("plan-link-unknown")`."""
    person.require("keep-plan")
    with transaction.atomic():
        Plan.objects.select_for_update(no_key=True).get(id=person.plan.id)
        row = find_link(person.plan, link)
        reference = row.reference
        row.delete()
        append_audit(
            actor=person.actor.reference,
            action="unlink_actions",
            object=reference,
            payload={
                "left": f"{row.left.plan.slug}/{row.left.key}",
                "right": f"{row.right.plan.slug}/{row.right.key}",
                "kind": row.kind,
            },
            visibility=Visibility.PUBLIC,
        )
