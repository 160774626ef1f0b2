"""Merge a pull request into its target."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from comity.hub.actions.add_event import add_event, lock_discussion, person_of
from comity.hub.actions.keep_history import add_commit, move_ref
from comity.hub.actions.settle_holdings import accept, accept_history
from comity.hub.actions.tell_webhooks import tell_webhooks
from comity.hub.domain.discussions import LONGEST_TITLE, check_comment
from comity.hub.domain.git.changes import Change
from comity.hub.domain.git.entries import FileEntry
from comity.hub.domain.policy import Deed
from comity.hub.domain.repositories import DiscussionStatus
from comity.hub.models import Commit, DiscussionEvent, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.policy import require
from comity.hub.queries.pull_requests import (
    MergePlan,
    merged_changes,
    plan_merge,
    proposed_changes,
)
from comity.hub.queries.takedowns import refuse_any_taken_down
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import Conflict, InvalidInput
from comity.parties.models import User

MOST_PATHS_TOLD = 20


def merge_pull_request(
    *,
    caller: Caller,
    repository: Repository,
    number: int,
    comment: str = "",
    at: datetime | None = None,
) -> DiscussionEvent:
    """The target moves to the pull request's commit where it has not moved since they parted, else
    to a new commit of both. No content moves: both are of one repository. Needs `write`.

    Its contents count against the account's quota from now on. Raises `QuotaExceeded`,
    `InvalidInput` for a discussion, `Conflict` for a draft, for one that is closed, merged
    or brings nothing, and `Conflict("merge-conflicts")` with the paths that both sides changed.
    """
    require(caller, repository, Deed.WRITE)
    person = person_of(caller)
    with transaction.atomic():
        locked = (
            Repository.objects.select_for_update(of=("self",))
            .select_related("account")
            .get(id=repository.id)
        )
        discussion = lock_discussion(locked, number)
        if not discussion.is_pull_request:
            raise InvalidInput("not-a-pull-request", number=number)
        _refuse_status(DiscussionStatus(discussion.status), number)
        plan = plan_merge(locked, discussion)
        if plan.is_empty:
            raise Conflict("pull-request-empty", number=number)
        if plan.conflicts:
            raise Conflict(
                "merge-conflicts",
                count=len(plan.conflicts),
                paths=tuple(plan.conflicts[:MOST_PATHS_TOLD]),
            )
        changes = (
            merged_changes(locked, plan)
            if plan.merged is not None
            else list(proposed_changes(locked, discussion))
        )
        refuse_any_taken_down(locked, _contents(changes))
        accept(caller, locked, _contents(changes))
        accept_history(caller, locked, discussion)
        title = f"Merge pull request #{number}: {discussion.title}"[:LONGEST_TITLE]
        commit = _commit(locked, person, plan, changes, title, at or timezone.now())
        move_ref(repository=locked, name=discussion.target, commit=commit, by=caller)
        discussion.status = DiscussionStatus.MERGED.value
        discussion.base = plan.base.oid if plan.base else ""
        discussion.merge_commit = commit.oid
        discussion.save(update_fields=["status", "base", "merge_commit"])
        if comment.strip():
            add_event(discussion, "comment", person, content=check_comment(comment))
        event = add_event(discussion, "status-change", person, data={"status": discussion.status})
        tell_webhooks(locked, "discussion", "update", by=caller, discussion=discussion)
        append_audit(
            actor=caller.actor.reference,
            action="merge_pull_request",
            object=discussion.reference,
            payload={
                "target": discussion.target,
                "from": plan.ours.oid,
                "merged": plan.theirs.oid,
                "commit": commit.oid,
            },
        )
    repository.head = locked.head
    return event


def _refuse_status(status: DiscussionStatus, number: int) -> None:
    if status is DiscussionStatus.DRAFT:
        raise Conflict("pull-request-draft", number=number)
    if status is DiscussionStatus.MERGED:
        raise Conflict("pull-request-merged", number=number)
    if status is DiscussionStatus.CLOSED:
        raise Conflict("pull-request-closed", number=number)


def _commit(
    repository: Repository,
    author: User,
    plan: MergePlan,
    changes: list[Change],
    title: str,
    at: datetime,
) -> Commit:
    if plan.merged is None:
        return plan.theirs
    return add_commit(
        repository=repository,
        author=author,
        root=plan.merged.root_oid,
        new_trees=plan.merged.new_trees,
        parents=[plan.ours, plan.theirs],
        title=title,
        message="",
        at=at,
        changes=changes,
    )


def _contents(changes: list[Change]) -> set[str]:
    return {
        each.after.digest
        for each in changes
        if isinstance(each.after, FileEntry) and each.after.digest
    }
