"""`tree` and `paths-info`: what stands in a repository at a commit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qs

import msgspec
import orjson
from starlette.routing import Route

from comity.hub.domain.git.entries import Entry, Folder
from comity.hub.domain.policy import Deed
from comity.hub.interfaces.api.addresses import REPOSITORY
from comity.hub.interfaces.api.answers import json_answer
from comity.hub.interfaces.api.calls import Call, endpoint
from comity.hub.interfaces.api.kept_json import Encoded, kept
from comity.hub.interfaces.api.moved import of_repository
from comity.hub.interfaces.api.paging import asked_limit, is_true, next_link
from comity.hub.interfaces.api.times import written
from comity.hub.models import Commit, Repository
from comity.hub.queries.files import (
    entries_at,
    may_be_fetched_by_chunks,
    page_of_tree,
    xet_hashes,
)
from comity.hub.queries.last_commits import last_commits
from comity.kernel.domain.errors import InvalidInput

PAGE, EXPANDED_PAGE, LARGEST_PAGE = 1_000, 50, 10_000
MOST_PATHS, MOST_EXPANDED_PATHS = 10_000, 1_000
LONGEST_CURSOR = 1_100
UNSCANNED = {"status": "unscanned", "avScan": None, "pickleImportScan": None}


class Paths(msgspec.Struct):
    paths: list[str] = []
    expand: bool = False


def tree(call: Call, repository: Repository) -> object:
    """`GET .../tree/{rev}[/{path}]`, in pages; with `expand`, smaller ones."""
    expand = is_true(call.query("expand"))
    cursor = call.query("cursor")
    if len(cursor) > LONGEST_CURSOR:
        raise InvalidInput("cursor-malformed")
    commit = call.commit_at(repository)
    path, recursive = call.path("path").strip("/"), is_true(call.query("recursive"))
    limit = asked_limit(
        call, EXPANDED_PAGE if expand else PAGE, EXPANDED_PAGE if expand else LARGEST_PAGE
    )

    def page() -> Encoded:
        entries, after = page_of_tree(
            repository, commit, path, recursive=recursive, after=cursor or None, limit=limit
        )
        hashes = xet_hashes(entry for _, entry in entries)
        records = _records(repository, commit, entries, hashes, expand)
        lasting = not (expand or may_be_fetched_by_chunks(entry for _, entry in entries))
        return Encoded(orjson.dumps(records), after, lasting)

    key = (repository.id, commit.tree, "tree", path, recursive, cursor, limit, expand)
    found = kept(key, page)
    headers = {"X-Repo-Commit": commit.oid}
    if found.after:
        headers |= next_link(call, found.after)
    return json_answer(found.part, headers=headers)


def paths_info(call: Call, repository: Repository) -> object:
    """`POST .../paths-info/{rev}`. Xet hashes stand here for files of every size: clients that copy
    a file from one repository to another ask for them."""
    asked = _asked_paths(call)
    if len(asked.paths) > (MOST_EXPANDED_PATHS if asked.expand else MOST_PATHS):
        limit = MOST_EXPANDED_PATHS if asked.expand else MOST_PATHS
        raise InvalidInput("paths-too-many", limit=limit)
    commit = call.commit_at(repository)
    found = entries_at(repository, commit, [path.strip("/") for path in asked.paths])
    found = [(path, entry) for path, entry in found if path]
    hashes = xet_hashes((entry for _, entry in found), least=0)
    records = _records(repository, commit, found, hashes, asked.expand)
    return json_answer(records, headers={"X-Repo-Commit": commit.oid})


def _asked_paths(call: Call) -> Paths:
    if "json" in call.request.headers.get("content-type", ""):
        return call.json(Paths)
    try:
        form = parse_qs(call.body.decode(), max_num_fields=MOST_PATHS + 10)
    except ValueError as error:
        raise InvalidInput("body-unreadable", problem=str(error)) from None
    return Paths(form.get("paths", []), is_true(form.get("expand", [""])[-1]))


def _records(
    repository: Repository,
    commit: Commit,
    page: Sequence[tuple[str, Entry]],
    hashes: dict[str, str],
    expand: bool,
) -> list[dict[str, Any]]:
    records = [_record(path, entry, hashes) for path, entry in page]
    if not expand:
        return records
    found = last_commits(repository, commit, page)
    for record in records:
        last = found.get(record["path"])
        if last is not None:
            record["lastCommit"] = {
                "id": last.oid,
                "title": last.title,
                "date": written(last.at),
            }
        if record["type"] == "file":
            record["securityFileStatus"] = UNSCANNED
    return records


def _record(path: str, entry: Entry, hashes: dict[str, str]) -> dict[str, Any]:
    if isinstance(entry, Folder):
        return {"type": "directory", "oid": entry.oid, "size": 0, "path": path}
    record: dict[str, Any] = {"type": "file", "oid": entry.oid, "size": entry.size, "path": path}
    if entry.sha256 is not None:
        record["lfs"] = {
            "oid": entry.sha256,
            "size": entry.size,
            "pointerSize": entry.pointer_size,
        }
        if entry.sha256 in hashes:
            record["xetHash"] = hashes[entry.sha256]
    return record


_TREE = endpoint(of_repository(Deed.KNOW, tree), need="tree", pool="reading")
ROUTES = [
    Route(f"{REPOSITORY}/tree/{{revision:revision}}", _TREE, methods=["GET"]),
    Route(f"{REPOSITORY}/tree/{{revision:revision}}/", _TREE, methods=["GET"]),
    Route(f"{REPOSITORY}/tree/{{revision:revision}}/{{path:file}}", _TREE, methods=["GET"]),
    Route(
        f"{REPOSITORY}/paths-info/{{revision:revision}}",
        endpoint(of_repository(Deed.KNOW, paths_info)),
        methods=["POST"],
    ),
]
