"""`comity restore`: the database and the texts as a backup holds them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comity.cli.keeping import messages as _messages  # noqa: F401  # registers
from comity.cli.keeping.backup_command import described
from comity.cli.serving import messages as _serving_messages  # noqa: F401  # registers
from comity.cli.serving.database_use import database_alone
from comity.kernel.domain.errors import Conflict, InvalidInput, ReadOnly
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

    from comity.kernel.formats.backup_archive import ArchiveReader

EXAMPLES = """Examples:

comity restore /backups/comity-2026-11-27T031500Z.zip

comity restore before-the-upgrade.zip --replace

comity restore /backups/comity-2026-11-27T031500Z.zip --objects /backups/hub

DATABASE_URL=postgres://... comity restore before-the-upgrade.zip
"""


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What 'comity backup' wrote.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace a database that holds something.")
    ] = False,
    objects: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Copy what the hub held back from here, too."),
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="With --replace: don't ask before it is done.")
    ] = False,
) -> None:
    """Make database and texts what a backup holds.

    Everything in the backup is checked first. The database is replaced as a whole or not at all; a
    backup of an earlier version is brought up to this one. No server may run meanwhile.
    """
    from comity.cli.keeping.checking import check_backup, opened
    from comity.kernel.adapters.database import database_failures, set_up_django
    from comity.kernel.interfaces.progress import bar

    set_up_django()
    from django.conf import settings
    from django.db import connection

    from comity.cli.keeping.places import place_of

    if settings.READ_ONLY:
        raise ReadOnly("read-only")
    with opened(file) as archive, database_alone(), database_failures(place_of(connection)):
        _fits(archive)
        with bar(render(Message("checking")), archive.manifest.rows) as progress:
            check_backup(archive, expected=None, progress=progress)
        typer.echo(render(described(archive.manifest)))
        _allowed(connection, replace=replace, yes=yes)
        if objects is not None:
            _copy_back(objects)
        _restore(connection, archive)
        _tell_of_dumps()
    typer.echo(f"head {archive.manifest.audit_head}")


def _fits(archive: ArchiveReader) -> None:
    from importlib.metadata import version

    from comity.kernel.adapters.table_contents import known_migrations
    from comity.kernel.domain.backups import check_migrations

    check_migrations(
        archive.manifest,
        known=known_migrations(),
        comity=version("comity"),
        path=archive.path,
    )


def _allowed(connection: BaseDatabaseWrapper, *, replace: bool, yes: bool) -> None:
    from comity.cli.keeping.places import Holds, holds, place_of

    place, found = place_of(connection), holds(connection)
    if found is Holds.NOTHING:
        return
    if not replace:
        remedy = Message("restore-remedy-replace")
        raise Conflict("database-holds-something", remedy=remedy, place=place)
    if yes:
        return
    if not sys.stdin.isatty():
        raise InvalidInput("restore-unconfirmed", place=place)
    typer.confirm(render(Message("restore-confirm", {"place": place})), abort=True)


def _copy_back(folder: Path) -> None:
    """Before the database, which names them: contents that nothing names do no harm."""
    from django.conf import settings

    from comity.cli.keeping.held_objects import ASSEMBLY_KEYS, KEYS, copy_back
    from comity.hub.adapters.hub_store import objects
    from comity.hub.adapters.objects.folder import FolderObjects
    from comity.kernel.interfaces.progress import bar

    held = sum(1 for _ in FolderObjects(folder / "objects").keys(""))
    keys = {KEYS: settings.HUB_KEYS, ASSEMBLY_KEYS: settings.ASSEMBLY_KEYS}
    with bar(render(Message("copying-objects")), held) as progress:
        copied = copy_back(folder, objects(), keys, progress)
    params = {"objects": copied.objects, "written": copied.written, "size": copied.size}
    typer.echo(render(Message("objects-copied", {**params, "path": str(folder)})))


def _restore(connection: BaseDatabaseWrapper, archive: ArchiveReader) -> None:
    from comity.cli.keeping.filling import fill
    from comity.cli.keeping.held_texts import staged_texts
    from comity.cli.keeping.places import place_of, replace
    from comity.kernel.interfaces.progress import bar
    from comity.regulation.adapters.text_folder import texts_folder

    with (
        staged_texts(archive, texts_folder()) as put_in_place,
        bar(render(Message("restoring")), archive.manifest.rows) as progress,
    ):
        replace(connection, lambda empty: fill(empty, archive, progress), last=lambda: None)
        texts = put_in_place()
    rows, place = archive.manifest.rows, place_of(connection)
    typer.echo(render(Message("restored", {"rows": rows, "texts": texts, "place": place})))


def _tell_of_dumps() -> None:
    """In one line, where the log names some that are not in the data folder."""
    from comity.plan.interfaces import registry_messages as _registry_messages  # noqa: F401
    from comity.plan.queries.missing_dumps import missing_dumps

    dumps = [
        f"{it.registry.value} {it.version} ({it.dated}, SHA-256 {it.sha256})"
        for it in missing_dumps()
    ]
    if dumps:
        typer.echo(render(Message("registry-dumps-to-add", {"dumps": "; ".join(dumps)})))
