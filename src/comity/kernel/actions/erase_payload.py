"""Erase what an audit entry said, and record that it was erased; the chain stays whole."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Entry, Visibility
from comity.kernel.domain.errors import Conflict, UnknownName
from comity.kernel.models import AuditEntry


def erase_payload(
    *, actor: str, sequence: int, reason: str, authorise: Callable[[str], None]
) -> Entry:
    """Set payload and salt of the entry to null; returns the entry that records it.

    The kernel knows no parties, so the caller brings the rule: `authorise` is given the entry's
    reference (`audit-entry:<sequence>`) and raises `NotPermitted`. Raises `UnknownName` where there
    is no such entry and `Conflict` where it is erased already.
    """
    reference = f"audit-entry:{sequence}"
    authorise(reference)
    with transaction.atomic():
        found = AuditEntry.objects.select_for_update().filter(sequence=sequence).first()
        if found is None:
            raise UnknownName("audit-entry-unknown", sequence=sequence)
        if found.payload is None and found.salt is None:
            raise Conflict("audit-entry-erased-already", sequence=sequence)
        found.payload = found.salt = None
        found.save(update_fields=["payload", "salt"])
        return append_audit(
            actor=actor,
            action="erase_payload",
            object=reference,
            payload={"reason": reason},
            visibility=Visibility(found.visibility),
        )
