"""`comity plan`: plans of action from the command line."""

from __future__ import annotations

import typer

from comity.plan.interfaces.cli.plans import LIST_EXAMPLES, PUBLISH_EXAMPLES, list_, publish
from comity.plan.interfaces.cli.reviews import (
    ASSIGN_EXAMPLES,
    REVIEWERS_EXAMPLES,
    assign,
    reviewers,
)

app = typer.Typer(no_args_is_help=True, help="Plans of action: who promised what, how far along.")
app.command("list", epilog=LIST_EXAMPLES)(list_)
app.command(epilog=PUBLISH_EXAMPLES)(publish)
app.command(epilog=REVIEWERS_EXAMPLES)(reviewers)
app.command(epilog=ASSIGN_EXAMPLES)(assign)


@app.callback()
def root() -> None:
    """Plans of action: who promised what, and how far along they are."""
