"""Which database, from the environment: SQLite in the data folder, or what `DATABASE_URL` names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import dj_database_url

from comity.kernel.adapters.folders import data_folder

SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"

SECONDS_KEPT = 60
"""A thread keeps its connection as long: opening one costs more than what a page asks of it."""

# IMMEDIATE takes the write lock at BEGIN, so two writers queue instead of failing halfway. WAL
# lets readers go on meanwhile; synchronous stays FULL, so that a committed audit entry survives a
# power cut. A connection may keep 32 MiB of pages at hand: with SQLite's own 2 MiB, sums over ten
# thousand rows read most of the file again each time.
SQLITE_OPTIONS: Mapping[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32768",
}


# A server that is gone is found out in seconds, not in the minutes that TCP takes by itself.
POSTGRESQL_OPTIONS: Mapping[str, Any] = {
    "connect_timeout": 3,
    "keepalives_idle": 30,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
    # Not what the ORM builds, which is never prepared: only `prepared_rows` is.
    "prepare_threshold": 5,
}

# The database itself refuses every write of a process that is read-only.
READ_ONLY_SQLITE = "; PRAGMA query_only=ON"
READ_ONLY_POSTGRESQL = "-c default_transaction_read_only=on"


def database_settings(environ: Mapping[str, str], *, read_only: bool = False) -> dict[str, Any]:
    """Django's settings of the one database. Foreign keys are enforced by Django on both engines.

    What the address says itself (`?connect_timeout=10`) goes before our options. Raises
    `ValueError` for a `DATABASE_URL` that is broken or names an engine that is not tested; the text
    never repeats the address, which may hold a password.
    """
    url = environ.get("DATABASE_URL")
    if not url:
        path = data_folder(environ) / "comity.sqlite3"
        return {
            "ENGINE": SQLITE,
            "NAME": str(path),
            "CONN_MAX_AGE": SECONDS_KEPT,
            "OPTIONS": _sqlite_options(read_only),
        }
    try:
        parsed: dict[str, Any] = dict(
            dj_database_url.parse(url, conn_max_age=SECONDS_KEPT, conn_health_checks=True)
        )
    except ValueError:
        raise ValueError("DATABASE_URL is not a database address") from None
    own = parsed.get("OPTIONS", {})
    if parsed["ENGINE"] == SQLITE:
        return parsed | {"OPTIONS": _sqlite_options(read_only) | own}
    if parsed["ENGINE"] != POSTGRESQL:
        raise ValueError("DATABASE_URL must name SQLite or PostgreSQL")
    options = dict(POSTGRESQL_OPTIONS) | own
    if read_only:
        options["options"] = f"{own.get('options', '')} {READ_ONLY_POSTGRESQL}".strip()
    return parsed | {"OPTIONS": options}


def _sqlite_options(read_only: bool) -> dict[str, Any]:
    options = dict(SQLITE_OPTIONS)
    if read_only:
        options["init_command"] += READ_ONLY_SQLITE
    return options
