"""The plans that ship are published where they are not, and follow what ships later."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from comity.kernel.domain.errors import Conflict
from comity.parties.actions.authorise import authorise
from comity.parties.domain.permissions import Actor
from comity.plan.actions.keep_plan import enter_plan_version, publish_plan
from comity.plan.adapters.shipped_plans import ShippedPlan
from comity.plan.models import Plan
from comity.plan.queries.find_plan import last_version
from comity.plan.queries.people import Person


def ship_plans(*, actor: Actor, plans: Sequence[ShippedPlan]) -> tuple[str, ...]:
    """What was entered, as `id version`. A plan that somebody here changed is left alone, and so is
    one that another process enters meanwhile. Needs `publish-plan` everywhere."""
    authorise(actor=actor, permission="publish-plan")
    ours: dict[str, set[str]] = {}
    for each in plans:
        ours.setdefault(each.text.id, set()).add(each.digest)
    entered = []
    for each in plans:
        try:
            if _enter(actor, each, ours[each.text.id]):
                entered.append(f"{each.text.id} {each.text.version}")
        except Conflict:  # another process was first
            continue
    return tuple(entered)


def _enter(actor: Actor, shipped: ShippedPlan, ours: set[str]) -> bool:
    """Raises `Conflict` where another process was first."""
    plan = Plan.objects.filter(slug=shipped.text.id).first()
    if plan is None:
        if shipped.text.version != 1:
            return False
        publish_plan(actor=actor, source=shipped.source, name=shipped.name)
        return True
    last = last_version(plan)
    if last.digest not in ours or shipped.text.version != last.version + 1:
        return False
    person = Person(actor, plan, timezone.now().date())
    enter_plan_version(person=person, source=shipped.source, name=shipped.name)
    return True
