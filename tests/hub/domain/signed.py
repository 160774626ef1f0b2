"""A repository, its manifest, and keys to sign it with."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from comity.hub.domain.content_digest import ManifestFile, content_ids
from comity.hub.domain.git.objects import blob_id, pointer_blob_id
from comity.hub.domain.manifest import Manifest, Role
from comity.hub.domain.signing_keys import (
    ManifestSignature,
    SigningKey,
    public_key_of,
    sign_manifest,
)

FILES = {
    "README.md": b"# A model\n",
    "config.json": b"{}\n",
    "data/train-0.bin": bytes(range(256)),
    "data/train-1.bin": b"",
    "weights.safetensors": b"w" * 1_000,
}
LARGE = {"weights.safetensors", "data/train-0.bin"}
COMMIT, OTHER_COMMIT = "c0" * 20, "d1" * 20
TIME = datetime(2026, 11, 28, 12, 0, 0, tzinfo=UTC)
DAY = timedelta(days=1)
SERVER, AUTHOR, NEXT, STRANGER = (bytes([number]) * 32 for number in range(1, 5))


def listing(files: dict[str, bytes] = FILES) -> tuple[ManifestFile, ...]:
    found = []
    for path, data in files.items():
        digest = sha256(data).hexdigest()
        oid = pointer_blob_id(digest, len(data)) if path in LARGE else blob_id(data)
        found.append(ManifestFile(path, len(data), digest, oid))
    return tuple(found)


def manifest(files: dict[str, bytes] = FILES) -> Manifest:
    ids = content_ids(listing(files))
    return Manifest(
        version=1,
        repository="models/kenya/sheng",
        commit=COMMIT,
        tree=ids.tree,
        parents=(OTHER_COMMIT,),
        author="amina",
        time=TIME,
        digest=ids.digest,
        changed=listing(files)[:1],
        removed=("old/",),
        omitted=0,
    )


def key(secret: bytes, role: Role = "server", holder: str = "hub.example.org") -> SigningKey:
    return SigningKey(public_key_of(secret), holder, role, TIME - DAY)


def author_key(holder: str = "amina") -> SigningKey:
    return key(AUTHOR, "author", holder)


def revoked(of: SigningKey, at: datetime) -> SigningKey:
    return replace(of, revoked_at=at)


def signature(
    of: Manifest, secret: bytes = SERVER, role: Role = "server", at: datetime = TIME
) -> ManifestSignature:
    return sign_manifest(of, secret, role, at)
