"""The key that signs sessions and links: from the environment, or a file for this machine alone."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from comity.kernel.domain.errors import InvalidInput, NotPermitted, StorageFailure
from comity.kernel.domain.messages import Message

FILE = "secret-key"
OTHERS = 0o077
SHORTEST = 32


def secret_key(environ: Mapping[str, str], folder: Path, *, host: str, loopback: bool) -> str:
    """`COMITY_SECRET_KEY`, or what the file that `COMITY_SECRET_KEY_FILE` names holds; without
    both, and only where no other machine can ask, the key in `folder`, which is made on first use.

    Raises `InvalidInput("secret-key-missing")` for a host that others can reach,
    `NotPermitted("secret-key-readable")` for a file that others can read, and `StorageFailure`.
    """
    given = environ.get("COMITY_SECRET_KEY")
    if given:
        return given
    if named := environ.get("COMITY_SECRET_KEY_FILE"):
        return _read(Path(named))
    if not loopback:
        raise InvalidInput("secret-key-missing", remedy=Message("secret-key-remedy"), host=host)
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            _make(path)
        if path.stat().st_mode & OTHERS:
            remedy = Message("secret-key-readable-remedy")
            raise NotPermitted("secret-key-readable", remedy=remedy, path=str(path))
        return path.read_text("ascii").strip()
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StorageFailure("cannot-read", path=str(path), reason=reason) from error


def _read(path: Path) -> str:
    """A key that somebody else keeps: systemd, a container engine, or the operator."""
    try:
        found = path.read_text("ascii").strip()
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StorageFailure("cannot-read", path=str(path), reason=reason) from error
    if len(found) < SHORTEST:
        remedy = Message("secret-key-remedy")
        raise InvalidInput("secret-key-short", remedy=remedy, path=str(path), least=SHORTEST)
    return found


def _make(path: Path) -> None:
    """Written whole before it has its name, so that a second start never reads half a key."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48) + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(beside, path)
    finally:
        beside.unlink(missing_ok=True)
