"""Let somebody in to a gated repository who did not ask."""

from __future__ import annotations

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
from comity.kernel.domain.errors import InvalidInput


def grant_access(*, caller: Caller, repository: Repository, user: str) -> AccessRequest:
    """Whoever asked is let in too. One who did not ask shows nothing of themselves but their
    account's name. Needs `administer`. Raises `InvalidInput` where there is no gate, or they are
    in already; `UnknownName` for nobody."""
    require(caller, repository, Deed.ADMINISTER)
    decider = person_of(caller)
    if repository.gate == Gate.NONE.value:
        raise InvalidInput("repository-not-gated", name=str(repository))
    person = person_named(user)
    with transaction.atomic():
        Repository.objects.select_for_update().get(id=repository.id)  # one request of each person
        found = AccessRequest.objects.filter(repository=repository, user=person).first()
        if found is not None and found.status == RequestStatus.ACCEPTED.value:
            raise InvalidInput("access-had-already", name=str(repository))
        request = found or AccessRequest(repository=repository, user=person)
        request.status = RequestStatus.ACCEPTED.value
        request.decided_at, request.decided_by, request.reason = timezone.now(), decider, ""
        request.save()
        append_audit(
            actor=caller.actor.reference,
            action="grant_access",
            object=repository.reference,
            payload={"request": request.reference, "to": person.reference},
        )
    return request
