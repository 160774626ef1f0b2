"""How actions stand to each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from comity.kernel.domain.errors import UnknownName
from comity.plan.domain.plan_links import LinkKind
from comity.plan.models import ActionRow, Plan, PlanLink


@dataclass(frozen=True, slots=True)
class Link:
    """A link from where the reader stands: `other` is the action at its other end, `outward` says
    that it was made from here."""

    row: PlanLink
    here: ActionRow
    other: ActionRow
    outward: bool

    @property
    def kind(self) -> LinkKind:
        return LinkKind(self.row.kind)


def links_of(action: ActionRow) -> tuple[Link, ...]:
    """From it and to it."""
    rows = _links().filter(Q(left=action) | Q(right=action))
    return tuple(_seen(rows, at={action.id}))


def links_of_plan(plan: Plan) -> tuple[Link, ...]:
    """Those with another plan, which say how the plans stand to each other."""
    rows = _links().filter(Q(left__plan=plan) | Q(right__plan=plan))
    across = rows.exclude(left__plan=plan, right__plan=plan)
    ids = set(plan.actions.values_list("id", flat=True))
    return tuple(_seen(across, at=ids))


def find_link(plan: Plan, key: UUID) -> PlanLink:
    """Made from an action of the plan. Raises `UnknownName("plan-link-unknown")`."""
    found = _links().filter(left__plan=plan, id=key).first()
    if found is None:
        raise UnknownName("plan-link-unknown", key=str(key))
    return found


def _links() -> QuerySet[PlanLink]:
    return PlanLink.objects.select_related("left__plan", "right__plan")


def _seen(rows: Iterable[PlanLink], at: set[int]) -> Iterable[Link]:
    for each in rows:
        outward = each.left_id in at
        here, other = (each.left, each.right) if outward else (each.right, each.left)
        yield Link(each, here, other, outward)
