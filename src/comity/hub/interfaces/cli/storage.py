"""`comity hub gc` and `scrub`: let go of what nothing uses, and find what has rotted."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.hub.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render

GC_EXAMPLES = """Examples:

comity hub gc

comity hub gc --delete
"""
SCRUB_EXAMPLES = """Example:

comity hub scrub
"""


def gc(
    delete: Annotated[
        bool, typer.Option("--delete", help="Do it; without this it is only told.")
    ] = False,
    grace: Annotated[
        float, typer.Option(min=0, metavar="HOURS", help="How long something must be unused.")
    ] = 24.0,
) -> None:
    """Let go of contents, xorbs, uploads and temporary files that nothing uses.

    Servers may go on meanwhile. What is found unused is let go when a later run, HOURS on, finds it
    unused still: run it once a day.
    """
    from comity.kernel.adapters.database import open_database

    with open_database():
        from datetime import timedelta

        from comity.hub.actions.collect_garbage import collect_garbage, objects_known
        from comity.hub.domain.sizes import size_text
        from comity.hub.queries.callers import OPERATING
        from comity.kernel.interfaces.progress import bar

        with bar(render(Message("collecting")), objects_known()) as progress:
            found = collect_garbage(
                caller=OPERATING, delete=delete, grace=timedelta(hours=grace), progress=progress
            )
    told: dict[str, str | int] = {
        "objects": found.objects,
        "size": size_text(found.bytes),
        "contents": found.contents,
        "xorbs": found.xorbs,
        "holdings": found.holdings,
        "uploads": found.uploads,
        "leftovers": found.leftovers,
    }
    for key in found.keys:
        typer.echo(f"  {key}")
    typer.echo(render(Message("collected" if delete else "to-collect", told)))
    if found.condemned:
        typer.echo(render(Message("condemned", {"count": found.condemned, "hours": grace})))


def scrub() -> None:
    """Read every object and hold it against its hash. Exit code 1 where something has rotted.

    Nothing is changed. A damaged file can be mended by uploading it again, once what is damaged is
    out of the way.
    """
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.hub.actions.scrub_objects import bytes_to_scrub, scrub_objects
        from comity.hub.domain.sizes import size_text
        from comity.hub.queries.callers import OPERATING
        from comity.kernel.interfaces.progress import bar

        with bar(render(Message("scrubbing")), bytes_to_scrub()) as progress:
            found = scrub_objects(caller=OPERATING, progress=progress)
        for each in found.rot:
            where = f" ({', '.join(each.repositories)})" if each.repositories else ""
            typer.echo(f"{each.key}: {render(each.message)}{where}")
    told: dict[str, str | int] = {
        "objects": found.objects,
        "size": size_text(found.bytes),
        "contents": found.contents,
        "rot": len(found.rot),
        "unnamed": found.unnamed,
    }
    typer.echo(render(Message("scrubbed-rot" if found.rot else "scrubbed", told)))
    if found.rot:
        raise typer.Exit(1)
