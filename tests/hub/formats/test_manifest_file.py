from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.hub.domain.signed import (
    AUTHOR,
    DAY,
    SERVER,
    TIME,
    author_key,
    key,
    listing,
    manifest,
    signature,
)

from comity.hub.domain.findings import overall
from comity.hub.domain.signing_keys import verify_manifest
from comity.hub.formats.manifest_file import (
    ManifestDocument,
    read_manifest_file,
    write_manifest_file,
)
from comity.kernel.domain.errors import InvalidInput

DOCUMENT = ManifestDocument(
    manifest(),
    (signature(manifest()), signature(manifest(), AUTHOR, "author", TIME + timedelta(minutes=5))),
    (replace(key(SERVER), valid_until=TIME + DAY, revoked_at=TIME + DAY), author_key()),
    listing(),
)
DATA = write_manifest_file(DOCUMENT)
TRUSTED = [key(SERVER), author_key()]


def test_what_is_written_is_read() -> None:
    assert read_manifest_file(DATA) == DOCUMENT
    bare = replace(DOCUMENT, listing=None, keys=())
    assert read_manifest_file(write_manifest_file(bare)) == bare


@settings(max_examples=300)
@given(st.integers(0, len(DATA) - 1), st.integers(0, 255))
def test_any_changed_byte_is_found_or_changes_nothing(at: int, byte: int) -> None:
    changed = DATA[:at] + bytes([byte]) + DATA[at + 1 :]
    try:
        read = read_manifest_file(changed)
    except InvalidInput:
        return
    found = verify_manifest(read.manifest, read.signatures, TRUSTED, read.listing)
    # The published keys are not trusted, so what they say may differ.
    same = replace(read, keys=DOCUMENT.keys) == DOCUMENT
    assert (overall(found) == "holds") == same


def edited(edit: dict[str, Any], *path: str | int) -> bytes:
    whole = json.loads(DATA)
    place = whole
    for step in path:
        place = place[step]
    place.update(edit)
    return json.dumps(whole).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        DATA[:-1],
        edited({"format": "other"}),
        edited({"extra": 1}),
        edited({"extra": 1}, "manifest"),
        edited({"time": "2026-11-28 12:00:00"}, "manifest"),
        edited({"time": "2026-13-28T12:00:00Z"}, "manifest"),
        edited({"time": "2026-11-28T12:00:00Z\n"}, "manifest"),
        edited({"commit": "C0" * 20}, "manifest"),
        edited({"digest": "zz" * 32}, "manifest"),
        edited({"version": "1"}, "manifest"),
        edited({"size": -1}, "listing", 0),
        edited({"size": 2**53}, "listing", 0),
        edited({"size": 1.5}, "listing", 0),
        edited({"role": "other"}, "signatures", 0),
        edited({"signature": "?"}, "signatures", 0),
        edited({"id": "0" * 64}, "keys", 0),
    ],
)
def test_what_is_no_manifest_file(data: bytes) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_manifest_file(data)
    assert caught.value.message.id == "manifest-file-malformed"
