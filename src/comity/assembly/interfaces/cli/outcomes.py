"""What became of each line of a file, on the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.error_text import error_text
from comity.kernel.interfaces.messages import render

if TYPE_CHECKING:
    from comity.assembly.actions.import_members import RowOutcome


def tell_outcomes(outcomes: Sequence[RowOutcome], *, dry_run: bool) -> None:
    """One a line, then how many of each; exits with 1 where one was refused."""
    for each in outcomes:
        typer.echo(_line(each))
    counted = [
        sum(it.state.value == state for it in outcomes)
        for state in ("entered", "exists", "refused")
    ]
    told = dict(zip(("entered", "exists", "refused"), counted, strict=True))
    typer.echo(render(Message("members-tried" if dry_run else "members-entered", told)), err=True)
    if counted[-1]:
        raise typer.Exit(1)


def _line(outcome: RowOutcome) -> str:
    """The line of the file, what became of it, its name; and why not."""
    cells = [str(outcome.line), outcome.state.value, outcome.name]
    if outcome.error is not None:
        cells.append(error_text(outcome.error))
    return "\t".join(cells)
