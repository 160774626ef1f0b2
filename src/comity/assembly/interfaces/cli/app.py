"""`comity assembly`: the organisation from the command line."""

from __future__ import annotations

import typer

from comity.assembly.interfaces.cli.verifying import VERIFY_EXAMPLES, verify

app = typer.Typer(no_args_is_help=True, help="Members, motions, ballots and decisions.")
app.command(epilog=VERIFY_EXAMPLES)(verify)


@app.callback()
def root() -> None:
    """Members, motions, ballots and decisions."""
