"""Check the stored audit log from its first entry to its head."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import closing

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Max

from comity.kernel.domain.audit import Entry, Head, Visibility
from comity.kernel.domain.audit_check import AuditReport, Stored, check_audit
from comity.kernel.domain.errors import IntegrityFailure
from comity.kernel.models import AuditEntry, AuditHead


def audit_head(*, using: str = DEFAULT_DB_ALIAS) -> Head:
    """The stored head; that of the empty log where nothing was ever written."""
    found = AuditHead.objects.using(using).filter(id=1).first()
    return Head(found.size, found.hash) if found else Head()


def verify_audit(*, expected: Head | None = None, using: str = DEFAULT_DB_ALIAS) -> AuditReport:
    """Stream the log through the check. Writers may go on meanwhile: what is checked is the log up
    to the head as it stood when the check began.

    Raises `IntegrityFailure` where an entry can't even be read.
    """
    # Last entry first, then head: an entry is committed together with its head, so a head that
    # is behind the last entry means tampering, not a writer at work.
    last = AuditEntry.objects.using(using).aggregate(last=Max("sequence"))["last"]
    head = audit_head(using=using)
    entries = AuditEntry.objects.using(using).order_by("sequence")
    if last is None or head.size > last:
        entries = entries.filter(sequence__lt=head.size)
    # The check ends at the first fault; a cursor left open on the server would outlive it.
    with closing(_readable(entries.iterator(chunk_size=2000))) as readable:
        stored = (_stored(entry) for entry in readable)
        return check_audit(stored, head=head, expected=expected)


def _readable(entries: Iterator[AuditEntry]) -> Generator[AuditEntry, None, None]:
    try:
        yield from entries
    except (ValueError, TypeError, OverflowError) as error:
        raise IntegrityFailure("audit-unreadable") from error


def _stored(entry: AuditEntry) -> Stored:
    try:
        visibility = Visibility(entry.visibility)
    except ValueError as error:
        raise IntegrityFailure(
            "audit-broken", sequence=entry.sequence, fault="leaf", whole=entry.sequence
        ) from error
    return Stored(
        Entry(
            sequence=entry.sequence,
            at=entry.at,
            actor=entry.actor,
            action=entry.action,
            object=entry.object,
            visibility=visibility,
            payload_digest=entry.payload_digest,
            previous=entry.previous,
        ),
        leaf_hash=entry.leaf_hash,
        payload=entry.payload,
        salt=entry.salt,
    )
