"""What the owner of a database could do: lift the audit log's triggers, and put them back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

TABLES = ("kernel_auditentry", "kernel_audithead")


@contextmanager
def guard_lifted() -> Iterator[None]:
    """Inside the block nothing below Django holds the audit log append-only."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            off = [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in TABLES]
            on = [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in TABLES]
        else:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            off = [f"DROP TRIGGER {name}" for name, _ in triggers]
            on = [sql for _, sql in triggers]
        for statement in off:
            cursor.execute(statement)
        yield
        for statement in on:
            cursor.execute(statement)


def empty_audit_log() -> None:
    """Take every entry away, as a test that commits must before its tables are flushed."""
    with guard_lifted(), connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608  # the two names above
