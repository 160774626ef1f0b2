"""Write a backup: every table in one snapshot, and the texts that are held."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

from comity.kernel.adapters.atomic_files import atomic_file, read_bytes
from comity.kernel.adapters.other_databases import snapshot
from comity.kernel.adapters.table_contents import (
    Model,
    applied_migrations,
    count,
    described,
    stored_rows,
    tables_after,
)
from comity.kernel.domain.audit import GENESIS
from comity.kernel.domain.backups import TEXTS, Manifest, Table
from comity.kernel.domain.errors import IntegrityFailure
from comity.kernel.formats.backup_archive import ArchiveWriter, write_archive
from comity.kernel.formats.backup_rows import row_lines
from comity.kernel.interfaces.progress import Progress, told
from comity.regulation.adapters.text_folder import LARGEST_TEXT, held_texts

SESSIONS = "django_session"
"""Whoever holds its rows could be anybody who is signed in; so a backup leaves them out."""
HEAD = "kernel_audithead"
RELEASES = "regulation_release"


def rows_to_write(of: BaseDatabaseWrapper) -> int:
    """How many rows there are, for a progress bar."""
    return sum(count(it, of) for it in tables_after(applied_migrations(of)).values())


def write_backup(
    path: Path,
    *,
    of: BaseDatabaseWrapper,
    texts: Path | None,
    left_out: Collection[str] = (SESSIONS,),
    progress: Progress,
) -> Manifest:
    """Write the archive to `path`, readable by its owner alone, whole or not at all.

    Writers go on meanwhile; what is written is the database as it stood when this began.
    """
    with (
        snapshot(of) as still,
        atomic_file(path, mode=0o600) as file,
        write_archive(file) as archive,
    ):
        migrations = applied_migrations(still)
        models = tables_after(migrations)
        kept = {name: model for name, model in models.items() if name not in left_out}
        tables = [_write_table(archive, model, still, progress) for model in kept.values()]
        if texts is not None and texts.is_dir():
            _write_texts(archive, texts)
        manifest = Manifest(
            comity=version("comity"),
            made_at=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
            database=still.vendor,
            release=_release(models, still),
            audit_head=_audit_head(models, still),
            migrations=migrations,
            tables=tuple(tables),
            left_out=tuple(sorted(set(models) - set(kept))),
            members=tuple(archive.members),
        )
        archive.finish(manifest)
    return manifest


def _write_table(
    archive: ArchiveWriter, model: Model, still: BaseDatabaseWrapper, progress: Progress
) -> Table:
    name, shape = model._meta.db_table, described(model)
    rows = 0

    def lines() -> Iterator[bytes]:
        nonlocal rows
        found = told(stored_rows(model, still), progress)
        for line in row_lines(found, [kind for _, kind in shape]):
            rows += 1
            yield line

    try:
        archive.add(Table(name=name, columns=shape, rows=0).member, lines())
    except (TypeError, ValueError) as error:
        raise IntegrityFailure("table-unreadable", table=name, reason=str(error)) from error
    return Table(name=name, columns=shape, rows=rows)


def _write_texts(archive: ArchiveWriter, folder: Path) -> None:
    for held in held_texts(folder):
        for ending in ("json", "txt"):
            name = f"{held.id}.{ending}"
            archive.add(TEXTS + name, [read_bytes(folder / name, LARGEST_TEXT)])


def _audit_head(models: dict[str, Model], still: BaseDatabaseWrapper) -> str:
    found = None
    if HEAD in models:
        stored = models[HEAD]._base_manager.using(still.alias)
        found = stored.values_list("size", "hash").first()
    return f"{found[0]}:{found[1]}" if found else f"0:{GENESIS}"


def _release(models: dict[str, Model], still: BaseDatabaseWrapper) -> str | None:
    if RELEASES not in models:
        return None
    stored = models[RELEASES]._base_manager.using(still.alias).filter(is_current=True)
    found = stored.values_list("id", flat=True).first()
    return None if found is None else str(found)
