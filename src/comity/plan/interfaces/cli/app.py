"""`comity plan`: plans of action from the command line."""

from __future__ import annotations

import typer

from comity.plan.interfaces.cli.commitments import (
    COMMITMENTS_EXAMPLES,
    GATE_EXAMPLES,
    commitments,
    gate,
)
from comity.plan.interfaces.cli.coordinators import coordinators
from comity.plan.interfaces.cli.demo import DEMO_EXAMPLES, demo
from comity.plan.interfaces.cli.joining import (
    INVITE_EXAMPLES,
    PARTICIPANTS_EXAMPLES,
    REQUESTS_EXAMPLES,
    invite,
    participants,
    requests,
)
from comity.plan.interfaces.cli.linking import LINK_EXAMPLES, link
from comity.plan.interfaces.cli.open_data import (
    EXPORT_EXAMPLES,
    IATI_EXAMPLES,
    IMPORT_EXAMPLES,
    export,
    iati_check,
    import_,
)
from comity.plan.interfaces.cli.plans import LIST_EXAMPLES, PUBLISH_EXAMPLES, list_, publish
from comity.plan.interfaces.cli.registries import registry
from comity.plan.interfaces.cli.reviews import (
    ASSIGN_EXAMPLES,
    REVIEWERS_EXAMPLES,
    assign,
    reviewers,
)
from comity.plan.interfaces.cli.searching import REINDEX_EXAMPLES, reindex
from comity.plan.interfaces.cli.texts import (
    CHECK_EXAMPLES,
    ENTER_EXAMPLES,
    NEW_EXAMPLES,
    SHOW_EXAMPLES,
    check,
    enter,
    new,
    show,
)

app = typer.Typer(no_args_is_help=True, help="Plans of action: who promised what, how far along.")
app.command(epilog=NEW_EXAMPLES)(new)
app.command(epilog=CHECK_EXAMPLES)(check)
app.command(epilog=PUBLISH_EXAMPLES)(publish)
app.command(epilog=REINDEX_EXAMPLES)(reindex)
app.command(epilog=INVITE_EXAMPLES)(invite)
app.command(epilog=REQUESTS_EXAMPLES)(requests)
app.command(epilog=PARTICIPANTS_EXAMPLES)(participants)
app.command(epilog=DEMO_EXAMPLES)(demo)
app.command("list", epilog=LIST_EXAMPLES)(list_)
app.command(epilog=SHOW_EXAMPLES)(show)
app.command(epilog=ENTER_EXAMPLES)(enter)
app.add_typer(coordinators, name="coordinators")
app.command(epilog=LINK_EXAMPLES)(link)
app.command(epilog=COMMITMENTS_EXAMPLES)(commitments)
app.command(epilog=GATE_EXAMPLES)(gate)
app.command(epilog=EXPORT_EXAMPLES)(export)
app.command("import", epilog=IMPORT_EXAMPLES)(import_)
app.command("iati-check", epilog=IATI_EXAMPLES)(iati_check)
app.add_typer(registry, name="registry")
app.command(epilog=REVIEWERS_EXAMPLES)(reviewers)
app.command(epilog=ASSIGN_EXAMPLES)(assign)


@app.callback()
def root() -> None:
    """Plans of action: who promised what, and how far along they are."""
