"""Whether requests can be answered: the database answers, its tables are of this version, a release
of the corpus is loaded, and the hub's objects can be read and written."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.db import DatabaseError, connection, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from comity.hub.adapters.hub_store import objects
from comity.kernel.domain.errors import ComityError
from comity.regulation.queries.stored_corpus import current_release

log = logging.getLogger("comity.health")

OK, FAILED, UNKNOWN = "ok", "failed", "unknown"


@dataclass(frozen=True, slots=True)
class Readiness:
    """Each check is `ok`, `failed`, or `unknown` where one before it failed. `objects` depends on
    none of the others."""

    database: str = UNKNOWN
    migrations: str = UNKNOWN
    release: str = UNKNOWN
    objects: str = UNKNOWN

    @property
    def ready(self) -> bool:
        return (self.database, self.migrations, self.release, self.objects) == (OK, OK, OK, OK)


def readiness() -> Readiness:
    """What the database answers, on a connection of its own that is closed again. Raises nothing:
    why a check failed is logged, since it may name hosts."""
    try:
        if not _holds("database", _database_answers):
            return Readiness(database=FAILED)
        if not _holds("migrations", _migrations_applied):
            return Readiness(database=OK, migrations=FAILED)
        loaded = _holds("release", _release_loaded)
        return Readiness(database=OK, migrations=OK, release=OK if loaded else FAILED)
    finally:
        connections.close_all()


def objects_readiness() -> str:
    """What the object store answers; asked apart, since one that hangs says nothing of the
    database. Raises nothing."""
    return OK if _holds("objects", _objects_answer) else FAILED


def _holds(name: str, check: Callable[[], bool]) -> bool:
    try:
        held = check()
    except (ComityError, DatabaseError, OSError) as error:
        log.warning("check failed", extra={"check": name, "reason": type(error).__name__})
        return False
    if not held:
        log.warning("check failed", extra={"check": name, "reason": "not so"})
    return held


def _database_answers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def _migrations_applied() -> bool:
    return shipped_migrations() <= MigrationRecorder(connection).applied_migrations().keys()


@cache
def shipped_migrations() -> frozenset[tuple[str, str]]:
    """Every migration of this version; those that replace others count by what they replace."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return frozenset(loader.disk_migrations) - frozenset(loader.replacements)


def _objects_answer() -> bool:
    """A node that writes nothing needs only to read."""
    if settings.READ_ONLY:
        objects().size("ready/no-such-object")
    else:
        objects().ready()
    return True


def _release_loaded() -> bool:
    return current_release() is not None
