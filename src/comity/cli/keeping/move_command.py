"""`comity move`: the database into another one, of the same kind or the other."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from comity.cli.keeping import messages as _messages  # noqa: F401  # registers
from comity.cli.serving import messages as _serving_messages  # noqa: F401  # registers
from comity.cli.serving.database_use import database_alone
from comity.kernel.adapters.folders import data_folder
from comity.kernel.domain.errors import Conflict, InvalidInput, StorageFailure
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

EXAMPLES = """Examples:

comity move --to postgres://comity@db.example.org/comity

DATABASE_URL=postgres://... comity move --to sqlite:////srv/comity/comity.sqlite3
"""


def move(
    to: Annotated[
        str,
        typer.Option(
            metavar="DATABASE_URL", help="Where to; a database that is there and holds nothing."
        ),
    ],
) -> None:
    """Copy the whole database into another one, SQLite or PostgreSQL.

    Nothing may be written meanwhile; a read-only server may go on. Rows are counted and the audit
    log is verified there before the copy counts. The database that was is left as it was.
    """
    from comity.kernel.adapters.database import database_failures, open_database

    with open_database(), database_alone():
        from django.db import connection

        from comity.cli.keeping.places import place_of
        from comity.kernel.adapters.other_databases import database_at

        try:
            with database_at(to) as target, database_failures(place_of(target)):
                _refuse_full(target)
                rows, head = _copy(connection, target)
        except ValueError as error:
            raise InvalidInput("move-address", reason=str(error)) from None
    typer.echo(render(Message("moved", {"rows": rows})))
    typer.echo(f"head {head}")
    typer.echo(render(Message("moved-next")))


def _refuse_full(target: BaseDatabaseWrapper) -> None:
    from comity.cli.keeping.places import Holds, holds, place_of

    if holds(target) is not Holds.NOTHING:
        raise Conflict("move-target-full", place=place_of(target))


def _copy(source: BaseDatabaseWrapper, target: BaseDatabaseWrapper) -> tuple[int, str]:
    from comity.cli.keeping.backing_up import rows_to_write, write_backup
    from comity.cli.keeping.checking import opened
    from comity.cli.keeping.filling import fill
    from comity.cli.keeping.places import replace
    from comity.kernel.interfaces.progress import bar
    from comity.kernel.queries.verify_audit import audit_head

    try:
        folder = TemporaryDirectory(dir=data_folder(), prefix=".moving-")
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageFailure("cannot-write", path=str(data_folder()), reason=reason) from error
    with folder as name:
        file = Path(name) / "moving.zip"
        with bar(render(Message("moving")), 2 * rows_to_write(source)) as progress:
            manifest = write_backup(file, of=source, texts=None, left_out=(), progress=progress)

            def unchanged() -> None:
                now = audit_head()
                if f"{now.size}:{now.hash}" != manifest.audit_head:
                    raise Conflict("move-written-meanwhile")

            with opened(file) as archive:
                replace(target, lambda empty: fill(empty, archive, progress), last=unchanged)
    return manifest.rows, manifest.audit_head
