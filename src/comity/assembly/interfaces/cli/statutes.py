"""`comity assembly check` and `new`: a statute as a file, without a database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from comity.assembly.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.kernel.domain.errors import Conflict, InvalidInput
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.error_text import error_text
from comity.kernel.interfaces.messages import render

CHECK_EXAMPLES = """Example:

comity assembly check north-lakes.yaml
"""
NEW_EXAMPLES = """Examples:

comity assembly new "River Commission"

comity assembly new "River Commission" --id rivers --output statute.yaml

comity assembly new --example north-lakes
"""
StatuteFile = Annotated[
    Path, typer.Argument(metavar="STATUTE.yaml", help="A statute.", show_default=False)
]


def check(statute: StatuteFile) -> None:
    """Say all that is wrong with a statute, or what it provides, in words.

    Every error has its line and column. Exits with 1 where anything is wrong. Needs no database.
    """
    from comity.assembly.formats.statute_file import LARGEST_STATUTE, read_statute
    from comity.assembly.interfaces.cli.statute_lines import statute_lines
    from comity.assembly.interfaces.statute_text.speaking import Speaker
    from comity.kernel.adapters.atomic_files import read_bytes

    data = read_bytes(statute, LARGEST_STATUTE)
    try:
        found = read_statute(data, statute.name)
    except InvalidInput as error:
        typer.echo(error_text(error))
        raise typer.Exit(1) from None
    for line in statute_lines(Speaker(found)):
        typer.echo(line)
    typer.echo(f"\n{render(Message('statute-sound'))}")


def new(
    name: Annotated[str, typer.Argument(help="What it is called.", show_default=False)] = "",
    id_: Annotated[
        str, typer.Option("--id", help="What stands in addresses; by default made of the name.")
    ] = "",
    example: Annotated[
        str,
        typer.Option(
            help="Write an example as it is: north-lakes or world-forum.",
            autocompletion=lambda: ["north-lakes", "world-forum"],
        ),
    ] = "",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="By default ID.yaml.")
    ] = None,
) -> None:
    """Write a statute to begin with: valid as it stands, with every part explained."""
    from datetime import UTC, datetime

    from comity.assembly.adapters.shipped_statutes import begun, example_text, id_of
    from comity.kernel.adapters.atomic_files import write_atomically

    if bool(name) == bool(example):
        raise InvalidInput("statute-name-or-example")
    slug = example or id_ or id_of(name)
    file = output or Path(f"{slug}.yaml")
    if file.exists():
        raise Conflict("statute-file-exists", file=str(file))
    if example:
        text = example_text(example)
    else:
        text = begun(name=name, id=slug, on=datetime.now(tz=UTC).date())
    write_atomically(file, text.encode())
    typer.echo(render(Message("statute-begun", {"file": str(file)})))
