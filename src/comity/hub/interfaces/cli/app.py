"""`comity hub`: what the operator of a node does for the hub."""

from __future__ import annotations

import typer

from comity.hub.interfaces.cli.accounts import (
    ACCOUNT_EXAMPLES,
    ISSUING_EXAMPLES,
    QUOTA_EXAMPLES,
    account,
    quota,
    token,
)
from comity.hub.interfaces.cli.importing import IMPORT_EXAMPLES, import_
from comity.hub.interfaces.cli.repositories import (
    CREATE_EXAMPLES,
    LIST_EXAMPLES,
    TAKEDOWN_EXAMPLES,
    create,
    list_,
    takedown,
)
from comity.hub.interfaces.cli.signing import app as keys
from comity.hub.interfaces.cli.storage import GC_EXAMPLES, SCRUB_EXAMPLES, gc, scrub
from comity.hub.interfaces.cli.verifying import VERIFY_EXAMPLES, verify

app = typer.Typer(no_args_is_help=True, help="Repositories of models and data sets.")
app.command(epilog=ACCOUNT_EXAMPLES)(account)
app.command(epilog=CREATE_EXAMPLES)(create)
app.command(epilog=ISSUING_EXAMPLES)(token)
app.command(epilog=QUOTA_EXAMPLES)(quota)
app.command("list", epilog=LIST_EXAMPLES)(list_)
app.command("import", epilog=IMPORT_EXAMPLES)(import_)
app.command(epilog=VERIFY_EXAMPLES)(verify)
app.command(epilog=SCRUB_EXAMPLES)(scrub)
app.command(epilog=GC_EXAMPLES)(gc)
app.command(epilog=TAKEDOWN_EXAMPLES)(takedown)
app.add_typer(keys, name="keys")
