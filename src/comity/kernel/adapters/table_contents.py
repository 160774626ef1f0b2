"""The rows of a database's tables, as the migrations that were applied to it describe them.

The models of the code may be ahead of the database; the state of its migrations never is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models.functions import Cast

from comity.kernel.domain.errors import Conflict, IntegrityFailure
from comity.kernel.domain.messages import Message
from comity.kernel.formats.backup_rows import Row

BATCH = 2000
Model = type[models.Model]
Migration = tuple[str, str]

KIND_OF = {
    "AutoField": "integer",
    "BigAutoField": "integer",
    "SmallAutoField": "integer",
    "IntegerField": "integer",
    "BigIntegerField": "integer",
    "SmallIntegerField": "integer",
    "PositiveIntegerField": "integer",
    "PositiveBigIntegerField": "integer",
    "PositiveSmallIntegerField": "integer",
    "BooleanField": "boolean",
    "CharField": "text",
    "TextField": "text",
    "SlugField": "text",
    "FileField": "text",
    "FilePathField": "text",
    "GenericIPAddressField": "text",
    "FloatField": "real",
    "DecimalField": "decimal",
    "UUIDField": "uuid",
    "DateTimeField": "instant",
    "DateField": "day",
    "TimeField": "time",
    "DurationField": "duration",
    "BinaryField": "bytes",
    "JSONField": "json",
}


def known_migrations() -> frozenset[Migration]:
    """Every migration that this version ships, and those that others have replaced."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    replaced = {old for each in loader.replacements.values() for old in each.replaces}
    return frozenset(loader.disk_migrations) | frozenset(replaced)


def applied_migrations(connection: BaseDatabaseWrapper) -> tuple[Migration, ...]:
    """Sorted, without those of apps that this version no longer has.

    Raises `Conflict("database-later")` where some are not of this version.
    """
    known = known_migrations()
    apps = {app for app, _ in known}
    recorded = MigrationRecorder(connection).applied_migrations()
    applied = sorted(each for each in recorded if each[0] in apps)
    for migration in applied:
        if migration not in known:
            remedy = Message("database-later-remedy")
            raise Conflict("database-later", remedy=remedy, migration=".".join(migration))
    return tuple(applied)


def tables_after(migrations: Iterable[Migration]) -> dict[str, Model]:
    """Every table that these migrations leave, by name, in the order of names."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    state = loader.project_state([node for node in migrations if node in loader.graph.nodes])
    found = state.apps.get_models(include_auto_created=True)
    kept = (it for it in found if it._meta.managed and not it._meta.proxy)
    return dict(sorted((it._meta.db_table, it) for it in kept))


def columns(model: Model) -> list[models.Field[Any, Any]]:
    """The fields that are columns of the table itself and are written."""
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def kind_of(field: models.Field[Any, Any]) -> str:
    """Raises `KeyError` for a type of field that no backup was written for."""
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    return KIND_OF[field.get_internal_type()]


def described(model: Model) -> tuple[tuple[str, str], ...]:
    """Each column with its kind."""
    return tuple((str(field.column), kind_of(field)) for field in columns(model))


def count(model: Model, connection: BaseDatabaseWrapper) -> int:
    return int(model._base_manager.using(connection.alias).count())


def stored_rows(model: Model, connection: BaseDatabaseWrapper) -> Iterator[Row]:
    """All rows, by primary key. JSON comes as text, so that its null is not SQL's."""
    fields = columns(model)
    asked = [
        Cast(field.attname, models.TextField()) if kind_of(field) == "json" else field.attname
        for field in fields
    ]
    found = model._base_manager.using(connection.alias).order_by("pk").values_list(*asked)
    blobs = [place for place, field in enumerate(fields) if kind_of(field) == "bytes"]
    for row in found.iterator(chunk_size=BATCH):
        if blobs:
            row = tuple(
                bytes(value) if place in blobs and value is not None else value
                for place, value in enumerate(row)
            )
        yield row


def write_rows(
    model: Model, connection: BaseDatabaseWrapper, rows: Iterable[Row], *, names: Iterable[str]
) -> None:
    """Add rows as `stored_rows` gives them; `names` says which column each value is of."""
    quote = connection.ops.quote_name
    by_name = {str(field.column): field for field in columns(model)}
    fields = [by_name[name] for name in names]
    as_json = "%s::jsonb" if connection.vendor == "postgresql" else "%s"
    places = ", ".join(as_json if kind_of(field) == "json" else "%s" for field in fields)
    into = ", ".join(quote(str(field.column)) for field in fields)
    insert = f"INSERT INTO {quote(model._meta.db_table)} ({into}) VALUES ({places})"  # noqa: S608
    prepare: list[Callable[[Any, BaseDatabaseWrapper], Any]] = [
        _as_it_is if kind_of(field) == "json" else field.get_db_prep_save for field in fields
    ]
    left = iter(rows)
    with connection.cursor() as cursor:
        while batch := list(islice(left, BATCH)):
            cursor.executemany(
                insert,
                [
                    [each(value, connection) for each, value in zip(prepare, row, strict=True)]
                    for row in batch
                ],
            )


def _as_it_is(value: Any, connection: BaseDatabaseWrapper) -> Any:  # noqa: ANN401  # of a column
    return value


def hold_columns_to(model: Model, found: tuple[tuple[str, str], ...], *, path: str) -> None:
    """Raises `IntegrityFailure` where an archive's columns are not those of the table."""
    if sorted(found) != sorted(described(model)):
        reason = f"the columns of {model._meta.db_table} are not those of its schema"
        raise IntegrityFailure("backup-damaged", path=path, reason=reason)
