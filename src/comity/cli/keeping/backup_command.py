"""`comity backup`: everything that must not be lost, in one file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path
from typing import Annotated

import typer

from comity.cli.keeping import messages as _messages  # noqa: F401  # registers
from comity.kernel.domain.backups import Manifest
from comity.kernel.domain.errors import Conflict, InvalidInput, StorageFailure
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.cli import parse_head
from comity.kernel.interfaces.messages import render

EXAMPLES = """Examples:

comity backup /backups/before-the-upgrade.zip

comity backup /backups/ --keep 14

comity backup /backups/ --objects /backups/hub

comity backup --check /backups/before-the-upgrade.zip
"""
OWN_NAME = "comity-[0-9]*T[0-9]*Z.zip"


def backup(
    path: Annotated[
        Path,
        typer.Argument(
            metavar="FILE|FOLDER", help="A new file, or a folder, where the file is named by time."
        ),
    ],
    check: Annotated[
        bool, typer.Option("--check", help="Read a backup and say whether it is whole.")
    ] = False,
    head: Annotated[
        str,
        typer.Option(help="With --check: SIZE:HASH kept elsewhere; its log must continue it."),
    ] = "",
    texts: Annotated[
        bool, typer.Option("--texts/--no-texts", help="Take held official texts along, too.")
    ] = True,
    objects: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="Copy what the hub holds, and its keys, here too; only what is new is copied.",
        ),
    ] = None,
    keep: Annotated[
        int,
        typer.Option(
            min=0, metavar="N", help="In a FOLDER: delete all but the newest N; 0 keeps all."
        ),
    ] = 0,
) -> None:
    """Write database and held texts into one archive.

    Servers may go on meanwhile; the archive is the database as it stood when this began. Sessions
    and the secret key are not in it, and neither is what the hub holds: that goes to --objects.
    """
    if check:
        _check(path, head)
        return
    if head:
        raise InvalidInput("head-without-check")
    folder = path.is_dir()
    if keep and not folder:
        raise InvalidInput("keep-without-folder", path=str(path))
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    file = path / f"comity-{now}.zip" if folder else path
    if file.exists():
        raise Conflict("file-there", path=str(file))
    _write(file, texts=texts, objects=objects)
    if keep:
        _forget_old(path, keep)


def _write(file: Path, *, texts: bool, objects: Path | None) -> None:
    from comity.kernel.adapters.database import open_database

    with open_database(any_version=True):
        from django.db import connection

        from comity.cli.keeping.backing_up import rows_to_write, write_backup
        from comity.kernel.adapters.table_contents import applied_migrations
        from comity.kernel.interfaces.progress import bar
        from comity.regulation.adapters.text_folder import texts_folder

        if not applied_migrations(connection):
            raise StorageFailure("database-empty", place=str(connection.settings_dict["NAME"]))
        with _objects_kept(objects):
            with bar(render(Message("backing-up")), rows_to_write(connection)) as progress:
                manifest = write_backup(
                    file, of=connection, texts=texts_folder() if texts else None, progress=progress
                )
            if objects is not None:
                _copy_objects(objects)
    params = {"rows": manifest.rows, "tables": len(manifest.tables), "texts": manifest.texts}
    typer.echo(render(Message("backup-written", {**params, "path": str(file)})))
    typer.echo(f"head {manifest.audit_head}\nsha256 {_sha256(file)}")


@contextmanager
def _objects_kept(objects: Path | None) -> Iterator[None]:
    """Inside the block nothing is collected: what the database names is there to be copied."""
    if objects is None:
        yield
        return
    from comity.hub.actions.collect_garbage import COLLECTING
    from comity.kernel.adapters.only_one import only_one

    with only_one(COLLECTING, wait=True):
        yield


def _copy_objects(folder: Path) -> None:
    from django.conf import settings

    from comity.cli.keeping.held_objects import ASSEMBLY_KEYS, KEYS, copy_out
    from comity.hub.adapters.hub_store import objects
    from comity.hub.models import Content, Xorb
    from comity.kernel.interfaces.progress import bar

    expected = Content.objects.filter(xet_hash=None).count() + 2 * Xorb.objects.count()
    keys = {KEYS: settings.HUB_KEYS, ASSEMBLY_KEYS: settings.ASSEMBLY_KEYS}
    with bar(render(Message("copying-objects")), expected) as progress:
        copied = copy_out(objects(), keys, folder, progress)
    params = {"objects": copied.objects, "written": copied.written, "size": copied.size}
    typer.echo(render(Message("objects-copied", {**params, "path": str(folder)})))


def _check(path: Path, head: str) -> None:
    from comity.cli.keeping.checking import check_backup, opened
    from comity.kernel.interfaces.progress import bar

    expected = parse_head(head) if head else None
    with opened(path) as archive:
        manifest = archive.manifest
        with bar(render(Message("checking")), manifest.rows) as progress:
            check_backup(archive, expected=expected, progress=progress)
    typer.echo(render(described(manifest)))
    typer.echo(f"head {manifest.audit_head}\nsha256 {_sha256(path)}")


def described(manifest: Manifest) -> Message:
    """What a backup is, in one sentence."""
    return Message(
        "backup-whole",
        {
            "made_at": manifest.made_at,
            "comity": manifest.comity,
            "database": manifest.database,
            "rows": manifest.rows,
            "tables": len(manifest.tables),
            "texts": manifest.texts,
            "release": manifest.release or "-",
        },
    )


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageFailure("cannot-read", path=str(path), reason=reason) from error


def _forget_old(folder: Path, keep: int) -> None:
    """Names hold the time, so that their order is that of time; other files are left alone."""
    try:
        for old in sorted(folder.glob(OWN_NAME))[:-keep]:
            old.unlink()
            typer.echo(render(Message("backup-forgotten", {"path": str(old)})))
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageFailure("cannot-write", path=str(folder), reason=reason) from error
