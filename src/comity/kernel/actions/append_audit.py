"""Write one audit entry, in the transaction of the action that it records."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
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
    if settings.READ_ONLY:
        raise ReadOnly("read-only")
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("append_audit needs an atomic block")
    text = canonical(payload)
    salt = secrets.token_bytes(SALT_BYTES)
    stored, _ = AuditHead.objects.select_for_update().get_or_create(
        id=1, defaults={"size": 0, "hash": GENESIS}
    )
    entry = next_entry(
        Head(stored.size, stored.hash),
        at=timezone.now(),
        actor=actor,
        action=action,
        object=object,
        visibility=visibility,
        payload=text,
        salt=salt,
    )
    stored.size, stored.hash = entry.sequence + 1, entry.leaf_hash()
    AuditEntry.objects.create(
        sequence=entry.sequence,
        at=entry.at,
        actor=entry.actor,
        action=entry.action,
        object=entry.object,
        visibility=entry.visibility.value,
        payload_digest=entry.payload_digest,
        previous=entry.previous,
        leaf_hash=stored.hash,
        payload=text,
        salt=salt.hex(),
    )
    stored.save(update_fields=["size", "hash"])
    return entry
