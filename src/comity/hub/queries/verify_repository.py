"""Whether a repository on this node is what was signed, down to the last byte it stores."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256

from comity.hub.domain.content_digest import ManifestFile
from comity.hub.domain.findings import Finding, fails, holds
from comity.hub.domain.signing_keys import verify_manifest
from comity.hub.models import Commit, Content
from comity.hub.queries.content_bytes import content_pieces
from comity.hub.queries.manifests import manifest_document
from comity.hub.queries.signing_keys import published_keys
from comity.kernel.domain.errors import ComityError
from comity.kernel.domain.messages import Message


def verify_commit(commit: Commit, progress: Callable[[int], None]) -> Iterator[Finding]:
    """What the signatures prove, and each file that is missing or changed in the object store.
    `progress` is told the bytes read. Raises `UnknownName` for a commit without a manifest."""
    document = manifest_document(commit, listing=True)
    listing = document.listing or ()
    yield from verify_manifest(document.manifest, document.signatures, published_keys(), listing)
    whole = True
    for file in listing:
        for finding in _file(file, progress):
            whole = False
            yield finding
    if whole:
        yield holds(Message("folder-holds", {"count": len(listing)}))


def _file(file: ManifestFile, progress: Callable[[int], None]) -> Iterator[Finding]:
    content = Content.objects.filter(sha256=file.sha256).first()
    if content is None:
        yield fails(Message("file-missing", {"path": file.path}))
        return
    digest, size = sha256(), 0
    try:
        for piece in content_pieces(content):
            digest.update(piece)
            size += len(piece)
            progress(len(piece))
    except ComityError as error:
        yield fails(Message("file-unreadable", {"path": file.path, "problem": error.message.id}))
        return
    if (digest.hexdigest(), size) != (file.sha256, file.size):
        yield fails(Message("file-changed", {"path": file.path}))
