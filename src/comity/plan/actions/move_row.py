"""A request moves on: its state, and the move that stays."""

from __future__ import annotations

from django.utils import timezone

from comity.plan.actions.tell_people import tell
from comity.plan.domain.participants import JoinState
from comity.plan.models import JoinMove, JoinRequest
from comity.plan.queries.audience import coordinators


def move_row(row: JoinRequest, to: JoinState, actor: str, reason: str = "") -> JoinMove:
    """A part of every action that moves a request, after its row was locked. Whoever keeps the plan
    is told of one that waits for them."""
    row.state = to.value
    row.save()
    if to is JoinState.WAITING:
        address = f"/plans/{row.plan.slug}/moderation"
        people = coordinators(row.plan, timezone.now().date())
        tell(row.plan, people, "mail-request-waiting", {"name": row.name}, address=address)
    return JoinMove.objects.create(
        request=row,
        number=row.moves.count() + 1,
        to=to.value,
        actor=actor,
        reason=reason.strip(),
    )
