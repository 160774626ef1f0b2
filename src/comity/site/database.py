"""Which database, from the environment: SQLite in the data folder, or what `DATABASE_URL` names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import dj_database_url

from comity.kernel.adapters.folders import data_folder

SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"

# IMMEDIATE takes the write lock at BEGIN, so two writers queue instead of failing halfway. WAL
# lets readers go on meanwhile; synchronous stays FULL, so that a committed audit entry survives a
# power cut.
SQLITE_OPTIONS: Mapping[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL",
}


def database_settings(environ: Mapping[str, str]) -> dict[str, Any]:
    """Django's settings of the one database. Foreign keys are enforced by Django on both engines.

    Raises `ValueError` for a `DATABASE_URL` that is broken or names an engine that is not tested;
    the text never repeats the address, which may hold a password.
    """
    url = environ.get("DATABASE_URL")
    if not url:
        path = data_folder(environ) / "comity.sqlite3"
        return {"ENGINE": SQLITE, "NAME": str(path), "OPTIONS": dict(SQLITE_OPTIONS)}
    try:
        parsed: dict[str, Any] = dict(
            dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True)
        )
    except ValueError:
        raise ValueError("DATABASE_URL is not a database address") from None
    if parsed["ENGINE"] == SQLITE:
        return parsed | {"OPTIONS": dict(SQLITE_OPTIONS) | parsed.get("OPTIONS", {})}
    if parsed["ENGINE"] != POSTGRESQL:
        raise ValueError("DATABASE_URL must name SQLite or PostgreSQL")
    return parsed
