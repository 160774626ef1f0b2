"""Open a discussion, or a pull request on a commit that was made for it."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from comity.hub.actions.tell_webhooks import tell_webhooks
from comity.hub.domain.policy import Deed
from comity.hub.domain.refusals import SignInNeeded
from comity.hub.domain.repositories import DiscussionStatus
from comity.hub.models import Commit, Discussion, DiscussionEvent, Ref, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.policy import require
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import InvalidInput

LONGEST_TITLE = 500
LONGEST_TEXT = 65_536


def open_discussion(
    *, caller: Caller, repository: Repository, title: str, text: str = ""
) -> Discussion:
    """A discussion with its first comment. Needs `discuss`."""
    with transaction.atomic():
        return _open(caller, repository, title, text)


def open_pull_request(
    *,
    caller: Caller,
    repository: Repository,
    title: str,
    text: str,
    target: str,
    base: Commit | None,
    commit: Commit,
    status: DiscussionStatus = DiscussionStatus.OPEN,
) -> Discussion:
    """A pull request whose ref is set to `commit`, which came from `base` on the ref `target`.
    Needs `discuss`, and to run in the transaction that made the commit."""
    return _open(caller, repository, title, text, target, base, commit, status)


def _open(
    caller: Caller,
    repository: Repository,
    title: str,
    text: str,
    target: str = "refs/heads/main",
    base: Commit | None = None,
    commit: Commit | None = None,
    status: DiscussionStatus = DiscussionStatus.OPEN,
) -> Discussion:
    require(caller, repository, Deed.DISCUSS)
    if caller.user is None:
        raise SignInNeeded
    if not title.strip():
        raise InvalidInput("discussion-title-missing")
    if len(text) > LONGEST_TEXT:
        raise InvalidInput("comment-too-long", limit=LONGEST_TEXT)
    Repository.objects.select_for_update().get(id=repository.id)  # numbers are given one by one
    last = Discussion.objects.filter(repository=repository).aggregate(last=Max("number"))["last"]
    discussion = Discussion.objects.create(
        repository=repository,
        number=(last or 0) + 1,
        title=title.strip()[:LONGEST_TITLE],
        is_pull_request=commit is not None,
        status=status.value,
        target=target,
        base=base.oid if base else "",
        author=caller.user,
    )
    DiscussionEvent.objects.create(
        discussion=discussion, kind="comment", author=caller.user, content=text
    )
    if commit is not None:
        Ref.objects.create(
            repository=repository, name=f"refs/pr/{discussion.number}", commit=commit
        )
        DiscussionEvent.objects.create(
            discussion=discussion,
            kind="commit",
            author=caller.user,
            data={"oid": commit.oid, "subject": commit.title},
        )
    tell_webhooks(
        repository,
        "discussion",
        "create",
        {"num": discussion.number, "title": discussion.title},
        by=caller,
    )
    append_audit(
        actor=caller.actor.reference,
        action="open_discussion",
        object=discussion.reference,
        payload={"title": discussion.title, "pull_request": discussion.is_pull_request},
    )
    return discussion
