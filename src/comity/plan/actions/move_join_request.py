"""A request to join is moved on: questions, answers, and a decision."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, UnknownName
from comity.plan.actions.admit_participant import Admitted, admit_participant
from comity.plan.actions.move_row import move_row
from comity.plan.domain.join_moves import JoinMover, check_move
from comity.plan.domain.participants import JoinState
from comity.plan.models import JoinMove, JoinRequest, Plan
from comity.plan.queries.join_requests import require_side
from comity.plan.queries.people import Person


@dataclass(frozen=True, slots=True)
class Moved:
    """`admitted` where the move was an approval."""

    request: JoinRequest
    move: JoinMove
    admitted: Admitted | None = None


def move_join_request(
    *,
    person: Person,
    request: UUID,
    to: JoinState,
    by: JoinMover,
    reason: str = "",
    organisation: UUID | None = None,
    key: str = "",
) -> Moved:
    """A moderator needs `keep-participants`; whoever asked is signed in, or has the `key` of their
    mail. `organisation` is who it is already, for an approval. Of two moderators at once the second
    is told that it moved on. Raises `UnknownName("join-request-unknown")`, and as `require_side`,
    `check_move` and `admit_participant` do."""
    with transaction.atomic():
        Plan.objects.select_for_update(no_key=True).get(id=person.plan.id)
        rows = JoinRequest.objects.select_for_update(of=("self",), no_key=True).select_related(
            "plan"
        )
        row = rows.filter(plan=person.plan, id=request).first()
        if row is None:
            raise UnknownName("join-request-unknown")
        require_side(person, row, by, key)
        _require_confirmed(row, to)
        check_move(JoinState(row.state), to, by, reason)
        admitted = None
        if to is JoinState.APPROVED:
            admitted = admit_participant(person, row, organisation)
            row.participant, row.user = admitted.participant, admitted.user
        move = move_row(row, to, person.actor.reference, reason)
        _log(person, row, to, by)
    return Moved(row, move, admitted)


def _require_confirmed(row: JoinRequest, to: JoinState) -> None:
    """What nobody confirmed moves by the mailed link alone, which proves the address."""
    if row.state == JoinState.UNCONFIRMED.value:
        raise Conflict("join-move-impossible", here=row.state, to=to.value)


def _log(person: Person, row: JoinRequest, to: JoinState, by: JoinMover) -> None:
    joined = row.participant if to is JoinState.APPROVED else None
    append_audit(
        actor=person.actor.reference,
        action="move_join_request",
        object=row.reference,
        payload={
            "plan": row.plan.reference,
            "to": to.value,
            "by": by.value,
            "participant": joined.reference if joined else None,
        },
        visibility=Visibility.MEMBERS,
    )
