"""One entry of the audit log, and the hashes that tie it to all entries before it.

A leaf (RFC 6962, section 2.1) is the canonical JSON (RFC 8785) of what the entry commits to:

    leaf      = JCS({action, actor, at, object, payload_digest, previous, sequence, version,
                     visibility})
    leaf hash = SHA-256(0x00 || leaf)
    digest    = SHA-256(salt || JCS(payload))

`previous` is the leaf hash of the entry before it (zeros for the first), so the leaf hash itself
is the chain hash: it commits to this entry and, through `previous`, to every earlier one. A second
hash over `previous || leaf hash` would add nothing, and one hash serves both chain and Merkle tree.

The payload stands outside the leaf. With its salt erased nobody can tell what it was, not even by
guessing short values; the digest stays, and so does the chain. What stands in the leaf can never be
erased: actor and object are references to records, never names or addresses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.merkle import leaf_hash

VERSION = 1
GENESIS = "0" * 64
SALT_BYTES = 32
_REFERENCE = re.compile(r"[a-z][a-z0-9-]*(:[^\s:][^\s]{0,199})?")
_ACTION = re.compile(r"[a-z][a-z0-9_]{0,63}")


class Visibility(StrEnum):
    """Who may read an entry's payload: anyone, the members, or those named to audit."""

    PUBLIC = "public"
    MEMBERS = "members"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Entry:
    """What one entry commits to. `sequence` counts from 0 and is the leaf index of RFC 6962."""

    sequence: int
    at: datetime
    actor: str
    action: str
    object: str
    visibility: Visibility
    payload_digest: str
    previous: str

    def leaf(self) -> bytes:
        """The leaf bytes."""
        return canonical(
            {
                "action": self.action,
                "actor": self.actor,
                "at": canonical_time(self.at),
                "object": self.object,
                "payload_digest": self.payload_digest,
                "previous": self.previous,
                "sequence": self.sequence,
                "version": VERSION,
                "visibility": str(self.visibility),
            }
        ).encode()

    def leaf_hash(self) -> str:
        """The leaf hash in hexadecimal, which is also the `previous` of the next entry."""
        return leaf_hash(self.leaf()).hex()


@dataclass(frozen=True, slots=True)
class Head:
    """Where the log stands: how many entries, and the leaf hash of the last one."""

    size: int = 0
    hash: str = GENESIS


def canonical_time(at: datetime) -> str:
    """RFC 3339 in UTC with six decimals: both databases keep microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def canonical(value: Mapping[str, Any]) -> str:
    """The canonical JSON (RFC 8785) of `value`. Raises `InvalidInput` for what JSON can't hold."""
    import rfc8785  # here, as most of what imports the kernel's errors writes no log

    try:
        return rfc8785.dumps(dict(value)).decode()
    except rfc8785.CanonicalizationError as error:
        raise InvalidInput("audit-payload-unwritable", reason=str(error)) from error


def payload_digest(payload: str, salt: bytes) -> str:
    """`SHA-256(salt || payload)` in hexadecimal; `payload` is canonical JSON."""
    return sha256(salt + payload.encode()).hexdigest()


def next_entry(
    head: Head,
    *,
    at: datetime,
    actor: str,
    action: str,
    object: str,  # noqa: A002  # the word of the log's own vocabulary, keyword-only
    visibility: Visibility,
    payload: str,
    salt: bytes,
) -> Entry:
    """The entry that follows `head`. Raises `InvalidInput` for a malformed reference or name."""
    if at.tzinfo is None:
        raise ValueError("an audit entry needs a time with its zone")
    if len(salt) != SALT_BYTES:
        raise ValueError(f"a salt has {SALT_BYTES} bytes")
    for field, value in (("actor", actor), ("object", object)):
        if not _REFERENCE.fullmatch(value):
            raise InvalidInput("audit-reference-malformed", field=field, value=value)
    if not _ACTION.fullmatch(action):
        raise InvalidInput("audit-action-malformed", value=action)
    return Entry(
        sequence=head.size,
        at=at,
        actor=actor,
        action=action,
        object=object,
        visibility=visibility,
        payload_digest=payload_digest(payload, salt),
        previous=head.hash,
    )
