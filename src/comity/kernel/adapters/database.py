"""Open the database from a command: set Django up, make the folder, report what fails."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from comity.kernel.domain.errors import Conflict, InvalidInput, StorageFailure
from comity.kernel.domain.messages import Message

if TYPE_CHECKING:
    from django.db.migrations.loader import MigrationLoader

SETTINGS = "comity.site.settings"


def set_up_django() -> None:
    """Load the settings and the apps; does nothing the second time.

    Raises `InvalidInput` where the environment names a database that can't be understood.
    """
    import django
    from django.apps import apps
    from django.core.exceptions import ImproperlyConfigured

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    if apps.ready:
        return
    try:
        django.setup()
    except (ImproperlyConfigured, ValueError) as error:
        raise InvalidInput("settings-invalid", reason=str(error)) from error


@contextmanager
def open_database(*, migrate: bool = False, any_version: bool = False) -> Iterator[None]:
    """Inside the block the database is there, and where it fails that is a `StorageFailure`.

    With `migrate` the folder and the tables are made or brought up to date first; without, a
    database that does not exist yet, or is behind this version, is refused and left alone. With
    `any_version` one that is behind is opened as it is. One of a later version is always refused.
    """
    set_up_django()
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    place = str(connection.settings_dict["NAME"])
    remedy = Message("database-remedy-migrate")
    if connection.vendor == "sqlite" and not (place == ":memory:" or "mode=memory" in place):
        if migrate:
            _make_folder(Path(place).parent)
        elif not Path(place).exists():
            raise StorageFailure("database-missing", remedy=remedy, place=place)
    with database_failures(place):
        executor = MigrationExecutor(connection)
        _refuse_later(executor.loader)
        behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if migrate and behind:
            call_command("migrate", verbosity=0, interactive=False)
        elif behind and not any_version:
            raise StorageFailure("database-behind", remedy=remedy, place=place)
        yield


def planned_migrations() -> list[str]:
    """What `open_database(migrate=True)` would apply, in its order."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{each.app_label}.{each.name}" for each, _ in plan]


def _refuse_later(loader: MigrationLoader) -> None:
    """Old code would misread what later code wrote."""
    replaced = {old for each in loader.replacements.values() for old in each.replaces}
    known = loader.disk_migrations.keys() | replaced
    for app, name in sorted(loader.applied_migrations):
        if app in loader.migrated_apps and (app, name) not in known:
            remedy = Message("database-later-remedy")
            raise Conflict("database-later", remedy=remedy, migration=f"{app}.{name}")


@contextmanager
def database_failures(place: str) -> Iterator[None]:
    """Inside the block a database that fails is a `StorageFailure`; Django must be set up."""
    from django.db import DatabaseError, InterfaceError

    try:
        yield
    except (DatabaseError, InterfaceError) as error:
        if _is_ours(error):
            raise
        reason = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise StorageFailure("database-unusable", place=place, reason=reason) from error


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StorageFailure("database-unusable", place=str(folder), reason=reason) from error


def _is_ours(error: Exception) -> bool:
    """Whether it says that a statement was wrong, which is a fault of Comity's, not of storage."""
    from django.db import DataError, IntegrityError, NotSupportedError, ProgrammingError

    return isinstance(error, (DataError, IntegrityError, NotSupportedError, ProgrammingError))
