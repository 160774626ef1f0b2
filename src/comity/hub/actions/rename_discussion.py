"""Give a discussion or a pull request another title."""

from __future__ import annotations

from django.db import transaction

from comity.hub.actions.add_event import add_event, lock_discussion, person_of
from comity.hub.actions.tell_webhooks import tell_webhooks
from comity.hub.domain.discussions import check_title
from comity.hub.domain.policy import Deed
from comity.hub.models import DiscussionEvent, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.policy import require
from comity.kernel.actions.append_audit import append_audit


def rename_discussion(
    *, caller: Caller, repository: Repository, number: int, title: str
) -> DiscussionEvent:
    """Who opened it may, and who may write to the repository. Needs `discuss`, or `write` for
    another's."""
    require(caller, repository, Deed.DISCUSS)
    person = person_of(caller)
    new = check_title(title)
    with transaction.atomic():
        discussion = lock_discussion(repository, number)
        if discussion.author_id != person.id:
            require(caller, repository, Deed.WRITE)
        old, discussion.title = discussion.title, new
        discussion.save(update_fields=["title"])
        event = add_event(discussion, "title-change", person, data={"from": old, "to": new})
        tell_webhooks(repository, "discussion", "update", by=caller, discussion=discussion)
        append_audit(
            actor=caller.actor.reference,
            action="rename_discussion",
            object=discussion.reference,
            payload={"from": old, "to": new},
        )
    return event
