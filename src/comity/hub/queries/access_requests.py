"""Who asked to be let in: for the repository's administrators alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from comity.hub.domain.policy import Deed
from comity.hub.domain.repositories import RequestStatus
from comity.hub.models import AccessRequest, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.names import names_of
from comity.hub.queries.policy import require


@dataclass(frozen=True, slots=True)
class Applicant:
    """`fullname` and `email` are empty for one who was let in unasked: they shared nothing."""

    request: UUID
    name: str
    fullname: str
    email: str
    status: RequestStatus
    at: datetime
    answers: dict[str, str]
    reason: str


def access_requests(
    caller: Caller, repository: Repository, status: RequestStatus
) -> QuerySet[AccessRequest]:
    """For a page of them. Needs `administer`."""
    require(caller, repository, Deed.ADMINISTER)
    return AccessRequest.objects.filter(repository=repository, status=status.value).select_related(
        "user"
    )


def applicants(rows: list[AccessRequest]) -> list[Applicant]:
    """What administrators see of them."""
    names = names_of(each.user_id for each in rows)
    return [
        Applicant(
            request=each.id,
            name=names[each.user_id],
            fullname=each.user.name if each.shares_contact else "",
            email=each.user.email if each.shares_contact else "",
            status=RequestStatus(each.status),
            at=each.at,
            answers=each.answers,
            reason=each.reason,
        )
        for each in rows
    ]


def own_request(caller: Caller, repository: Repository) -> AccessRequest | None:
    """The caller's own, to show them where it stands."""
    if caller.user is None:
        return None
    return AccessRequest.objects.filter(repository=repository, user=caller.user).first()
