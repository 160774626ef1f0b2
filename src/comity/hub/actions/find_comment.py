"""A comment that is to be changed, locked; for actions that have authorised."""

from __future__ import annotations

from uuid import UUID

from comity.hub.models import Discussion, DiscussionEvent
from comity.kernel.domain.errors import Conflict, UnknownName


def lock_comment(discussion: Discussion, id: str) -> DiscussionEvent:
    """Raises `UnknownName`, and `Conflict("comment-hidden")`: what is hidden stays as it is."""
    try:
        key = UUID(id)
    except ValueError:
        raise UnknownName("comment-unknown", id=id[:64]) from None
    found = (
        DiscussionEvent.objects.select_for_update()
        .filter(discussion=discussion, kind="comment", id=key)
        .first()
    )
    if found is None:
        raise UnknownName("comment-unknown", id=id[:64])
    if found.hidden_at is not None:
        raise Conflict("comment-hidden")
    return found
