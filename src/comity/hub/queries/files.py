"""Files of a repository at a commit, for who has asked the policy."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import OuterRef, QuerySet, Subquery

from comity.hub.domain.git.entries import Entry, FileEntry, Folder
from comity.hub.domain.git.reading import cursor_of, find, find_many, listing, walk
from comity.hub.domain.refusals import Disabled, EntryUnknown
from comity.hub.models import Commit, Content, Holding, Repository, Takedown
from comity.hub.queries.takedowns import is_taken_down
from comity.hub.queries.trees import TreeRows
from comity.kernel.adapters.prepared_rows import PreparedRows, id_mark, text_mark
from comity.kernel.domain.errors import UnknownName

Placed = tuple[str, Entry]
Held = tuple[UUID, str, str | None]
TOGETHER = 500


def file_at(repository: Repository, commit: Commit, path: str) -> FileEntry:
    """Raises `EntryUnknown` where there is no file of that path."""
    entry = find(commit.tree, path, TreeRows(repository).load)
    if not isinstance(entry, FileEntry):
        raise EntryUnknown(path, commit.oid)
    return entry


def entries_at(repository: Repository, commit: Commit, paths: Iterable[str]) -> list[Placed]:
    """What stands at the paths, in their order; where nothing does, nothing."""
    found = find_many(commit.tree, paths, TreeRows(repository).load)
    return [(path, found[path]) for path in dict.fromkeys(paths) if path in found]


def page_of_tree(
    repository: Repository,
    commit: Commit,
    path: str,
    *,
    recursive: bool,
    after: str | None,
    limit: int,
) -> tuple[list[Placed], str | None]:
    """Up to `limit` entries of a folder, and the cursor after which there are more. Raises
    `EntryUnknown`."""
    rows = TreeRows(repository)
    try:
        found = listing(commit.tree, path, rows.load, recursive=recursive, after=after)
        page = list(islice(found, limit + 1))
    except UnknownName as error:
        raise EntryUnknown(path, commit.oid) from error
    if len(page) <= limit:
        return page, None
    page.pop()
    return page, cursor_of(*page[-1])


def all_files(
    repository: Repository, commit: Commit, limit: int
) -> tuple[list[tuple[str, FileEntry]], bool]:
    """The first `limit` files in order of their paths, and whether these are all."""
    found = list(islice(walk(commit.tree, TreeRows(repository).load), limit + 1))
    return found[:limit], len(found) <= limit


def xet_hashes(entries: Iterable[Entry], *, least: int | None = None) -> dict[str, str]:
    """Xet hashes by SHA-256, of large files from `least` bytes on: by the setting, of those that
    clients are to fetch by chunks."""
    from_size = settings.HUB_XET_DOWNLOAD_FROM if least is None else least
    wanted = list(
        {each.sha256: None for each in entries if _is_large(each, from_size)}  # type: ignore[union-attr]
    )
    found: dict[str, str] = {}
    for start in range(0, len(wanted), TOGETHER):
        rows = Content.objects.filter(
            sha256__in=wanted[start : start + TOGETHER], xet_hash__isnull=False
        )
        found.update(
            (sha256, str(given)) for sha256, given in rows.values_list("sha256", "xet_hash")
        )
    return found


def is_given(repository: Repository, commit: Commit, path: str, entry: FileEntry) -> bool:
    """Whether the file is there to be shown: neither taken down by its path or its content, nor
    deleted for good. Who sees it is the policy's."""
    if is_taken_down(repository, path=path):
        return False
    try:
        require_given(repository, commit, path, entry)
    except (Disabled, EntryUnknown):
        return False
    return True


def held_contents(repository: Repository, digests: Iterable[str]) -> set[str]:
    """Of the contents, those that commits of the repository name and that were not deleted."""
    wanted = list(dict.fromkeys(digests))
    found: set[str] = set()
    for start in range(0, len(wanted), TOGETHER):
        rows = Holding.objects.filter(
            repository=repository, committed=True, content__in=wanted[start : start + TOGETHER]
        )
        found.update(rows.values_list("content_id", flat=True))
    return found


def may_be_fetched_by_chunks(entries: Iterable[Entry]) -> bool:
    """Whether `xet_hashes` looks for any."""
    return any(_is_large(each, settings.HUB_XET_DOWNLOAD_FROM) for each in entries)


def _is_large(entry: Entry, least: int) -> bool:
    return not isinstance(entry, Folder) and entry.sha256 is not None and entry.size >= least


def require_given(
    repository: Repository,
    commit: Commit,
    path: str,
    entry: FileEntry,
    *,
    held: Held | None = None,
) -> None:
    """Raise `Disabled` for a content that was taken down here, under whatever path it stands now
    (`require` sees to the path); `EntryUnknown` for one that the repository holds no more: it was
    deleted from its history, whose trees go on naming it. `held` is what was read just now, of this
    content or of another."""
    if entry.digest is None:
        return
    if held is None or held[:2] != (repository.id, entry.digest):
        (held,) = _HELD.rows({REPOSITORY: repository.id, DIGEST: entry.digest})
    if held is None:
        raise EntryUnknown(path, commit.oid)
    if held[2] is not None:
        raise Disabled("file-taken-down", path=path, reason=held[2])


def held_rows(**where: object) -> QuerySet[Any, Any]:
    """Of the committed holdings, the repository, the content, and why it was taken down there, if
    it was."""
    here = {"repository": OuterRef("repository"), "sha256": OuterRef("content")}
    taken = Takedown.objects.filter(lifted_at=None, **here)
    held = Holding.objects.filter(committed=True, **where)
    told = held.annotate(taken=Subquery(taken.values("reason")[:1]))
    return told.values_list("repository_id", "content_id", "taken")[:1]


REPOSITORY, DIGEST = id_mark(1), text_mark("digest")
_HELD = PreparedRows(lambda: held_rows(repository=REPOSITORY, content=DIGEST))
