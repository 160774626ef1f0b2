"""Ask to be let in to a gated repository, and take that back."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from comity.hub.actions.add_event import person_of
from comity.hub.domain.gates import check_answers, read_questions
from comity.hub.domain.policy import Deed, Level
from comity.hub.domain.refusals import Gated
from comity.hub.domain.repositories import Gate, RequestStatus
from comity.hub.models import AccessRequest, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.policy import require
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import InvalidInput, UnknownName


def ask_access(
    *, caller: Caller, repository: Repository, answers: Mapping[str, str]
) -> AccessRequest:
    """The request, which shares the asker's name and address with the repository's administrators.
    A gate that is `auto` lets in at once; asking again while it is pending changes the answers.

    Needs `discuss`. Raises `InvalidInput` for answers that do not fit, for a repository without a
    gate and for somebody who is in already; `Gated` for somebody who was rejected.
    """
    require(caller, repository, Deed.DISCUSS)
    person = person_of(caller)
    if repository.gate == Gate.NONE.value:
        raise InvalidInput("repository-not-gated", name=str(repository))
    if caller.level_at(repository.account, repository) >= Level.MEMBER:
        raise InvalidInput("access-had-already", name=str(repository))
    checked = check_answers(read_questions(repository.gate_questions), answers)
    auto = repository.gate == Gate.AUTO.value
    with transaction.atomic():
        Repository.objects.select_for_update().get(id=repository.id)  # one request of each person
        now = timezone.now()
        found = AccessRequest.objects.filter(repository=repository, user=person).first()
        if found is not None and found.status == RequestStatus.REJECTED.value:
            raise Gated(str(repository), found.status)
        if found is not None and found.status == RequestStatus.ACCEPTED.value:
            raise InvalidInput("access-had-already", name=str(repository))
        request = found or AccessRequest(repository=repository, user=person, at=now)
        request.answers, request.shares_contact = checked, True
        if auto:
            request.status, request.decided_at = RequestStatus.ACCEPTED.value, now
        request.save()
        append_audit(
            actor=caller.actor.reference,
            action="ask_access",
            object=repository.reference,
            payload={"request": request.reference, "status": request.status},
        )
    return request


def withdraw_access_request(*, caller: Caller, repository: Repository) -> None:
    """The asker's own, pending or accepted, with the answers; a rejection stays. Needs `discuss`.
    Raises `UnknownName("access-request-unknown")`."""
    require(caller, repository, Deed.DISCUSS)
    person = person_of(caller)
    with transaction.atomic():
        found = (
            AccessRequest.objects.select_for_update()
            .filter(repository=repository, user=person)
            .exclude(status=RequestStatus.REJECTED.value)
            .first()
        )
        if found is None:
            raise UnknownName("access-request-unknown", name=person.reference)
        append_audit(
            actor=caller.actor.reference,
            action="withdraw_access_request",
            object=repository.reference,
            payload={"request": found.reference, "was": found.status},
        )
        found.delete()
