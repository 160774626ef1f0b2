from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from typing import Any

import pytest

from comity.kernel.domain.audit import (
    GENESIS,
    Entry,
    Head,
    Visibility,
    canonical,
    next_entry,
    payload_digest,
)
from comity.kernel.domain.errors import InvalidInput

AT = datetime(2026, 3, 1, 9, 30, 0, 5, UTC)
SALT = bytes(range(32))
ARGUMENTS: dict[str, Any] = {
    "at": AT,
    "actor": "user:1",
    "action": "create_organisation",
    "object": "organisation:2",
    "visibility": Visibility.MEMBERS,
    "payload": '{"name":"ACME"}',
    "salt": SALT,
}
LEAF = (
    b'{"action":"create_organisation","actor":"user:1","at":"2026-03-01T09:30:00.000005Z",'
    b'"object":"organisation:2","payload_digest":"'
    + sha256(SALT + b'{"name":"ACME"}').hexdigest().encode()
    + b'","previous":"'
    + b"0" * 64
    + b'","sequence":0,"version":1,"visibility":"members"}'
)


def test_first_entry_follows_zeros() -> None:
    assert next_entry(Head(), **ARGUMENTS) == Entry(
        sequence=0,
        at=AT,
        actor="user:1",
        action="create_organisation",
        object="organisation:2",
        visibility=Visibility.MEMBERS,
        payload_digest=payload_digest('{"name":"ACME"}', SALT),
        previous=GENESIS,
    )


def test_leaf_bytes_and_hash_are_those_of_the_standards() -> None:
    entry = next_entry(Head(), **ARGUMENTS)
    assert entry.leaf() == LEAF
    assert entry.leaf_hash() == sha256(b"\x00" + LEAF).hexdigest()


def test_time_zone_of_the_clock_does_not_matter() -> None:
    elsewhere = AT.astimezone(timezone(timedelta(hours=3)))
    assert next_entry(Head(), **ARGUMENTS | {"at": elsewhere}).leaf() == LEAF


def test_canonical_sorts_names_and_writes_numbers_as_javascript_does() -> None:
    assert canonical({"b": 1.0, "a": [True, None, "é"]}) == '{"a":[true,null,"é"],"b":1}'


@pytest.mark.parametrize("value", [float("nan"), 2**60, b"bytes", "\ud800", AT])
def test_payload_that_json_cannot_hold(value: object) -> None:
    with pytest.raises(InvalidInput) as caught:
        canonical({"value": value})
    assert caught.value.message.id == "audit-payload-unwritable"


@pytest.mark.parametrize("value", ["", "Ada Lovelace", "user:", "user:a b", "USER:1", "user:1\n"])
@pytest.mark.parametrize("field", ["actor", "object"])
def test_reference_must_be_kind_and_key(field: str, value: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        next_entry(Head(), **ARGUMENTS | {field: value})
    assert caught.value.message.id == "audit-reference-malformed"
    assert caught.value.message.params == {"field": field, "value": value}


def test_action_must_be_a_name() -> None:
    with pytest.raises(InvalidInput) as caught:
        next_entry(Head(), **ARGUMENTS | {"action": "Create!"})
    assert caught.value.message.id == "audit-action-malformed"


def test_time_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="zone"):
        next_entry(Head(), **ARGUMENTS | {"at": AT.replace(tzinfo=None)})


def test_salt_needs_its_length() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        next_entry(Head(), **ARGUMENTS | {"salt": b"short"})
