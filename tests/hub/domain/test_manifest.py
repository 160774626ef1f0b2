from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from tests.hub.domain.signed import COMMIT, OTHER_COMMIT, TIME, manifest

from comity.hub.domain import manifest as manifests
from comity.hub.domain.content_digest import ManifestFile
from comity.hub.domain.git.trees import Change, Folder, large_file
from comity.hub.domain.manifest import (
    Manifest,
    describe_changes,
    manifest_id,
    signing_bytes,
    time_text,
)
from comity.kernel.domain.errors import InvalidInput


def test_what_is_signed_is_canonical() -> None:
    signed = signing_bytes(manifest(), "server", TIME)
    told = json.loads(signed)
    assert (
        signed
        == json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    )
    assert list(told) == ["manifest", "role", "signed_at", "type"]
    assert told["manifest"]["time"] == told["signed_at"] == "2026-11-28T12:00:00Z"


CHANGED: dict[str, Any] = {
    "version": 2,
    "repository": "models/kenya/shenG",
    "commit": OTHER_COMMIT,
    "tree": COMMIT,
    "parents": (),
    "author": "aminA",
    "time": TIME + timedelta(seconds=1),
    "digest": "0" * 64,
    "changed": (),
    "removed": ("old",),
    "omitted": 1,
}


@pytest.mark.parametrize("name", [field.name for field in fields(Manifest)])
def test_every_field_is_signed(name: str) -> None:
    one = manifest()
    other = replace(one, **{name: CHANGED[name]})
    assert signing_bytes(one, "server", TIME) != signing_bytes(other, "server", TIME)
    assert manifest_id(one) != manifest_id(other)


def test_role_and_moment_are_signed() -> None:
    one = manifest()
    variants = {
        signing_bytes(one, "server", TIME),
        signing_bytes(one, "author", TIME),
        signing_bytes(one, "server", TIME + timedelta(seconds=1)),
    }
    assert len(variants) == 3


def test_moments_are_written_in_utc() -> None:
    east = timezone(timedelta(hours=3))
    assert time_text(datetime(2026, 1, 1, 2, 0, tzinfo=east)) == "2025-12-31T23:00:00Z"
    for moment in (datetime(2026, 1, 1), datetime(2026, 1, 1, microsecond=1, tzinfo=UTC)):  # noqa: DTZ001
        with pytest.raises(InvalidInput) as caught:
            replace(manifest(), time=moment)
        assert caught.value.message.id == "time-malformed"


def test_sizes_that_json_cannot_hold_exactly() -> None:
    file = ManifestFile("x", 2**53, "0" * 64, COMMIT)
    with pytest.raises(InvalidInput) as caught:
        signing_bytes(replace(manifest(), changed=(file,)), "server", TIME)
    assert caught.value.message.id == "manifest-not-canonical"


def test_changes_are_listed_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = large_file("w", "a" * 64, 5)
    changes = [
        Change("d", Folder("d", COMMIT), None),
        Change("f", entry, None),
        Change("w", None, entry),
    ]
    told = describe_changes(changes)
    assert told.removed == ("d/", "f")
    assert told.changed == (ManifestFile("w", 5, "a" * 64, entry.oid),)
    assert told.omitted == 0
    monkeypatch.setattr(manifests, "MOST_LISTED", 1)
    told = describe_changes(changes)
    assert (told.changed, told.removed, told.omitted) == ((), ("d/",), 2)
