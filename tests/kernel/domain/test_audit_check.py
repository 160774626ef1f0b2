from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.kernel.domain.audit import GENESIS, Entry, Head, Visibility, canonical, next_entry
from comity.kernel.domain.audit_check import AuditReport, Broken, Fault, Stored, check_audit
from comity.kernel.domain.merkle import merkle_root

START = datetime(2026, 1, 1, tzinfo=UTC)
NAMES = st.text("abc12-", min_size=1, max_size=4)


Fields = tuple[str, str, Visibility, str]


def log_of(changes: list[Fields]) -> list[Stored]:
    """The whole log of `changes`, each an actor, an object, a visibility and a payload."""
    head, log = Head(), []
    for index, (actor, thing, visibility, text) in enumerate(changes):
        payload, salt = canonical({"text": text}), sha256(bytes([index])).digest()
        entry = next_entry(
            head,
            at=START + timedelta(seconds=index),
            actor=f"user:{actor}",
            action="change",
            object=f"thing:{thing}",
            visibility=visibility,
            payload=payload,
            salt=salt,
        )
        log.append(Stored(entry, entry.leaf_hash(), payload, salt.hex()))
        head = Head(index + 1, entry.leaf_hash())
    return log


def logs(min_size: int = 1) -> st.SearchStrategy[list[Stored]]:
    change = st.tuples(NAMES, NAMES, st.sampled_from(Visibility), NAMES)
    return st.lists(change, min_size=min_size, max_size=8).map(log_of)


def head_of(log: list[Stored]) -> Head:
    return Head(len(log), log[-1].leaf_hash if log else GENESIS)


def root_of(log: list[Stored]) -> str:
    return merkle_root(bytes.fromhex(each.leaf_hash) for each in log).hex()


def other(value: Any, draw: st.DataObject) -> Any:  # noqa: ANN401  # a value of the same type
    match value:
        case Visibility():
            candidates: st.SearchStrategy[Any] = st.sampled_from(Visibility)
        case datetime():
            candidates = st.integers(1, 5).map(lambda n: value + timedelta(microseconds=n))
        case int():
            candidates = st.integers(0, 20)
        case _:
            digits = st.text("0123456789abcdef", min_size=64, max_size=64)
            candidates = st.text(max_size=3) | digits
    return draw.draw(candidates.filter(lambda candidate: candidate != value))


@given(logs(min_size=0))
def test_whole_log(log: list[Stored]) -> None:
    assert check_audit(log, head=head_of(log)) == AuditReport(head_of(log), root_of(log))


@given(logs(), st.data(), st.sampled_from([each.name for each in fields(Entry)]))
def test_tampering_with_any_committed_field_is_found(
    log: list[Stored], data: st.DataObject, field: str
) -> None:
    index = data.draw(st.integers(0, len(log) - 1))
    entry = log[index].entry
    changed = replace(entry, **{field: other(getattr(entry, field), data)})
    log[index] = replace(log[index], entry=changed)
    fault = {"sequence": Fault.SEQUENCE, "previous": Fault.PREVIOUS}.get(field, Fault.LEAF)
    report = check_audit(log, head=head_of(log))
    assert report.broken == Broken(index, fault)
    assert report.head == head_of(log[:index])
    assert report.tree_head == root_of(log[:index])


@given(logs(), st.data(), st.sampled_from(["leaf_hash", "payload", "salt"]))
def test_tampering_with_what_stands_beside_the_leaf_is_found(
    log: list[Stored], data: st.DataObject, field: str
) -> None:
    index = data.draw(st.integers(0, len(log) - 1))
    log[index] = replace(log[index], **{field: other(getattr(log[index], field), data)})
    fault = Fault.LEAF if field == "leaf_hash" else Fault.PAYLOAD
    assert check_audit(log).broken == Broken(index, fault)


@given(logs(), st.data())
def test_an_entry_rewritten_with_a_fresh_hash_breaks_the_next(
    log: list[Stored], data: st.DataObject
) -> None:
    head = head_of(log)
    index = data.draw(st.integers(0, len(log) - 1))
    forged = replace(log[index].entry, actor="user:forger")
    log[index] = replace(log[index], entry=forged, leaf_hash=forged.leaf_hash())
    last = index == len(log) - 1
    expected = Broken(index + 1, Fault.HEAD if last else Fault.PREVIOUS)
    assert check_audit(log, head=head).broken == expected


@given(logs(), st.data())
def test_erasing_payloads_keeps_the_log_whole(log: list[Stored], data: st.DataObject) -> None:
    erased = data.draw(st.sets(st.integers(0, len(log) - 1)))
    for index in erased:
        log[index] = replace(log[index], payload=None, salt=None)
    assert check_audit(log, head=head_of(log)) == AuditReport(
        head_of(log), root_of(log), erased=len(erased)
    )


@pytest.mark.parametrize("field", ["payload", "salt"])
@given(logs())
def test_erasing_only_one_of_payload_and_salt_is_found(field: str, log: list[Stored]) -> None:
    log[-1] = replace(log[-1], **{field: None})
    assert check_audit(log).broken == Broken(len(log) - 1, Fault.PAYLOAD)


@given(logs(), st.data())
def test_a_missing_entry_is_found(log: list[Stored], data: st.DataObject) -> None:
    head = head_of(log)
    index = data.draw(st.integers(0, len(log) - 1))
    del log[index]
    fault = Fault.HEAD if index == len(log) else Fault.SEQUENCE
    assert check_audit(log, head=head).broken == Broken(index, fault)


@given(logs(), logs())
def test_a_log_rewritten_from_the_start_does_not_continue_the_head_kept_elsewhere(
    log: list[Stored], another: list[Stored]
) -> None:
    kept = head_of(log)
    report = check_audit(another, head=head_of(another), expected=kept)
    same = len(another) >= len(log) and another[len(log) - 1].leaf_hash == kept.hash
    at = min(len(log) - 1, len(another))
    assert report.broken == (None if same else Broken(at, Fault.EXPECTED))


@given(logs(), st.data())
def test_a_log_continues_each_of_its_own_heads(log: list[Stored], data: st.DataObject) -> None:
    size = data.draw(st.integers(0, len(log)))
    assert check_audit(log, expected=head_of(log[:size])).broken is None


def test_an_empty_log_has_no_other_hash_than_zeros() -> None:
    report = check_audit([], expected=Head(0, "f" * 64))
    assert report.broken == Broken(0, Fault.EXPECTED)
