"""Reading an audit log from its beginning, and saying where it stops being what was written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from comity.kernel.domain.audit import Entry, Head, payload_digest
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.merkle import MerkleTree


class Fault(StrEnum):
    """What is wrong with the first broken entry."""

    SEQUENCE = "sequence"  # an entry is missing, or stands where it should not
    PREVIOUS = "previous"  # it does not follow from the entry before it
    LEAF = "leaf"  # a committed field, or the hash itself, was changed
    PAYLOAD = "payload"  # the payload or its salt was changed, or only one was erased
    HEAD = "head"  # the log is shorter or longer than its head says, or ends in another entry
    EXPECTED = "expected"  # the log is not a continuation of the head that the caller holds


@dataclass(frozen=True, slots=True)
class Stored:
    """One entry as it was found: its own fields, its recorded hash, and what can be erased."""

    entry: Entry
    leaf_hash: str
    payload: str | None
    salt: str | None


@dataclass(frozen=True, slots=True)
class Broken:
    """The first sequence number that is wrong, and how."""

    sequence: int
    fault: Fault


@dataclass(frozen=True, slots=True)
class AuditReport:
    """The whole entries from the start: their head and Merkle root; then the first fault."""

    head: Head
    tree_head: str
    erased: int = 0
    broken: Broken | None = None


def entry_fault(stored: Stored, head: Head) -> Fault | None:
    """What is wrong with `stored` as the entry after `head`, if anything."""
    if stored.entry.sequence != head.size:
        return Fault.SEQUENCE
    if stored.entry.previous != head.hash:
        return Fault.PREVIOUS
    try:
        if stored.entry.leaf_hash() != stored.leaf_hash:
            return Fault.LEAF
    except (InvalidInput, OverflowError):  # text that JSON, or a time that the calendar, can't hold
        return Fault.LEAF
    if stored.payload is None and stored.salt is None:
        return None
    if stored.payload is None or stored.salt is None:
        return Fault.PAYLOAD
    try:
        digest = payload_digest(stored.payload, bytes.fromhex(stored.salt))
    except ValueError:
        return Fault.PAYLOAD
    return None if digest == stored.entry.payload_digest else Fault.PAYLOAD


def check_audit(
    log: Iterable[Stored], *, head: Head | None = None, expected: Head | None = None
) -> AuditReport:
    """Follow `log` from its first entry until it ends or breaks; memory does not grow with it.

    `head` is the head that was stored beside the log. `expected` is one that the caller kept from
    an earlier day, on paper or with a third party: the log must still pass through it. Without it
    somebody who can rewrite the whole database can rewrite the log.
    """
    tree, at, erased = MerkleTree(), Head(), 0

    def report(fault: Fault | None = None) -> AuditReport:
        broken = Broken(at.size, fault) if fault else None
        return AuditReport(at, tree.root().hex(), erased, broken)

    if expected and expected.size == 0 and expected != at:
        return report(Fault.EXPECTED)
    for stored in log:
        if fault := entry_fault(stored, at):
            return report(fault)
        following = Head(at.size + 1, stored.leaf_hash)
        if expected and expected.size == following.size and expected != following:
            return report(Fault.EXPECTED)
        tree.add(bytes.fromhex(stored.leaf_hash))
        erased += stored.payload is None
        at = following
    if head is not None and head != at:
        return report(Fault.HEAD)
    if expected and expected.size > at.size:
        return report(Fault.EXPECTED)
    return report()
