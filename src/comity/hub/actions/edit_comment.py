"""Change what one said."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from comity.hub.actions.add_event import lock_discussion, person_of
from comity.hub.actions.find_comment import lock_comment
from comity.hub.actions.tell_webhooks import tell_webhooks
from comity.hub.domain.discussions import EDITS_KEPT, check_comment
from comity.hub.domain.policy import Deed
from comity.hub.models import DiscussionEvent, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.policy import require
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import NotPermitted


def edit_comment(
    *, caller: Caller, repository: Repository, number: int, comment: str, text: str
) -> DiscussionEvent:
    """Only its author changes a comment: nobody puts words into another's mouth. What it said
    before is kept, the last `EDITS_KEPT` times. Needs `discuss`."""
    require(caller, repository, Deed.DISCUSS)
    content = check_comment(text)
    person = person_of(caller)
    with transaction.atomic():
        discussion = lock_discussion(repository, number)
        event = lock_comment(discussion, comment)
        if event.author_id != person.id:
            raise NotPermitted("not-permitted", permission="edit", object=f"comment:{event.id}")
        before = {"raw": event.content, "at": (event.edited_at or event.at).isoformat()}
        event.data = {"history": [*event.data.get("history", []), before][-EDITS_KEPT:]}
        event.content, event.edited_at = content, timezone.now()
        event.save(update_fields=["content", "data", "edited_at"])
        tell_webhooks(
            repository,
            "discussion.comment",
            "update",
            by=caller,
            discussion=discussion,
            comment=event,
        )
        append_audit(
            actor=caller.actor.reference,
            action="edit_comment",
            object=discussion.reference,
            payload={"comment": str(event.id)},
        )
    return event
