"""Make an empty database what a backup holds, and bring it up to this version."""

from __future__ import annotations

from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DataError, IntegrityError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from comity.kernel.adapters.other_databases import everything_at
from comity.kernel.adapters.table_contents import (
    Migration,
    Model,
    applied_migrations,
    count,
    hold_columns_to,
    tables_after,
    write_rows,
)
from comity.kernel.domain.backups import Table, differing
from comity.kernel.domain.errors import IntegrityFailure
from comity.kernel.formats.backup_archive import ArchiveReader
from comity.kernel.formats.backup_rows import read_rows
from comity.kernel.interfaces.progress import Progress, told
from comity.kernel.queries.verify_audit import verify_audit


def fill(connection: BaseDatabaseWrapper, archive: ArchiveReader, progress: Progress) -> None:
    """Tables as they were when the backup was made, their rows, then the migrations since.

    `connection` has no tables yet. Raises `IntegrityFailure` where what stands there afterwards is
    not what the manifest says; the caller then throws the database away.
    """
    with everything_at(connection):
        _fill(connection, archive, progress)


def _fill(connection: BaseDatabaseWrapper, archive: ArchiveReader, progress: Progress) -> None:
    manifest = archive.manifest
    _make_tables(connection, manifest.migrations, path=archive.path)
    models = tables_after(manifest.migrations)
    if unknown := {table.name for table in manifest.tables} - set(models):
        reason = f"no table is called {min(unknown)}"
        raise IntegrityFailure("backup-damaged", path=archive.path, reason=reason)
    try:
        with transaction.atomic(using=connection.alias):
            _let_references_wait(connection)
            for model in models.values():
                _empty(model, connection)
            for table in manifest.tables:
                _write(connection, models[table.name], table, archive, progress)
            _reset_sequences(connection, list(models.values()))
            connection.check_constraints()
    except (IntegrityError, DataError) as error:
        reason = str(error).strip().splitlines()[0]
        raise IntegrityFailure("backup-does-not-fit", path=archive.path, reason=reason) from error
    found = [
        Table(name=table.name, columns=table.columns, rows=count(models[table.name], connection))
        for table in manifest.tables
    ]
    if names := differing(manifest.tables, found):
        raise IntegrityFailure("backup-rows-lost", path=archive.path, tables=names)
    call_command("migrate", database=connection.alias, verbosity=0, interactive=False)
    report = verify_audit(using=connection.alias, expected=manifest.head)
    if report.broken:
        raise IntegrityFailure(
            "audit-broken",
            sequence=report.broken.sequence,
            fault=str(report.broken.fault),
            whole=report.head.size,
        )


def _make_tables(
    connection: BaseDatabaseWrapper, migrations: tuple[Migration, ...], *, path: str
) -> None:
    executor = MigrationExecutor(connection)
    wanted = set(migrations)
    nodes = executor.loader.graph.node_map
    last = [
        each
        for each in migrations
        if each in nodes
        and not any(
            child.key[0] == each[0] and child.key in wanted for child in nodes[each].children
        )
    ]
    executor.migrate(last)
    if set(applied_migrations(connection)) != wanted:
        reason = "its migrations don't follow from one another"
        raise IntegrityFailure("backup-damaged", path=path, reason=reason)


def _let_references_wait(connection: BaseDatabaseWrapper) -> None:
    """Rows may point to rows that come later. Migrations have the checks done at once, and in
    PostgreSQL that lasts as long as the transaction."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _empty(model: Model, connection: BaseDatabaseWrapper) -> None:
    """Take away what migrations put there; in the audit log they put nothing."""
    if count(model, connection):
        model._base_manager.using(connection.alias).all()._raw_delete(connection.alias)


def _write(
    connection: BaseDatabaseWrapper,
    model: Model,
    table: Table,
    archive: ArchiveReader,
    progress: Progress,
) -> None:
    hold_columns_to(model, table.columns, path=archive.path)
    kinds = [kind for _, kind in table.columns]
    rows = read_rows(archive.lines(table.member), kinds, name=table.member)
    write_rows(model, connection, told(rows, progress), names=[name for name, _ in table.columns])


def _reset_sequences(connection: BaseDatabaseWrapper, models: list[Model]) -> None:
    """Numbers that the database gives out itself go on after those that stand there."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
