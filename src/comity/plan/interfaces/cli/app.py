"""`comity plan`: plans of action from the command line."""

from __future__ import annotations

import typer

from comity.plan.interfaces.cli.commitments import (
    COMMITMENTS_EXAMPLES,
    GATE_EXAMPLES,
    commitments,
    gate,
)
from comity.plan.interfaces.cli.plans import LIST_EXAMPLES, PUBLISH_EXAMPLES, list_, publish
from comity.plan.interfaces.cli.searching import REINDEX_EXAMPLES, reindex

app = typer.Typer(no_args_is_help=True, help="Plans of action: who promised what, how far along.")
app.command("list", epilog=LIST_EXAMPLES)(list_)
app.command(epilog=PUBLISH_EXAMPLES)(publish)
app.command(epilog=REINDEX_EXAMPLES)(reindex)
app.command(epilog=COMMITMENTS_EXAMPLES)(commitments)
app.command(epilog=GATE_EXAMPLES)(gate)


@app.callback()
def root() -> None:
    """Plans of action: who promised what, and how far along they are."""
