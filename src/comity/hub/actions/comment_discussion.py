"""Say something in a discussion or a pull request."""

from __future__ import annotations

from django.db import transaction

from comity.hub.actions.add_event import add_event, lock_discussion, person_of
from comity.hub.actions.tell_webhooks import tell_webhooks
from comity.hub.domain.discussions import check_comment
from comity.hub.domain.policy import Deed
from comity.hub.models import DiscussionEvent, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.policy import require
from comity.kernel.actions.append_audit import append_audit


def comment_discussion(
    *, caller: Caller, repository: Repository, number: int, text: str
) -> DiscussionEvent:
    """Needs `discuss`; a closed or merged one may still be commented."""
    require(caller, repository, Deed.DISCUSS)
    content = check_comment(text)
    with transaction.atomic():
        discussion = lock_discussion(repository, number)
        event = add_event(discussion, "comment", person_of(caller), content=content)
        tell_webhooks(
            repository,
            "discussion.comment",
            "create",
            by=caller,
            discussion=discussion,
            comment=event,
        )
        append_audit(
            actor=caller.actor.reference,
            action="comment_discussion",
            object=discussion.reference,
            payload={"comment": str(event.id)},
        )
    return event
