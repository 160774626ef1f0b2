"""Connections beside the one of the settings: to another database, or to the same in a snapshot."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, router, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from comity.kernel.adapters.database_settings import SQLITE, database_settings

WRITTEN = ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")


@contextmanager
def database_at(url: str) -> Iterator[BaseDatabaseWrapper]:
    """The database at an address such as `DATABASE_URL` holds.

    Raises `ValueError` as the settings do.
    """
    with _connected(database_settings({"DATABASE_URL": url})) as connection:
        yield connection


@contextmanager
def sqlite_being_made(path: Path) -> Iterator[BaseDatabaseWrapper]:
    """A SQLite file that nobody else opens and that is thrown away if it isn't finished, so it
    needs no care for crashes."""
    careless = "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF"
    options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": careless}
    with _connected({"ENGINE": SQLITE, "NAME": str(path), "OPTIONS": options}) as connection:
        yield connection


@contextmanager
def snapshot(of: BaseDatabaseWrapper) -> Iterator[BaseDatabaseWrapper]:
    """A transaction in which the database stands still, while others go on writing."""
    settings = deepcopy(of.settings_dict)
    options = dict(settings["OPTIONS"])
    if of.vendor == "postgresql":
        from psycopg import IsolationLevel

        options["isolation_level"] = IsolationLevel.REPEATABLE_READ
        asked = options.get("options", "")
        options["options"] = f"{asked} -c default_transaction_read_only=on".strip()
    else:
        options["transaction_mode"] = "DEFERRED"
    with (
        _connected({**settings, "OPTIONS": options}) as connection,
        transaction.atomic(using=connection.alias),
    ):
        yield connection


@dataclass(frozen=True, slots=True)
class _Towards:
    """A router of Django's that knows one database."""

    alias: str

    def db_for_read(self, model: type[Model], **hints: Any) -> str:  # noqa: ANN401  # as Django has it
        return self.alias

    db_for_write = db_for_read


@contextmanager
def everything_at(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Inside the block queries that name no database go to this one. Migrations of packages need
    it: some never name the database that they are run on."""
    towards = _Towards(connection.alias)
    router.routers.insert(0, towards)
    try:
        yield
    finally:
        router.routers.remove(towards)


@contextmanager
def _connected(settings: Mapping[str, Any]) -> Iterator[BaseDatabaseWrapper]:
    alias = f"other-{secrets.token_hex(8)}"
    usual = deepcopy(connections.settings[DEFAULT_DB_ALIAS])
    connections.settings[alias] = {
        **usual,
        **{name: settings.get(name) or "" for name in WRITTEN},
        "OPTIONS": dict(settings.get("OPTIONS", {})),
        "CONN_MAX_AGE": 0,
    }
    try:
        yield connections[alias]
    finally:
        connections[alias].close()
        del connections[alias]
        del connections.settings[alias]
