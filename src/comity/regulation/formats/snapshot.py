"""A release as bytes that a database keeps: compressed JSON with every order in it.

Not the canonical JSON that names the release, which sorts keys: their order is kept here.
"""

from __future__ import annotations

import zlib

import msgspec

from comity.kernel.domain.errors import IntegrityFailure
from comity.regulation.domain.corpus import Corpus


def encode_snapshot(corpus: Corpus) -> bytes:
    return zlib.compress(msgspec.json.encode(corpus))


def decode_snapshot(data: bytes) -> Corpus:
    """Raises `IntegrityFailure("snapshot-damaged")` for what is no snapshot."""
    try:
        return msgspec.json.decode(zlib.decompress(data), type=Corpus)
    except (zlib.error, msgspec.DecodeError, msgspec.ValidationError):
        raise IntegrityFailure("snapshot-damaged") from None
