"""Releases: a corpus is named by the SHA-256 of its canonical JSON (RFC 8785)."""

from __future__ import annotations

from hashlib import sha256

import rfc8785

from comity.regulation.domain.corpus import Corpus
from comity.regulation.formats.plain import to_plain


def canonical_json(corpus: Corpus) -> bytes:
    """The corpus as RFC 8785 JSON: what differs from its default, keys sorted, no white space."""
    return rfc8785.dumps(to_plain(corpus))


def release_id(corpus: Corpus) -> str:
    """The release's name, in 64 hexadecimal digits."""
    return sha256(canonical_json(corpus)).hexdigest()
