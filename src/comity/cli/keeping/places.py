"""Where a backup is restored to: replaced as a whole at the end, or left as it was."""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from enum import Enum
from pathlib import Path

from django.db import DatabaseError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from comity.kernel.adapters.other_databases import sqlite_being_made
from comity.kernel.adapters.table_contents import applied_migrations, count, tables_after
from comity.kernel.domain.errors import Conflict, StorageFailure

Fill = Callable[[BaseDatabaseWrapper], None]
BOOKKEEPING = {"django_content_type", "auth_permission"}
"""Tables that `comity migrate` fills itself."""
SECONDS_TO_WAIT = 5

RELATIONS = """
SELECT CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END,
       quote_ident(relname)
FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r','p','v','m')
AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')
"""
FUNCTIONS = """
SELECT 'FUNCTION', oid::regprocedure::text
FROM pg_proc WHERE pronamespace = current_schema()::regnamespace AND prokind = 'f'
AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
"""
OTHERS = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND usesysid IS NOT NULL
AND (backend_type = 'client backend' OR backend_type IS NULL)
"""


class Holds(Enum):
    NOTHING = "nothing"
    ROWS = "rows"
    DAMAGE = "damage"


def place_of(connection: BaseDatabaseWrapper) -> str:
    return str(connection.settings_dict["NAME"])


def holds(connection: BaseDatabaseWrapper) -> Holds:
    """What would be lost. A database that was only migrated holds nothing.

    Raises `Conflict("database-not-ours")` where tables of another program stand there.
    """
    if connection.vendor == "sqlite" and not Path(place_of(connection)).exists():
        return Holds.NOTHING
    try:
        with connection.cursor() as cursor:
            names = set(connection.introspection.table_names(cursor))
        if names and "django_migrations" not in names:
            raise Conflict("database-not-ours", place=place_of(connection))
        if not names:
            return Holds.NOTHING
        models = tables_after(applied_migrations(connection))
        asked = (model for name, model in models.items() if name not in BOOKKEEPING)
        return Holds.ROWS if any(count(model, connection) for model in asked) else Holds.NOTHING
    except Conflict as error:
        if error.message.id == "database-later":  # of a later version: what else would it hold
            return Holds.ROWS
        raise
    except DatabaseError as error:
        if connection.vendor == "sqlite" and "locked" not in str(error):
            return Holds.DAMAGE
        raise


def replace(connection: BaseDatabaseWrapper, fill: Fill, *, last: Callable[[], None]) -> None:
    """Replace the whole database by one that `fill` makes in an empty one. `last` is called when
    it stands, just before it counts, and may still raise.

    Until then, and after `kill -9`, the old one stands. Raises `Conflict("database-in-use")`.
    """
    if connection.vendor == "postgresql":
        _replace_schema(connection, fill, last)
    else:
        connection.close()
        _replace_file(Path(place_of(connection)), fill, last)


def _replace_schema(connection: BaseDatabaseWrapper, fill: Fill, last: Callable[[], None]) -> None:
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(OTHERS)
        if cursor.fetchone()[0]:
            raise Conflict("database-in-use", place=place_of(connection))
        cursor.execute(f"SET LOCAL lock_timeout = '{SECONDS_TO_WAIT}s'")
        for query in (RELATIONS, FUNCTIONS):
            cursor.execute(query)
            for kind, name in cursor.fetchall():
                cursor.execute(f"DROP {kind} IF EXISTS {name} CASCADE")
        fill(connection)
        last()


def _replace_file(target: Path, fill: Fill, last: Callable[[], None]) -> None:
    folder = target.parent / f".restoring-{secrets.token_hex(4)}"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        for left in target.parent.glob(".restoring-*"):  # by one that was killed
            shutil.rmtree(left, ignore_errors=True)
        folder.mkdir(mode=0o700)
        made = folder / target.name
        with sqlite_being_made(made) as connection:
            fill(connection)
        last()
        _sync(made)
        _let_go(target)
        made.replace(target)
        _sync(target.parent)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageFailure("cannot-write", path=str(target), reason=reason) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _let_go(target: Path) -> None:
    """Bring what stands in the old file's write-ahead log into it, so that none is left which
    SQLite would play into the new file. That needs the file for ourselves."""
    if not target.exists():
        return
    try:
        with closing(sqlite3.connect(target, timeout=SECONDS_TO_WAIT)) as old:
            old.execute("PRAGMA journal_mode=DELETE").fetchone()
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise Conflict("database-in-use", place=str(target)) from error
    except sqlite3.DatabaseError:  # damaged: it is being replaced for that
        pass
    for ending in ("-wal", "-shm", "-journal"):
        target.with_name(target.name + ending).unlink(missing_ok=True)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
