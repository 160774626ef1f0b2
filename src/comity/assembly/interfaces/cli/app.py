"""`comity assembly`: the organisation from the command line."""

from __future__ import annotations

import typer

# Those with an underscore add commands to the groups below.
from comity.assembly.interfaces.cli import adopting as _adopting  # noqa: F401
from comity.assembly.interfaces.cli import agenda as _agenda  # noqa: F401
from comity.assembly.interfaces.cli import ballot_turns as _turns  # noqa: F401
from comity.assembly.interfaces.cli import deeds as _deeds  # noqa: F401
from comity.assembly.interfaces.cli import member_profile as _profile  # noqa: F401
from comity.assembly.interfaces.cli import motion_course as _course  # noqa: F401
from comity.assembly.interfaces.cli import motion_texts as _texts  # noqa: F401
from comity.assembly.interfaces.cli import rounds as _rounds  # noqa: F401
from comity.assembly.interfaces.cli import session_desk as _desk  # noqa: F401
from comity.assembly.interfaces.cli import session_planning as _planning  # noqa: F401
from comity.assembly.interfaces.cli import standing as _standing  # noqa: F401
from comity.assembly.interfaces.cli.applications import applications
from comity.assembly.interfaces.cli.ballots import ballots
from comity.assembly.interfaces.cli.decisions import EXPORT_EXAMPLES, export, keys
from comity.assembly.interfaces.cli.delegates import delegates
from comity.assembly.interfaces.cli.demo import DEMO_EXAMPLES, demo
from comity.assembly.interfaces.cli.documents import documents
from comity.assembly.interfaces.cli.elections import elections
from comity.assembly.interfaces.cli.members import members
from comity.assembly.interfaces.cli.motions import motions
from comity.assembly.interfaces.cli.officers import officers
from comity.assembly.interfaces.cli.organisations import (
    FOUND_EXAMPLES,
    LIST_EXAMPLES,
    found,
    list_,
    statute,
)
from comity.assembly.interfaces.cli.seats import seats
from comity.assembly.interfaces.cli.sessions import sessions
from comity.assembly.interfaces.cli.simulating import SIMULATE_EXAMPLES, simulate
from comity.assembly.interfaces.cli.statutes import CHECK_EXAMPLES, NEW_EXAMPLES, check, new
from comity.assembly.interfaces.cli.treaties import treaties
from comity.assembly.interfaces.cli.verifying import VERIFY_EXAMPLES, verify

app = typer.Typer(no_args_is_help=True, help="Members, motions, ballots and decisions.")
app.command(epilog=NEW_EXAMPLES)(new)
app.command(epilog=CHECK_EXAMPLES)(check)
app.command(epilog=SIMULATE_EXAMPLES)(simulate)
app.command(epilog=FOUND_EXAMPLES)(found)
app.command("list", epilog=LIST_EXAMPLES)(list_)
app.command(epilog=DEMO_EXAMPLES)(demo)
app.add_typer(statute, name="statute")
app.add_typer(sessions, name="sessions")
app.add_typer(motions, name="motions")
app.add_typer(ballots, name="ballots")
app.add_typer(elections, name="elections")
app.command(epilog=EXPORT_EXAMPLES)(export)
app.add_typer(keys, name="keys")
app.add_typer(members, name="members")
app.add_typer(delegates, name="delegates")
app.add_typer(seats, name="seats")
app.add_typer(applications, name="applications")
app.add_typer(documents, name="documents")
app.add_typer(officers, name="officers")
app.add_typer(treaties, name="treaties")
app.command(epilog=VERIFY_EXAMPLES)(verify)


@app.callback()
def root() -> None:
    """Members, motions, ballots and decisions."""
