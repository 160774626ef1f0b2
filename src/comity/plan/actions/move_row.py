"""A request moves on: its state, and the move that stays."""

from __future__ import annotations

from comity.plan.domain.participants import JoinState
from comity.plan.models import JoinMove, JoinRequest


def move_row(row: JoinRequest, to: JoinState, actor: str, reason: str = "") -> JoinMove:
    """A part of every action that moves a request, after its row was locked."""
    row.state = to.value
    row.save()
    return JoinMove.objects.create(
        request=row,
        number=row.moves.count() + 1,
        to=to.value,
        actor=actor,
        reason=reason.strip(),
    )
