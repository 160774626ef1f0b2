"""Read a backup whole: every digest, every row, and the audit log up to its head."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from comity.kernel.domain.audit import Head
from comity.kernel.domain.backups import TABLES
from comity.kernel.domain.errors import IntegrityFailure, StorageFailure
from comity.kernel.formats.backup_archive import ArchiveReader, read_archive
from comity.kernel.formats.backup_audit import check_backup_audit
from comity.kernel.formats.backup_rows import KINDS, read_rows
from comity.kernel.interfaces.progress import Progress, told


@contextmanager
def opened(path: Path) -> Iterator[ArchiveReader]:
    """The archive at `path`. Raises `StorageFailure("cannot-read")`, and as `read_archive` does."""
    try:
        file = path.open("rb")
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageFailure("cannot-read", path=str(path), reason=reason) from error
    with file, read_archive(file, str(path)) as archive:
        yield archive


def check_backup(archive: ArchiveReader, *, expected: Head | None, progress: Progress) -> None:
    """Raises `IntegrityFailure` for what is not as it was written, or does not continue the head
    `expected` that was kept elsewhere."""
    for table in archive.manifest.tables:
        kinds = [kind for _, kind in table.columns]
        if not KINDS.keys() >= set(kinds):
            reason = f"a column of {table.name} is of no known kind"
            raise IntegrityFailure("backup-damaged", path=archive.path, reason=reason)
        rows = read_rows(archive.lines(table.member), kinds, name=table.member)
        if sum(1 for _ in told(rows, progress)) != table.rows:
            reason = f"{table.name} has not as many rows as the manifest says"
            raise IntegrityFailure("backup-damaged", path=archive.path, reason=reason)
    for member in archive.manifest.members:
        if not member.name.startswith(TABLES):
            for _ in archive.chunks(member.name):
                pass
    report = check_backup_audit(archive, expected=expected)
    if report.broken:
        raise IntegrityFailure(
            "audit-broken",
            sequence=report.broken.sequence,
            fault=str(report.broken.fault),
            whole=report.head.size,
        )
