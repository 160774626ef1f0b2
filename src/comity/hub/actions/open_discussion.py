"""Open a discussion, or a pull request on a commit that was made for it."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from comity.hub.actions.add_event import add_event, lock_discussion, person_of
from comity.hub.actions.tell_webhooks import tell_webhooks
from comity.hub.domain.discussions import check_description, check_title
from comity.hub.domain.policy import Deed
from comity.hub.domain.repositories import DiscussionStatus
from comity.hub.models import Commit, Discussion, Ref, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.policy import require
from comity.hub.queries.revisions import commit_at
from comity.kernel.actions.append_audit import append_audit


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


def open_draft(*, caller: Caller, repository: Repository, title: str, text: str = "") -> Discussion:
    """A draft pull request that stands where `main` does: its author commits to it, then says that
    it is ready. Needs `discuss`."""
    with transaction.atomic():
        head = commit_at(repository, "main")
        return _open(
            caller,
            repository,
            title,
            text,
            base=head,
            commit=head,
            status=DiscussionStatus.DRAFT,
        )


def note_commit(*, caller: Caller, repository: Repository, ref: str, commit: Commit) -> None:
    """Where the ref is a pull request's, its events tell of the new commit. In the transaction that
    moved it."""
    if not ref.startswith("refs/pr/"):
        return
    discussion = lock_discussion(repository, int(ref.removeprefix("refs/pr/")))
    data = {"oid": commit.oid, "subject": commit.title}
    add_event(discussion, "commit", person_of(caller), data=data)
    tell_webhooks(repository, "discussion", "update", by=caller, discussion=discussion)


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
    person = person_of(caller)
    line, text = check_title(title), check_description(text)
    Repository.objects.select_for_update().get(id=repository.id)  # numbers are given one by one
    last = Discussion.objects.filter(repository=repository).aggregate(last=Max("number"))["last"]
    discussion = Discussion.objects.create(
        repository=repository,
        number=(last or 0) + 1,
        title=line,
        is_pull_request=commit is not None,
        status=status.value,
        target=target,
        base=base.oid if base else "",
        author=person,
    )
    add_event(discussion, "comment", person, content=text)
    if commit is not None:
        Ref.objects.create(
            repository=repository, name=f"refs/pr/{discussion.number}", commit=commit
        )
        if status is DiscussionStatus.OPEN:
            add_event(
                discussion, "commit", person, data={"oid": commit.oid, "subject": commit.title}
            )
    tell_webhooks(repository, "discussion", "create", by=caller, discussion=discussion)
    append_audit(
        actor=caller.actor.reference,
        action="open_discussion",
        object=discussion.reference,
        payload={"title": discussion.title, "pull_request": discussion.is_pull_request},
    )
    return discussion
