"""The secrets with which this node signs: files that nobody but its own user may read."""

from __future__ import annotations

import secrets
from pathlib import Path

from comity.kernel.adapters.atomic_files import read_bytes, write_atomically
from comity.kernel.domain.ed25519 import key_id, public_key_of
from comity.kernel.domain.errors import IntegrityFailure

SECRET_BYTES = 32
ENDING = ".ed25519"


def new_secret(folder: Path) -> bytes:
    """Make a secret and keep it; returns its public key. Raises `StorageFailure`."""
    secret = secrets.token_bytes(SECRET_BYTES)
    public = public_key_of(secret)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_atomically(folder / f"{key_id(public)}{ENDING}", secret, mode=0o600)
    return public


def read_secret(folder: Path, key: str) -> bytes:
    """The secret of a key by its fingerprint. Raises `StorageFailure` where there is none,
    `IntegrityFailure("signing-secret-wrong")` where the file is not that key's."""
    secret = read_bytes(folder / f"{key}{ENDING}", 4096)
    if len(secret) != SECRET_BYTES or key_id(public_key_of(secret)) != key:
        raise IntegrityFailure("signing-secret-wrong", key=key)
    return secret
