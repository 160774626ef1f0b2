"""Take down a repository, or one file of it, after a notice."""

from __future__ import annotations

from django.db import transaction

from comity.hub.actions.describe_repository import describe_again
from comity.hub.actions.tell_webhooks import tell_webhooks
from comity.hub.domain.git.entries import FileEntry
from comity.hub.domain.git.reading import find
from comity.hub.domain.refusals import EntryUnknown
from comity.hub.domain.repositories import Visibility
from comity.hub.domain.takedowns import public_text
from comity.hub.models import Repository, Takedown
from comity.hub.queries.callers import Caller
from comity.hub.queries.revisions import commit_at
from comity.hub.queries.trees import TreeRows
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility as LogVisibility
from comity.kernel.domain.errors import Conflict
from comity.parties.actions.authorise import authorise

MODERATE = "moderate-reports"


def take_down(
    *,
    caller: Caller,
    repository: Repository,
    path: str = "",
    revision: str = "main",
    notice: str,
    reason: str,
) -> Takedown:
    """From now on nobody but the operator reads the repository, or with a `path` that file and its
    content (as it is at `revision`), until an appeal is granted.

    Needs the permission `moderate-reports` on the whole node: a role on one repository never
    decides about its notices. Raises `EntryUnknown` where no file stands there,
    `Conflict("taken-down-already")`, and `InvalidInput` for texts that can't be public.
    """
    authorise(actor=caller.actor, permission=MODERATE)
    notice, reason = public_text(notice, "notice"), public_text(reason, "reason")
    with transaction.atomic():
        locked = (
            Repository.objects.select_for_update(of=("self",))
            .select_related("account")
            .get(id=repository.id)
        )
        if Takedown.objects.filter(repository=locked, path=path, lifted_at=None).exists():
            raise Conflict("taken-down-already", name=path or str(locked))
        taken = Takedown.objects.create(
            repository=locked,
            path=path,
            sha256=_content(locked, path, revision) if path else "",
            notice=notice,
            reason=reason,
            by=caller.actor.reference,
        )
        if not path:
            locked.disabled_reason = reason
            locked.save(update_fields=["disabled_reason"])
            repository.disabled_reason = reason
        else:
            describe_again(locked)
        tell_webhooks(locked, "repo.config", "update", by=caller)
        append_audit(
            actor=caller.actor.reference,
            action="take_down",
            object=locked.reference,
            payload={
                "takedown": taken.reference,
                "path": path,
                "sha256": taken.sha256,
                "notice": notice,
                "reason": reason,
            },
            visibility=log_visibility(locked),
        )
    return taken


def log_visibility(repository: Repository) -> LogVisibility:
    """Everybody may read in the log what was done to what everybody may see."""
    if repository.visibility == Visibility.PUBLIC.value:
        return LogVisibility.PUBLIC
    return LogVisibility.PRIVATE


def _content(repository: Repository, path: str, revision: str) -> str:
    commit = commit_at(repository, revision)
    entry = find(commit.tree, path, TreeRows(repository).load)
    if not isinstance(entry, FileEntry):
        raise EntryUnknown(path, commit.oid)
    return entry.digest or ""
