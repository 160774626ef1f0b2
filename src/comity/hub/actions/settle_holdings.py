"""Contents that a commit names pass from whoever sent them to the repository, and to its account's
quota where somebody who may write names them."""

from __future__ import annotations

from collections.abc import Iterable

from comity.hub.actions.check_quota import check_quota
from comity.hub.domain.git.entries import FileEntry
from comity.hub.domain.git.reading import walk
from comity.hub.models import Change, Commit, Discussion, Holding, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.held_contents import TOGETHER, batches
from comity.hub.queries.policy import may_write
from comity.hub.queries.trees import TreeRows


def settle(caller: Caller, repository: Repository, held: dict[str, Holding]) -> None:
    """From now on they are the repository's; what others sent of them is not needed. Takes out of
    `held` what the collector has let go of since it was read. Raises `QuotaExceeded`."""
    rows = Holding.objects.filter(repository=repository)
    waiting = {each.pk: sha256 for sha256, each in held.items() if not each.committed}
    for batch in batches(waiting, TOGETHER):
        if rows.filter(pk__in=batch).update(committed=True) < len(batch):
            there = set(rows.filter(pk__in=batch).values_list("pk", flat=True))
            for gone in set(batch) - there:
                del held[waiting[gone]]
    for named in batches(waiting.values(), TOGETHER):
        others = rows.filter(content__in=named, committed=False)
        others._raw_delete(others.db)
    if may_write(caller, repository):
        accept(caller, repository, (sha256 for sha256, each in held.items() if each.offered))


def accept(caller: Caller, repository: Repository, contents: Iterable[str]) -> None:
    """What was offered of these is the account's from now on. Raises `QuotaExceeded`."""
    count = 0
    for batch in batches(dict.fromkeys(contents), TOGETHER):
        rows = Holding.objects.filter(repository=repository, content__in=batch, offered=True)
        count += rows.update(offered=False)
    if count:
        check_quota(caller, repository)


def accept_history(caller: Caller, repository: Repository, discussion: Discussion) -> None:
    """All that the commits of a pull request brought, also what its last one has no more."""
    told = discussion.events.filter(kind="commit").values_list("data__oid", flat=True)
    for batch in batches(told, TOGETHER):
        changes = Change.objects.filter(repository=repository, commit__oid__in=batch)
        brought = changes.exclude(kind="delete").exclude(sha256="")
        accept(caller, repository, brought.values_list("sha256", flat=True).distinct())


def accept_tree(caller: Caller, repository: Repository, commit: Commit) -> None:
    """All that stands at a commit, which may be of a pull request, as a branch or tag now names
    it."""
    if not Holding.objects.filter(repository=repository, offered=True, committed=True).exists():
        return
    files = walk(commit.tree, TreeRows(repository).load)
    accept(
        caller,
        repository,
        (entry.digest for _, entry in files if isinstance(entry, FileEntry) and entry.digest),
    )
