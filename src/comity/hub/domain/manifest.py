"""The signed statement about one commit: what the repository holds, who wrote it, and when.

A manifest does not list every file: a repository of a million would need 200 MB a commit. It holds
`digest`, one SHA-256 that commits to every path, size and content (`content_digest` says how), the
ids that git gives, and the files that this commit changed (the first `MOST_LISTED`; `omitted`
counts the rest, which the digest covers all the same). To verify offline, one takes a full listing,
which the hub gives out unsigned, or the files themselves, and computes the digest anew.

What is signed is RFC 8785 JSON, so that any language can make the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Literal

import rfc8785

from comity.hub.domain.content_digest import ManifestFile, manifest_file
from comity.hub.domain.git.changes import Change
from comity.hub.domain.git.entries import FileEntry
from comity.kernel.domain.errors import InvalidInput

VERSION = 1
MOST_LISTED = 1_000

Role = Literal["server", "author"]


@dataclass(frozen=True, slots=True)
class Manifest:
    """`repository` as in addresses (`models/kenya/sheng`); `time` in whole seconds, with a zone.

    `removed` ends with a slash where a whole folder was. Raises `InvalidInput` for a time without
    zone or with a part of a second.
    """

    version: int
    repository: str
    commit: str
    tree: str
    parents: tuple[str, ...]
    author: str
    time: datetime
    digest: str
    changed: tuple[ManifestFile, ...] = ()
    removed: tuple[str, ...] = ()
    omitted: int = 0

    def __post_init__(self) -> None:
        time_text(self.time)


@dataclass(frozen=True, slots=True)
class Described:
    """The changes of a commit as a manifest lists them."""

    changed: tuple[ManifestFile, ...]
    removed: tuple[str, ...]
    omitted: int


def describe_changes(changes: Iterable[Change]) -> Described:
    """The first `MOST_LISTED` changes, and how many more there are."""
    changed: list[ManifestFile] = []
    removed: list[str] = []
    omitted = 0
    for change in changes:
        if len(changed) + len(removed) >= MOST_LISTED:
            omitted += 1
        elif change.after is not None:
            changed.append(manifest_file(change.path, change.after))
        else:
            folder = not isinstance(change.before, FileEntry)
            removed.append(f"{change.path}/" if folder else change.path)
    return Described(tuple(changed), tuple(removed), omitted)


def time_text(time: datetime) -> str:
    """As RFC 3339 in UTC, to the second. Raises `InvalidInput` for what that can't say."""
    if time.tzinfo is None or time.microsecond:
        raise InvalidInput("time-malformed", time=time.isoformat())
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def plain(manifest: Manifest) -> dict[str, Any]:
    """The manifest in the terms of JSON."""
    return {
        "version": manifest.version,
        "repository": manifest.repository,
        "commit": manifest.commit,
        "tree": manifest.tree,
        "parents": list(manifest.parents),
        "author": manifest.author,
        "time": time_text(manifest.time),
        "digest": manifest.digest,
        "changed": [plain_file(file) for file in manifest.changed],
        "removed": list(manifest.removed),
        "omitted": manifest.omitted,
    }


def plain_file(file: ManifestFile) -> dict[str, Any]:
    return {
        "path": file.path,
        "size": file.size,
        "sha256": file.sha256,
        "git_oid": file.git_oid,
    }


def signing_bytes(manifest: Manifest, role: Role, signed_at: datetime) -> bytes:
    """What is signed: the manifest, in which role and when, so that neither can be swapped.

    Raises `InvalidInput` for what RFC 8785 can't write: sizes beyond 2^53 - 1.
    """
    statement = {
        "type": "comity-manifest",
        "role": role,
        "signed_at": time_text(signed_at),
        "manifest": plain(manifest),
    }
    try:
        return rfc8785.dumps(statement)
    except rfc8785.CanonicalizationError as error:
        raise InvalidInput("manifest-not-canonical", problem=str(error)) from error


def manifest_id(manifest: Manifest) -> str:
    """SHA-256 of the manifest's own canonical JSON."""
    return sha256(rfc8785.dumps(plain(manifest))).hexdigest()
