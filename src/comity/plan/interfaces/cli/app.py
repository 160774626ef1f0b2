"""`comity plan`: plans of action from the command line."""

from __future__ import annotations

import typer

from comity.plan.interfaces.cli.open_data import (
    EXPORT_EXAMPLES,
    IATI_EXAMPLES,
    IMPORT_EXAMPLES,
    export,
    iati_check,
    import_,
)
from comity.plan.interfaces.cli.plans import LIST_EXAMPLES, PUBLISH_EXAMPLES, list_, publish

app = typer.Typer(no_args_is_help=True, help="Plans of action: who promised what, how far along.")
app.command("list", epilog=LIST_EXAMPLES)(list_)
app.command(epilog=PUBLISH_EXAMPLES)(publish)
app.command(epilog=EXPORT_EXAMPLES)(export)
app.command("import", epilog=IMPORT_EXAMPLES)(import_)
app.command("iati-check", epilog=IATI_EXAMPLES)(iati_check)


@app.callback()
def root() -> None:
    """Plans of action: who promised what, and how far along they are."""
