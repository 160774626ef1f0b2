"""Write audit entries, in the transaction of the action that they record."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from comity.kernel.domain.audit import (
    GENESIS,
    SALT_BYTES,
    Entry,
    Head,
    Visibility,
    canonical,
    next_entry,
)
from comity.kernel.domain.errors import ReadOnly
from comity.kernel.models import AuditEntry, AuditHead

BATCH = 500


@dataclass(frozen=True, slots=True)
class Deed:
    """What an entry is to say; as the arguments of `append_audit`."""

    action: str
    object: str
    payload: Mapping[str, Any]
    visibility: Visibility = Visibility.PRIVATE


def append_audit(
    *,
    actor: str,
    action: str,
    object: str,  # noqa: A002  # the word of the log's own vocabulary, keyword-only
    payload: Mapping[str, Any],
    visibility: Visibility = Visibility.PRIVATE,
) -> Entry:
    """Append an entry about `object`, done by `actor`; both are references such as `user:<uuid>`.

    Must run inside the caller's `transaction.atomic()`, so that a change and its entry are kept or
    lost together; raises `TransactionManagementError` outside one. The head row stays locked until
    that transaction ends: writers queue (SQLite: at BEGIN IMMEDIATE; PostgreSQL: at the row), so
    call it last. Raises `InvalidInput` for a malformed reference or a payload that is not JSON,
    and `ReadOnly` where nothing may be changed: every action comes past here.
    """
    (entry,) = append_audits(actor, [Deed(action, object, payload, visibility)])
    return entry


def append_audits(actor: str, deeds: Iterable[Deed]) -> list[Entry]:
    """The same of many things done at once, in that order. Raises as `append_audit` does."""
    if settings.READ_ONLY:
        raise ReadOnly("read-only")
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("append_audit needs an atomic block")
    texts = [(deed, canonical(deed.payload)) for deed in deeds]
    stored, _ = AuditHead.objects.select_for_update().get_or_create(
        id=1, defaults={"size": 0, "hash": GENESIS}
    )
    entries: list[Entry] = []
    rows: list[AuditEntry] = []
    heads: list[tuple[int, str]] = []
    for deed, text in texts:
        salt = secrets.token_bytes(SALT_BYTES)
        entry = next_entry(
            Head(stored.size, stored.hash),
            at=timezone.now(),
            actor=actor,
            action=deed.action,
            object=deed.object,
            visibility=deed.visibility,
            payload=text,
            salt=salt,
        )
        stored.size, stored.hash = entry.sequence + 1, entry.leaf_hash()
        entries.append(entry)
        rows.append(_row(entry, stored.hash, text, salt))
        heads.append((stored.size, stored.hash))
    AuditEntry.objects.bulk_create(rows, BATCH)
    _advance(heads)
    return entries


def _advance(heads: Sequence[tuple[int, str]]) -> None:
    """The guard in the database lets the head advance by one alone."""
    table = AuditHead._meta.db_table
    with transaction.get_connection().cursor() as cursor:
        cursor.executemany(f"UPDATE {table} SET size = %s, hash = %s WHERE id = 1", heads)  # noqa: S608


def _row(entry: Entry, leaf_hash: str, payload: str, salt: bytes) -> AuditEntry:
    return AuditEntry(
        sequence=entry.sequence,
        at=entry.at,
        actor=entry.actor,
        action=entry.action,
        object=entry.object,
        visibility=entry.visibility.value,
        payload_digest=entry.payload_digest,
        previous=entry.previous,
        leaf_hash=leaf_hash,
        payload=payload,
        salt=salt.hex(),
    )
