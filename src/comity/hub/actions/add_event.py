"""Write what happens in a discussion; for actions that have authorised."""

from __future__ import annotations

from typing import Any

from comity.hub.domain.discussions import MOST_EVENTS
from comity.hub.domain.refusals import SignInNeeded
from comity.hub.models import Discussion, DiscussionEvent, Repository
from comity.hub.queries.callers import Caller
from comity.kernel.domain.errors import Conflict, UnknownName
from comity.parties.models import User


def lock_discussion(repository: Repository, number: int) -> Discussion:
    """Its row, until the transaction ends. Raises `UnknownName`."""
    found = (
        Discussion.objects.select_for_update().filter(repository=repository, number=number).first()
    )
    if found is None:
        raise UnknownName("discussion-unknown", number=number)
    return found


def add_event(
    discussion: Discussion,
    kind: str,
    author: User,
    *,
    content: str = "",
    data: dict[str, Any] | None = None,
) -> DiscussionEvent:
    """Raises `Conflict` where a discussion has grown beyond its limit."""
    if DiscussionEvent.objects.filter(discussion=discussion).count() >= MOST_EVENTS:
        raise Conflict("discussion-full", limit=MOST_EVENTS)
    return DiscussionEvent.objects.create(
        discussion=discussion, kind=kind, author=author, content=content, data=data or {}
    )


def person_of(caller: Caller) -> User:
    """Raises `SignInNeeded` for nobody."""
    if caller.user is None:
        raise SignInNeeded
    return caller.user
