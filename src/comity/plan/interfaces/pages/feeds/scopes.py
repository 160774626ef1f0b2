"""Which part of a plan an address asks for, and what it is called."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from comity.assembly.interfaces.pages.frame import told
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import UnknownName
from comity.plan.models import Participant, Plan
from comity.plan.queries.find_plan import plan_text
from comity.plan.queries.happenings import Scope, public_commitments


@dataclass(frozen=True, slots=True)
class Named:
    """`page` is the path of the page that shows the same."""

    plan: Plan
    scope: Scope
    name: str
    page: str


def scope_asked(plan: Plan, key: str, participant: UUID | None, number: int | None) -> Named:
    """Raises `UnknownName`: `plan-action-unknown`, `participant-unknown`, `commitment-unknown`,
    also for what not everybody may see."""
    text, base = plan_text(plan), f"/plans/{plan.slug}"
    name = told(text.title)
    if key:
        action = text.action(key)
        return Named(
            plan, Scope(action=key), f"{name}: {told(action.title)}", f"{base}/actions/{key}"
        )
    if participant:
        rows = Participant.objects.filter(plan=plan, visibility=Visibility.PUBLIC.value)
        who = rows.filter(id=participant).first()
        if who is None:
            raise UnknownName("feed-participant-unknown", plan=plan.slug)
        page = f"{base}/participants/{participant}"
        return Named(plan, Scope(participant=participant), f"{name}: {who.name}", page)
    if number is not None:
        scope = Scope(number=number)
        row = public_commitments(plan, scope).first()
        if row is None:
            raise UnknownName("commitment-unknown", number=number, plan=plan.slug)
        return Named(plan, scope, f"{name}: {number}. {row.title}", f"{base}/commitments/{number}")
    return Named(plan, Scope(), name, base)
