"""The signed manifest of a commit, as a client takes it away to verify offline."""

from __future__ import annotations

import json
from datetime import datetime

from comity.hub.domain.content_digest import ManifestFile, manifest_file
from comity.hub.domain.git.reading import walk
from comity.hub.domain.manifest import Manifest
from comity.hub.domain.signing_keys import ManifestSignature
from comity.hub.formats.manifest_file import ManifestDocument
from comity.hub.models import Commit
from comity.hub.models import Manifest as Row
from comity.hub.queries.signing_keys import published_keys
from comity.hub.queries.trees import TreeRows
from comity.kernel.domain.errors import UnknownName


def manifest_document(commit: Commit, *, listing: bool) -> ManifestDocument:
    """Manifest, signatures, the keys that this node publishes, and the full listing if wanted.
    Raises `UnknownName("manifest-unknown")` for a commit without one."""
    row = Row.objects.filter(commit=commit).first()
    if row is None:
        raise UnknownName("manifest-unknown", commit=commit.oid)
    files = None
    if listing:
        load = TreeRows(commit.repository).load
        files = tuple(manifest_file(path, entry) for path, entry in walk(commit.tree, load))
    return ManifestDocument(manifest_from(row), signatures_of(row), published_keys(), files)


def signatures_of(row: Row) -> tuple[ManifestSignature, ...]:
    return tuple(
        ManifestSignature(
            "author" if each.role == "author" else "server",
            each.key_id,
            each.signed_at,
            bytes.fromhex(each.signature),
        )
        for each in row.signatures.order_by("signed_at", "id")
    )


def manifest_from(row: Row) -> Manifest:
    """The manifest that was signed, from its canonical JSON."""
    plain = json.loads(row.body)
    return Manifest(
        version=plain["version"],
        repository=plain["repository"],
        commit=plain["commit"],
        tree=plain["tree"],
        parents=tuple(plain["parents"]),
        author=plain["author"],
        time=datetime.fromisoformat(plain["time"]),
        digest=plain["digest"],
        changed=tuple(ManifestFile(**each) for each in plain["changed"]),
        removed=tuple(plain["removed"]),
        omitted=plain["omitted"],
    )
