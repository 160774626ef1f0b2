"""The root of the command line: mounts the rooms' commands, turns errors into exit codes."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.assembly.interfaces.cli.app import app as assembly
from comity.cli.keeping.backup_command import EXAMPLES as BACKUP_EXAMPLES
from comity.cli.keeping.backup_command import backup
from comity.cli.keeping.move_command import EXAMPLES as MOVE_EXAMPLES
from comity.cli.keeping.move_command import move
from comity.cli.keeping.restore_command import EXAMPLES as RESTORE_EXAMPLES
from comity.cli.keeping.restore_command import restore
from comity.cli.serving.command import EXAMPLES as SERVE_EXAMPLES
from comity.cli.serving.command import serve
from comity.cli.telling import errors_told
from comity.cli.tick import EXAMPLES as TICK_EXAMPLES
from comity.cli.tick import tick
from comity.hub.interfaces.cli.app import app as hub
from comity.kernel.interfaces import jurisdiction_messages as _jurisdictions  # noqa: F401
from comity.kernel.interfaces.cli import app as audit
from comity.kernel.interfaces.cli import migrate
from comity.parties.interfaces.cli import app as parties
from comity.plan.interfaces.cli.app import app as plan
from comity.regulation.interfaces.cli.comparing import EXAMPLES as COMPARING_EXAMPLES
from comity.regulation.interfaces.cli.comparing import crosswalk, divergence
from comity.regulation.interfaces.cli.corpus import app as corpus
from comity.regulation.interfaces.cli.demo import EXAMPLES as DEMO_EXAMPLES
from comity.regulation.interfaces.cli.demo import demo
from comity.regulation.interfaces.cli.obligations import EXAMPLES as OBLIGATIONS_EXAMPLES
from comity.regulation.interfaces.cli.obligations import obligations
from comity.regulation.interfaces.cli.search import EXAMPLES as SEARCH_EXAMPLES
from comity.regulation.interfaces.cli.search import search
from comity.regulation.interfaces.cli.texts import app as texts
from comity.regulation.interfaces.cli.treaty import EXAMPLES as TREATY_EXAMPLES
from comity.regulation.interfaces.cli.treaty import treaty

EPILOG = """Exit codes: 0 answered, 1 a check found problems, 2 wrong usage, 3 bad input,
4 unknown name, 5 a file or database can't be read or written, 6 stored data is damaged,
7 not permitted, 8 conflict.

Start with:  comity demo
"""

app = typer.Typer(
    name="comity",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="What AI rules ask of an AI system, where, on which date, and where they differ.",
    epilog=EPILOG,
)
app.command(epilog=DEMO_EXAMPLES)(demo)
app.command(epilog=OBLIGATIONS_EXAMPLES)(obligations)
app.command(epilog=COMPARING_EXAMPLES["crosswalk"])(crosswalk)
app.command(epilog=COMPARING_EXAMPLES["divergence"])(divergence)
app.command(epilog=TREATY_EXAMPLES)(treaty)
app.command(epilog=SEARCH_EXAMPLES)(search)
app.add_typer(corpus, name="corpus")
app.add_typer(texts, name="texts")
app.add_typer(audit, name="audit")
app.add_typer(parties, name="parties")
app.add_typer(hub, name="hub")
app.add_typer(assembly, name="assembly")
app.add_typer(plan, name="plan")
app.command(epilog=SERVE_EXAMPLES)(serve)
app.command(epilog=TICK_EXAMPLES)(tick)
app.command(epilog=BACKUP_EXAMPLES)(backup)
app.command(epilog=RESTORE_EXAMPLES)(restore)
app.command(epilog=MOVE_EXAMPLES)(move)
app.command(epilog="Example:\n\nDATABASE_URL=postgres://... comity migrate")(migrate)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # slow to import, and seldom asked for

        typer.echo(f"comity {version('comity')}")
        raise typer.Exit


@app.callback()
def root(
    show_version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Options that stand before the command."""


def run() -> None:
    """The console script."""
    with errors_told():
        app()
