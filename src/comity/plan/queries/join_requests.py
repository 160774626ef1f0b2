"""Requests to join: for whoever asked, and for who moderates."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from comity.kernel.domain.errors import NotPermitted, UnknownName
from comity.plan.domain.join_moves import JoinMover
from comity.plan.domain.joining import Claims
from comity.plan.formats.claims_plain import claims_of_plain
from comity.plan.models import JoinRequest
from comity.plan.queries.join_links import request_of_key
from comity.plan.queries.people import Person


def requests_for_moderator(person: Person) -> QuerySet[JoinRequest]:
    """Needs `keep-participants`."""
    person.require("keep-participants")
    return JoinRequest.objects.filter(plan=person.plan)


def find_request(person: Person, key: UUID) -> JoinRequest:
    """Raises `UnknownName("join-request-unknown")`, also for what they may not see."""
    found = JoinRequest.objects.select_related("plan").filter(plan=person.plan, id=key).first()
    own = found is not None and person.user_id is not None and found.user_id == person.user_id
    if found is None or not (own or person.may("keep-participants")):
        raise UnknownName("join-request-unknown")
    return found


def request_by_key(person: Person, key: str) -> JoinRequest:
    """The request of a mailed link. Raises `UnknownName("join-link-unknown")`."""
    rows = JoinRequest.objects.select_related("plan").filter(plan=person.plan)
    found = rows.filter(id=request_of_key(key)).first()
    if found is None:
        raise UnknownName("join-link-unknown")
    return found


def own_requests(person: Person) -> QuerySet[JoinRequest]:
    """Of whoever is signed in; they hold addresses and reasons, so that a token needs the scope to
    act here. Raises `NotPermitted("not-permitted")`."""
    if person.user_id is None:
        return JoinRequest.objects.none()
    person.require_unnarrowed()
    return JoinRequest.objects.filter(plan=person.plan, user_id=person.user_id)


def find_own_request(person: Person, key: UUID) -> JoinRequest:
    """Raises `UnknownName("join-request-unknown")`, and as `own_requests` does."""
    found = own_requests(person).select_related("plan").filter(id=key).first()
    if found is None:
        raise UnknownName("join-request-unknown")
    return found


def require_side(person: Person, row: JoinRequest, by: JoinMover, key: str = "") -> None:
    """Raises `NotPermitted`: `not-permitted`, `join-not-yours`."""
    if by is JoinMover.MODERATOR:
        person.require("keep-participants")
        return
    signed_in = person.user_id is not None and person.user_id == row.user_id
    if signed_in and not key:
        person.require_unnarrowed()
    if not signed_in and not (key and request_of_key(key) == row.id):
        raise NotPermitted("join-not-yours")


def claims_of(row: JoinRequest) -> Claims:
    return claims_of_plain(
        row.claims, kind=row.kind, name=row.name, jurisdiction=row.jurisdiction, email=row.email
    )
