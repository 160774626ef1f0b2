"""How a file is to be sent, and commits."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error
from collections.abc import Mapping

import msgspec
from starlette.routing import Route

from comity.hub.actions.commit_files import commit_files
from comity.hub.actions.hold_small_files import SmallFiles
from comity.hub.adapters.hub_store import staging
from comity.hub.domain.commits import LargeFile, Operation, SmallFile
from comity.hub.domain.file_paths import parse_path
from comity.hub.domain.git.applying import MOST_OPERATIONS, CopyFile, DeleteFile, DeleteFolder
from comity.hub.domain.git.entries import Entry, FileEntry
from comity.hub.domain.git.objects import blob_id
from comity.hub.domain.git.reading import find_many
from comity.hub.domain.policy import Deed
from comity.hub.domain.repositories import RepositoryKind
from comity.hub.domain.upload_mode import (
    LARGEST_REGULAR,
    Rules,
    parse_gitattributes,
    parse_gitignore,
    should_ignore,
    upload_mode,
)
from comity.hub.formats.commit_lines import (
    CopyLine,
    DeletedFileLine,
    DeletedFolderLine,
    FileLine,
    HeaderLine,
    HeaderValue,
    LfsFileLine,
    Line,
    read_lines,
)
from comity.hub.interfaces.api.addresses import REPOSITORY
from comity.hub.interfaces.api.calls import Call, endpoint, streamed
from comity.hub.interfaces.api.xet_tokens import wants_pull_request
from comity.hub.models import Repository
from comity.hub.queries.content_bytes import content_pieces
from comity.hub.queries.contributing import require_to_commit
from comity.hub.queries.held_contents import content_to_read
from comity.hub.queries.revisions import commit_at
from comity.hub.queries.trees import TreeRows
from comity.kernel.domain.errors import InvalidInput

MOST_FILES = 256
LARGEST_RULES = 1024 * 1024
LARGEST_COMMIT = 512 * 1024 * 1024


class PreuploadFile(msgspec.Struct):
    path: str
    size: int
    sample: str = ""


class Preupload(msgspec.Struct, rename="camel"):
    files: list[PreuploadFile]
    git_ignore: str | None = None


def preupload(call: Call) -> object:
    """`POST .../preupload/{revision}`: how each file is to be sent, and what stands there now."""
    asked = call.json(Preupload)
    if len(asked.files) > MOST_FILES:
        raise InvalidInput("preupload-too-many", count=len(asked.files), limit=MOST_FILES)
    repository = _repository(call)
    commit = commit_at(repository, call.path("revision"))
    wanted = [parse_path(file.path) for file in asked.files]
    entries = find_many(
        commit.tree, [".gitattributes", ".gitignore", *wanted], TreeRows(repository).load
    )
    attributes = parse_gitattributes(_rules(call, repository, entries, ".gitattributes"))
    ignored = asked.git_ignore
    if ignored is None:
        ignored = _rules(call, repository, entries, ".gitignore")
    leaves_out = parse_gitignore(ignored)
    return {
        "commitOid": commit.oid,
        "files": [
            _answer(each, attributes, leaves_out, entries.get(each.path)) for each in asked.files
        ],
    }


def _answer(
    file: PreuploadFile, attributes: Rules, leaves_out: Rules, entry: Entry | None
) -> dict[str, object]:
    answer: dict[str, object] = {
        "path": file.path,
        "uploadMode": upload_mode(file.path, file.size, _sample(file), attributes),
        "shouldIgnore": should_ignore(file.path, leaves_out),
    }
    if isinstance(entry, FileEntry):
        answer["oid"] = entry.etag
    return answer


def _sample(file: PreuploadFile) -> bytes:
    try:
        return b64decode(file.sample, validate=True)
    except (Error, ValueError):
        raise InvalidInput("commit-content-unreadable", path=file.path[:200]) from None


def _rules(call: Call, repository: Repository, entries: Mapping[str, Entry], path: str) -> str:
    """The text of a file of rules; none where there is none, or it is too large to be one."""
    entry = entries.get(path)
    if not isinstance(entry, FileEntry) or entry.digest is None or entry.size > LARGEST_RULES:
        return ""
    content = content_to_read(call.caller, repository, sha256=entry.digest)
    return b"".join(content_pieces(content)).decode(errors="replace") if content else ""


def _repository(call: Call) -> Repository:
    """For a caller who may commit there. Raises as `require_to_commit`."""
    repository = call.repository(Deed.KNOW)
    _ = call.person
    require_to_commit(
        call.caller,
        repository,
        call.path("revision"),
        as_pull_request=wants_pull_request(call),
    )
    return repository


class CommitSink:
    """`POST .../commit/{revision}`."""

    def __init__(self, call: Call) -> None:
        self.call = call
        self.repository = _repository(call)
        self.incoming = staging().open(LARGEST_COMMIT, hashed=False)
        self.write = self.incoming.write
        self.abandon = self.incoming.abandon

    def finish(self) -> object:
        call, repository = self.call, _repository(self.call)
        try:
            self.incoming.close()
            header, operations = self._read(repository)
        finally:
            self.incoming.abandon()
        committed = commit_files(
            caller=call.caller,
            repository=repository,
            revision=call.path("revision"),
            operations=operations,
            title=header.summary,
            message=header.description or "",
            parent=header.parent_commit,
            as_pull_request=wants_pull_request(call),
        )
        page = f"{call.endpoint}/{RepositoryKind(repository.kind).prefix}{repository}"
        answer: dict[str, object] = {
            "success": True,
            "commitOid": committed.commit.oid,
            "commitUrl": f"{page}/commit/{committed.commit.oid}",
            "hookOutput": "",
        }
        if committed.pull_request is not None:
            answer["pullRequestUrl"] = f"{page}/discussions/{committed.pull_request}"
        return answer

    def _read(self, repository: Repository) -> tuple[HeaderValue, list[Operation]]:
        header: HeaderValue | None = None
        operations: list[Operation] = []
        small = SmallFiles(repository, self.call.caller)
        with self.incoming.path.open("rb") as file:
            lines = read_lines(file, largest_file=LARGEST_REGULAR, most_lines=MOST_OPERATIONS + 1)
            for line in lines:
                if isinstance(line, HeaderLine):
                    if header is not None:
                        raise InvalidInput("commit-header-twice")
                    header = line.value
                elif header is None:
                    raise InvalidInput("commit-header-missing")
                else:
                    operations.append(_operation(line, small))
        if header is None:
            raise InvalidInput("commit-header-missing")
        small.save()
        return header, operations


def _operation(line: Line, small: SmallFiles) -> Operation:
    match line:
        case FileLine(value):
            data = value.decoded()
            if len(data) > LARGEST_REGULAR:
                raise InvalidInput("commit-file-too-large", limit=LARGEST_REGULAR)
            parse_path(value.path)
            return SmallFile(value.path, blob_id(data), len(data), small.add(data))
        case LfsFileLine(value):
            return LargeFile(value.path, value.oid.lower(), value.size)
        case DeletedFileLine(value):
            return DeleteFile(value.path)
        case DeletedFolderLine(value):
            return DeleteFolder(value.path.rstrip("/"))
        case CopyLine(value):
            return CopyFile(value.src_path, value.path)
        case _:
            raise InvalidInput("commit-header-twice")


ROUTES = [
    Route(
        f"{REPOSITORY}/preupload/{{revision:revision}}",
        endpoint(preupload),
        methods=["POST"],
    ),
    Route(
        f"{REPOSITORY}/commit/{{revision:revision}}",
        streamed(CommitSink),
        methods=["POST"],
    ),
]
