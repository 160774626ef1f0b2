"""What the hub hands out to be shown again: CAS tokens, addresses of xorbs and of uploads.

Each says who may do what with which repository, and until when, under an HMAC-SHA-256 (RFC 2104).
It opens nothing by itself: whoever takes one asks the policy again, so that a right that was lost,
or a token that was revoked, stops what is under way.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from hashlib import sha256
from hmac import compare_digest, new
from typing import TypeVar

import msgspec

from comity.kernel.domain.errors import NotPermitted

LONGEST = 8192
"""characters of a grant; an address that carries one must fit the servers on its way"""

Ranges = tuple[tuple[int, int], ...]


class GrantNotValid(NotPermitted):
    """Forged, spoilt, or of another kind."""

    def __init__(self) -> None:
        super().__init__("grant-not-valid")


class GrantExpired(NotPermitted):
    def __init__(self) -> None:
        super().__init__("grant-expired")


class Grant(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """Who ("" for nobody), by which of their tokens ("" for none), may do which deed with which
    repository, before `expires` (seconds since 1970, UTC)."""

    user: str
    token: str
    repository: str
    deed: str
    expires: int


class CasToken(Grant, frozen=True, array_like=True, kw_only=True, tag="cas"):
    """Lets a Xet client ask the CAS, for one repository."""


class XorbAddress(Grant, frozen=True, array_like=True, kw_only=True, tag="xorb"):
    """Lets somebody fetch some bytes of a xorb, first and last included, for one content."""

    xorb: str
    content: str
    ranges: Ranges


class UploadAddress(Grant, frozen=True, array_like=True, kw_only=True, tag="upload"):
    """Lets somebody send one content of this SHA-256 and size: in parts of `part` bytes, or at
    once where that is 0."""

    sha256: str
    size: int
    part: int


G = TypeVar("G", bound=Grant)


def seal(key: bytes, grant: Grant) -> str:
    """The grant as text for a header or an address."""
    body = msgspec.msgpack.encode(grant)
    return f"{_text(body)}.{_text(new(key, body, sha256).digest())}"


def unseal(key: bytes, kind: type[G], text: str, now: float) -> G:
    """The grant that `text` holds. Raises `GrantNotValid` or `GrantExpired`."""
    body_text, _, seal_text = text.partition(".")
    body, given = _bytes(body_text), _bytes(seal_text)
    if len(text) > LONGEST or not compare_digest(new(key, body, sha256).digest(), given):
        raise GrantNotValid
    try:
        grant = msgspec.msgpack.decode(body, type=kind)
    except (msgspec.ValidationError, msgspec.DecodeError):
        raise GrantNotValid from None
    if now >= grant.expires:
        raise GrantExpired
    return grant


def _text(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    try:
        return urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    except (Error, ValueError):
        raise GrantNotValid from None
