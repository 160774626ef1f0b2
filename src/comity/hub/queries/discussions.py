"""Discussions and pull requests of a repository."""

from __future__ import annotations

from django.db.models import QuerySet

from comity.hub.domain.repositories import DiscussionStatus as Status
from comity.hub.models import Discussion, DiscussionEvent, Repository
from comity.hub.queries.names import person_named
from comity.kernel.domain.errors import InvalidInput, UnknownName

STATUSES = {
    "": tuple(Status),
    "all": tuple(Status),
    "open": (Status.OPEN, Status.DRAFT),
    "closed": (Status.CLOSED, Status.MERGED),
}
TYPES = {"": None, "all": None, "discussion": False, "pull_request": True}


def list_discussions(
    repository: Repository, *, kind: str = "", status: str = "", author: str = ""
) -> QuerySet[Discussion]:
    """The latest first. The caller may know of the repository. `kind` is `all`, `discussion` or
    `pull_request`, `status` is `all`, `open` (with drafts) or `closed` (with merged). Raises
    `InvalidInput` for others; nobody's are none."""
    if kind not in TYPES:
        raise InvalidInput("discussion-filter-unknown", value=kind[:40])
    if status not in STATUSES:
        raise InvalidInput("discussion-filter-unknown", value=status[:40])
    rows = Discussion.objects.filter(
        repository=repository, status__in=[each.value for each in STATUSES[status]]
    )
    wanted = TYPES[kind]
    if wanted is not None:
        rows = rows.filter(is_pull_request=wanted)
    if author:
        try:
            rows = rows.filter(author=person_named(author))
        except UnknownName:
            return rows.none()
    return rows.order_by("-number")


def find_discussion(repository: Repository, number: int) -> Discussion:
    """Raises `UnknownName("discussion-unknown")`."""
    found = Discussion.objects.filter(repository=repository, number=number).first()
    if found is None:
        raise UnknownName("discussion-unknown", number=number)
    return found


def events_of(discussion: Discussion) -> list[DiscussionEvent]:
    """In the order in which they happened."""
    return list(DiscussionEvent.objects.filter(discussion=discussion).order_by("at", "id"))
