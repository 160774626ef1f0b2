"""A database of its own with a union in it, and the process that forks servers of it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import django
from tests.assembly.faults.servers import Forks
from tests.assembly.union.seeded_union import Union, seed_union
from tests.cli.serving.servers import ON_POSTGRESQL, environment
from tests.databases import copied, migrate
from tests.templates import NAME, drop_database

MEMBERS = 24
OTHERS = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


@dataclass(frozen=True)
class Place:
    folder: Path
    union: Union
    forks: Forks

    def wait_until_quiet(self) -> None:
        """PostgreSQL may go on for a moment with what a process asked before it was killed."""
        from django.db import connection

        until = time.monotonic() + 30
        while ON_POSTGRESQL:
            with connection.cursor() as cursor:
                cursor.execute(OTHERS)
                if cursor.fetchone() == (0,):
                    return
            if time.monotonic() > until:
                raise TimeoutError("the database is still busy for a process that was killed")
            time.sleep(0.005)

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text(errors="replace")


@contextmanager
def place(folder: Path, *, like: Path | None = None, members: int = MEMBERS) -> Iterator[Place]:
    """Sets Django up on it, so that a process has one place in its life. `like` is the folder of a
    database that has all tables."""
    if like is None:
        migrate(folder)
    else:
        copied(folder, like=like)
    environ = environment(
        folder,
        DATABASE_URL=_url(folder),
        DJANGO_SETTINGS_MODULE="comity.site.settings",
        COMITY_SECRET_KEY="k" * 50,
        COMITY_LOG_LEVEL="ERROR",
    )
    os.environ.update(environ)
    django.setup()
    from django.db import connections

    forks = Forks(environ, folder / "log")
    try:
        yield Place(folder, seed_union(members), forks)
    finally:
        forks.close()
        connections.close_all()
        if ON_POSTGRESQL:
            drop_database(folder)


def _url(folder: Path) -> str:
    if not ON_POSTGRESQL:
        return ""
    server = os.environ["DATABASE_URL"].rpartition("/")[0]
    return f"{server}/{(folder / NAME).read_text()}"
