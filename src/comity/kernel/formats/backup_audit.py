"""The audit log that a backup holds, checked before anything is restored from it."""

from __future__ import annotations

from collections.abc import Iterator

from comity.kernel.domain.audit import Entry, Head, Visibility
from comity.kernel.domain.audit_check import AuditReport, Stored, check_audit
from comity.kernel.domain.errors import IntegrityFailure
from comity.kernel.formats.backup_archive import ArchiveReader
from comity.kernel.formats.backup_rows import read_rows

LOG = "kernel_auditentry"
COMMITTED = (
    "sequence",
    "at",
    "actor",
    "action",
    "object",
    "payload_digest",
    "previous",
)


def check_backup_audit(archive: ArchiveReader, *, expected: Head | None = None) -> AuditReport:
    """The report of the log, held to the head in the manifest and to one kept elsewhere."""
    return check_audit(_stored(archive), head=archive.manifest.head, expected=expected)


def _stored(archive: ArchiveReader) -> Iterator[Stored]:
    for table in archive.manifest.tables:
        if table.name != LOG:
            continue
        names = [name for name, _ in table.columns]
        lines = archive.lines(table.member)
        for row in read_rows(lines, [kind for _, kind in table.columns], name=table.member):
            values = dict(zip(names, row, strict=True))
            try:
                entry = Entry(
                    **{name: values[name] for name in COMMITTED},
                    visibility=Visibility(values["visibility"]),
                )
                stored = Stored(entry, values["leaf_hash"], values["payload"], values["salt"])
            except (KeyError, ValueError) as error:
                raise IntegrityFailure("audit-unreadable") from error
            yield stored
