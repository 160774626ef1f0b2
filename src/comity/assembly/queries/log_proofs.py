"""What the log says of a ballot, with the way from there to its head."""

from __future__ import annotations

import json
from dataclasses import dataclass

from comity.assembly.domain.bundle_proofs import DECISION_TURNS, ROUND_TURNS
from comity.assembly.domain.decision_bundle import Proven
from comity.assembly.formats.ballot_plain import read_statement
from comity.kernel.domain.audit import Entry, Visibility
from comity.kernel.domain.errors import Conflict
from comity.kernel.domain.merkle_proofs import inclusion_proofs
from comity.kernel.models import AuditEntry, AuditHead

TURNS = tuple({**DECISION_TURNS, **ROUND_TURNS})


@dataclass(frozen=True, slots=True)
class LoggedTurns:
    """The entries of a ballot in the log, while that had `size` entries."""

    size: int
    entries: tuple[AuditEntry, ...]


def logged_turns(reference: str) -> LoggedTurns:
    """In a transaction that holds the ballot. Raises `Conflict("ballot-statement-erased")` where
    somebody erased what a proof needs."""
    rows = AuditEntry.objects.filter(object=reference, action__in=TURNS).order_by("sequence")
    entries = tuple(rows)
    if any(row.payload is None or row.salt is None for row in entries):
        raise Conflict("ballot-statement-erased", ballot=reference)
    return LoggedTurns(AuditHead.objects.get().size, entries)


def proofs_of(logged: LoggedTurns) -> tuple[bytes, tuple[Proven, ...]]:
    """The root of the log at that size, and each entry with its way there. Reads the whole log,
    which only grows: so better in no transaction that others wait for."""
    before = AuditEntry.objects.filter(sequence__lt=logged.size).order_by("sequence")
    hashes = before.values_list("leaf_hash", flat=True).iterator(chunk_size=10_000)
    leaves = [bytes.fromhex(each) for each in hashes]
    root, paths = inclusion_proofs(leaves, [row.sequence for row in logged.entries])
    return root, tuple(_proven(row, path) for row, path in zip(logged.entries, paths, strict=True))


def _proven(row: AuditEntry, path: tuple[bytes, ...]) -> Proven:
    return Proven(
        Entry(
            sequence=row.sequence,
            at=row.at,
            actor=row.actor,
            action=row.action,
            object=row.object,
            visibility=Visibility(row.visibility),
            payload_digest=row.payload_digest,
            previous=row.previous,
        ),
        read_statement(json.loads(row.payload or "")),
        row.salt or "",
        tuple(each.hex() for each in path),
    )
