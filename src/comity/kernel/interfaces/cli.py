"""`comity audit`: check the log of every write, and show where it stands.

Importing this module loads no Django; each command sets it up for itself. Errors leave as
`ComityError`; the root command turns them into one sentence and an exit code.
"""

from __future__ import annotations

from typing import Annotated

import typer

from comity.kernel.domain.audit import Head
from comity.kernel.domain.errors import IntegrityFailure, InvalidInput
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces import audit_messages as _audit_messages  # noqa: F401  # registers
from comity.kernel.interfaces.messages import render

app = typer.Typer(no_args_is_help=True, help="Check the log of every write.")

VERIFY_EXAMPLES = """Examples:

comity audit verify

comity audit verify --head 1204:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
"""


def parse_head(text: str) -> Head:
    """`SIZE:HASH` as `comity audit head` prints it. Raises `InvalidInput`."""
    size, _, digest = text.partition(":")
    if not (size.isascii() and size.isdigit() and len(digest) == 64):
        raise InvalidInput("audit-head-malformed", value=text)
    return Head(int(size), digest.lower())


@app.command(epilog=VERIFY_EXAMPLES)
def verify(
    head: Annotated[
        str, typer.Option(help="SIZE:HASH kept from an earlier day; the log must continue it.")
    ] = "",
) -> None:
    """Read the whole log and check every hash. Exit code 6 where it is broken."""
    expected = parse_head(head) if head else None
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.kernel.queries.verify_audit import verify_audit

        report = verify_audit(expected=expected)
    if report.broken:
        raise IntegrityFailure(
            "audit-broken",
            sequence=report.broken.sequence,
            fault=str(report.broken.fault),
            whole=report.head.size,
        )
    params = {"count": report.head.size, "erased": report.erased}
    typer.echo(render(Message("audit-whole", params)))
    typer.echo(f"head {report.head.size}:{report.head.hash}\ntree {report.tree_head}")


@app.command("head", epilog="Example:\n\ncomity audit head >> heads-we-published.txt")
def show_head() -> None:
    """Print SIZE:HASH. Keep it elsewhere; `verify --head` then shows if the past was rewritten."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.kernel.queries.verify_audit import audit_head

        found = audit_head()
    typer.echo(f"{found.size}:{found.hash}")


def migrate(
    plan: Annotated[
        bool, typer.Option("--plan", help="Say what would be done, and do nothing.")
    ] = False,
) -> None:
    """Make or update the database.

    Safe to run again; nothing is lost. A database of a later version is refused.
    """
    from comity.kernel.adapters.database import open_database

    if not plan:
        with open_database(migrate=True):
            typer.echo(render(Message("migrations-none")))
        return
    with open_database(any_version=True):
        from comity.kernel.adapters.database import planned_migrations

        planned = planned_migrations()
    for name in planned:
        typer.echo(render(Message("migration-planned", {"name": name})))
    if not planned:
        typer.echo(render(Message("migrations-none")))
