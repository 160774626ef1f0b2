"""A corpus as one JSON file: the canonical JSON by whose digest its release is named."""

from __future__ import annotations

import msgspec

from comity.kernel.domain.errors import InvalidInput
from comity.regulation.domain.corpus import Corpus
from comity.regulation.formats.release import canonical_json


def corpus_to_json(corpus: Corpus) -> bytes:
    """RFC 8785: `sha256sum` of these bytes is the release's id."""
    return canonical_json(corpus)


def corpus_from_json(data: bytes) -> Corpus:
    """Raises `InvalidInput("export-unreadable")` for what is no corpus. Where canonical JSON sorts
    the keys of a map (choices, terms), they come back sorted: it is the same release."""
    try:
        return msgspec.json.decode(data, type=Corpus)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise InvalidInput("export-unreadable", name="JSON", problem=str(error)) from None
