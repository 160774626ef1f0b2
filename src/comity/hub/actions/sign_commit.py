"""Sign the manifest of a commit with this node's key."""

from __future__ import annotations

from collections.abc import Iterable

import rfc8785
from django.conf import settings
from django.utils import timezone

from comity.hub.actions.change_signing_keys import node_key
from comity.hub.domain.content_digest import EMPTY_DIGEST
from comity.hub.domain.git.changes import Change
from comity.hub.domain.git.objects import EMPTY_TREE
from comity.hub.domain.manifest import VERSION, Manifest, describe_changes, plain
from comity.hub.domain.repositories import RepositoryKind
from comity.hub.domain.signing_keys import sign_manifest
from comity.hub.models import Commit, Repository, Signature, Tree
from comity.hub.models import Manifest as Row
from comity.kernel.adapters.signing_secrets import read_secret


def sign_commit(commit: Commit, changes: Iterable[Change]) -> None:
    """Writes the commit's manifest and this node's signature, in the transaction of the commit.

    Raises `StorageFailure` where the secret of the node's key can't be read: what is not signed is
    not committed.
    """
    manifest = manifest_of(commit, changes)
    row = Row.objects.create(
        commit=commit, digest=manifest.digest, body=rfc8785.dumps(plain(manifest)).decode()
    )
    sign_row(row, manifest)


def sign_row(row: Row, manifest: Manifest) -> None:
    """Add a signature by the key that holds now, where there is none by it."""
    now = max(timezone.now().replace(microsecond=0), manifest.time)
    key = node_key(now)
    signed = sign_manifest(manifest, read_secret(settings.HUB_KEYS, key), "server", now)
    Signature.objects.get_or_create(
        manifest=row,
        key_id=key,
        defaults={"role": "server", "signed_at": now, "signature": signed.signature.hex()},
    )


def manifest_of(commit: Commit, changes: Iterable[Change]) -> Manifest:
    """The statement about a commit whose trees stand in the database."""
    described = describe_changes(changes)
    if commit.tree == EMPTY_TREE:
        digest = EMPTY_DIGEST
    else:
        digest = Tree.objects.values_list("digest", flat=True).get(
            repository=commit.repository_id, oid=commit.tree
        )
    return Manifest(
        version=VERSION,
        repository=signed_name(commit.repository),
        commit=commit.oid,
        tree=commit.tree,
        parents=tuple(commit.parents),
        author=commit.author.reference,
        time=commit.at,
        digest=digest,
        changed=described.changed,
        removed=described.removed,
        omitted=described.omitted,
    )


def signed_name(repository: Repository) -> str:
    """As manifests name it: `models/account/name`, at the time of the commit."""
    return f"{RepositoryKind(repository.kind).plural}/{repository}"
