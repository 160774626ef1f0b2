"""Close a discussion or a pull request, open it again, or say that a draft is ready."""

from __future__ import annotations

from django.db import transaction

from comity.hub.actions.add_event import add_event, lock_discussion, person_of
from comity.hub.actions.tell_webhooks import tell_webhooks
from comity.hub.domain.discussions import check_comment, next_status
from comity.hub.domain.policy import Deed
from comity.hub.domain.repositories import DiscussionStatus
from comity.hub.models import DiscussionEvent, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.policy import require
from comity.kernel.actions.append_audit import append_audit


def change_discussion_status(
    *, caller: Caller, repository: Repository, number: int, status: str, comment: str = ""
) -> DiscussionEvent:
    """`status` is `open` or `closed`. Who opened it may, and who may write to the repository.
    Needs `discuss`, or `write` for another's. Raises as `next_status`."""
    require(caller, repository, Deed.DISCUSS)
    person = person_of(caller)
    with transaction.atomic():
        discussion = lock_discussion(repository, number)
        if discussion.author_id != person.id:
            require(caller, repository, Deed.WRITE)
        before = discussion.status
        discussion.status = next_status(DiscussionStatus(before), status).value
        discussion.save(update_fields=["status"])
        if comment.strip():
            add_event(discussion, "comment", person, content=check_comment(comment))
        event = add_event(discussion, "status-change", person, data={"status": discussion.status})
        tell_webhooks(repository, "discussion", "update", by=caller, discussion=discussion)
        append_audit(
            actor=caller.actor.reference,
            action="change_discussion_status",
            object=discussion.reference,
            payload={"from": before, "to": discussion.status},
        )
    return event
