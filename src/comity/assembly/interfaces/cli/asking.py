"""What can't be undone is asked about first."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from comity.assembly.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render

Yes = Annotated[
    bool, typer.Option("--yes", "-y", help="Don't ask first, though it can't be undone.")
]


def ask_first(deed: Message, *, yes: bool) -> None:
    """Ends with 1 on a no. Raises `InvalidInput("yes-missing")` where nobody can be asked."""
    if yes:
        return
    told = render(deed)
    if not sys.stdin.isatty():
        raise InvalidInput("yes-missing", deed=told)
    if not typer.confirm(f"{told} {render(Message('go-on'))}", err=True):
        typer.echo(render(Message("nothing-changed")), err=True)
        raise typer.Exit(1)
