"""Let in who asked, refuse them, or take back what was decided."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from comity.hub.actions.add_event import person_of
from comity.hub.domain.policy import Deed
from comity.hub.domain.repositories import Gate, RequestStatus
from comity.hub.models import AccessRequest, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.names import person_named
from comity.hub.queries.policy import require
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import InvalidInput, UnknownName

LONGEST_REASON = 2000


def decide_access(
    *,
    caller: Caller,
    repository: Repository,
    status: RequestStatus,
    user: str = "",
    request: str = "",
    reason: str = "",
) -> AccessRequest:
    """Of the request that is named by its asker (`user`) or its id. `PENDING` takes a decision
    back; whoever was let in reads nothing more from that moment.

    Needs `administer`. Raises `InvalidInput` where there is no gate, `UnknownName` where nobody
    asked, or the request has that status already (as clients expect).
    """
    require(caller, repository, Deed.ADMINISTER)
    decider = person_of(caller)
    if repository.gate == Gate.NONE.value:
        raise InvalidInput("repository-not-gated", name=str(repository))
    if len(reason) > LONGEST_REASON:
        raise InvalidInput("access-reason-too-long", limit=LONGEST_REASON)
    with transaction.atomic():
        found = _find(repository, user, request)
        if found.status == status.value:
            raise UnknownName("access-request-already", status=status.value)
        before, found.status = found.status, status.value
        pending = status is RequestStatus.PENDING
        found.decided_at = None if pending else timezone.now()
        found.decided_by = None if pending else decider
        found.reason = reason.strip() if status is RequestStatus.REJECTED else ""
        found.save()
        append_audit(
            actor=caller.actor.reference,
            action="decide_access",
            object=repository.reference,
            payload={
                "request": found.reference,
                "of": found.user.reference,
                "from": before,
                "to": found.status,
                "reason": found.reason,
            },
        )
    return found


def _find(repository: Repository, user: str, request: str) -> AccessRequest:
    rows = (
        AccessRequest.objects.select_for_update(of=("self",))
        .select_related("user")
        .filter(repository=repository)
    )
    if bool(user) == bool(request):
        raise InvalidInput("access-request-named-once")
    if user:
        found = rows.filter(user=person_named(user)).first()
    else:
        try:
            found = rows.filter(id=UUID(request)).first()
        except ValueError:
            found = None
    if found is None:
        raise UnknownName("access-request-unknown", name=(user or request)[:100])
    return found
