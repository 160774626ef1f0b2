"""Copy files from a folder or from another hub into a repository, as one commit.

Each file is held against the hash that its source states, before anything names it. What has come
stays when the import is cut off: begun again, it fetches no large file that is here already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha1

from comity.hub.actions.commit_files import Committed, commit_files
from comity.hub.actions.receive_file import receive_file
from comity.hub.adapters.hub_store import staging
from comity.hub.domain.commits import LargeFile, SmallFile
from comity.hub.domain.commits import Operation as Asked
from comity.hub.domain.git.applying import DeleteFile
from comity.hub.domain.git.entries import FileEntry
from comity.hub.domain.git.objects import EMPTY_TREE
from comity.hub.domain.git.reading import walk
from comity.hub.domain.policy import Deed
from comity.hub.domain.refusals import RevisionUnknown
from comity.hub.domain.sources import Source, SourceFile
from comity.hub.domain.upload_mode import (
    LARGEST_REGULAR,
    Kind,
    Rules,
    default_gitattributes,
    parse_gitattributes,
    upload_mode,
)
from comity.hub.models import Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.held_contents import usable_contents
from comity.hub.queries.policy import require
from comity.hub.queries.revisions import commit_at
from comity.hub.queries.trees import TreeRows
from comity.kernel.domain.errors import IntegrityFailure

SAMPLE = 512
RULES = ".gitattributes"
Progress = Callable[[int], None]
"""Called with how many bytes more are here."""


def import_repository(
    *,
    caller: Caller,
    repository: Repository,
    source: Source,
    files: Iterable[SourceFile],
    message: str = "",
    progress: Progress = lambda more: None,
) -> Committed:
    """The commit on `main`; with `changed` false where it had all of it. `files` are those of the
    source. From a source that is whole, files that it lacks are deleted here, but `.gitattributes`.

    Needs `write`. Raises `IntegrityFailure("import-file-wrong")`, `QuotaExceeded`, and what the
    source raises; then nothing was committed.
    """
    require(caller, repository, Deed.WRITE)
    present = _present(repository)
    kind: Kind = repository.kind  # type: ignore[assignment]  # checked when it was written
    rules = parse_gitattributes(default_gitattributes(kind))
    wanted = list(files)
    operations: list[Asked] = []
    for file in wanted:
        if not _is_same(present.get(file.path), file):
            operations.append(_taken_in(caller, repository, source, file, rules, progress))
        else:
            progress(file.size)
    if source.whole:
        kept = {file.path for file in wanted} | {RULES}
        operations += [DeleteFile(path) for path in present if path not in kept]
    if not operations:
        return Committed(commit_at(repository, "main"), "refs/heads/main", changed=False)
    return commit_files(
        caller=caller,
        repository=repository,
        revision="main",
        operations=operations,
        title=message or f"Import from {source.name}",
    )


def _present(repository: Repository) -> dict[str, FileEntry]:
    try:
        root = commit_at(repository, "main").tree
    except RevisionUnknown:
        root = EMPTY_TREE
    return dict(walk(root, TreeRows(repository).load)) if root != EMPTY_TREE else {}


def _is_same(entry: FileEntry | None, file: SourceFile) -> bool:
    if entry is None or entry.size != file.size:
        return False
    if file.sha256 is not None:
        return entry.sha256 == file.sha256
    return file.oid is not None and entry.oid == file.oid and not entry.is_lfs


def _taken_in(
    caller: Caller,
    repository: Repository,
    source: Source,
    file: SourceFile,
    rules: Rules,
    progress: Progress,
) -> Asked:
    if file.sha256 is not None:
        held = usable_contents(caller, repository, [file.sha256]).get(file.sha256)
        if held is not None and held.size == file.size:
            progress(file.size)
            return LargeFile(file.path, file.sha256, file.size)
    blob = sha1(b"blob %d\0" % file.size, usedforsecurity=False)
    sample = bytearray()
    with staging().file(file.size) as incoming:

        def write(piece: bytes) -> None:
            incoming.write(piece)
            blob.update(piece)
            if len(sample) < SAMPLE:
                sample.extend(piece[: SAMPLE - len(sample)])
            progress(len(piece))

        source.fetch(file, write)
        incoming.close()
        digest, oid = incoming.sha256, blob.hexdigest()
        right = (file.sha256 or digest, file.oid or oid, file.size)
        if (digest, oid, incoming.size) != right:
            raise IntegrityFailure("import-file-wrong", path=file.path, endpoint=source.name)
        receive_file(
            caller=caller, repository=repository, path=incoming.path, sha256=digest, size=file.size
        )
    if _is_large(file, bytes(sample), rules):
        return LargeFile(file.path, digest, file.size)
    return SmallFile(file.path, oid, file.size, digest)


def _is_large(file: SourceFile, sample: bytes, rules: Rules) -> bool:
    """As its source has it; a folder's by the rules."""
    if file.sha256 is not None:
        return True
    if file.oid is not None:
        return file.size > LARGEST_REGULAR
    return upload_mode(file.path, file.size, sample, rules) == "lfs"
