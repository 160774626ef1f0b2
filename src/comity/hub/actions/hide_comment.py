"""Take a comment away for good: its text is erased, that there was one stays."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from comity.hub.actions.add_event import lock_discussion, person_of
from comity.hub.actions.find_comment import lock_comment
from comity.hub.actions.tell_webhooks import tell_webhooks
from comity.hub.domain.policy import Deed
from comity.hub.models import DiscussionEvent, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.policy import require
from comity.kernel.actions.append_audit import append_audit


def hide_comment(
    *, caller: Caller, repository: Repository, number: int, comment: str
) -> DiscussionEvent:
    """Its author may, and who may write to the repository. Needs `discuss`, or `write` for
    another's."""
    require(caller, repository, Deed.DISCUSS)
    person = person_of(caller)
    with transaction.atomic():
        discussion = lock_discussion(repository, number)
        event = lock_comment(discussion, comment)
        if event.author_id != person.id:
            require(caller, repository, Deed.WRITE)
        event.content, event.data, event.hidden_at = "", {}, timezone.now()
        event.save(update_fields=["content", "data", "hidden_at"])
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
            action="hide_comment",
            object=discussion.reference,
            payload={"comment": str(event.id)},
        )
    return event
