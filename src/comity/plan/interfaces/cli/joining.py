"""`comity plan invite`, `requests` and `participants`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.error_text import error_text
from comity.kernel.interfaces.messages import render
from comity.plan.interfaces import every_message as _every_message  # noqa: F401 - registers

if TYPE_CHECKING:
    from comity.plan.actions.invite_participants import InviteOutcome

INVITE_EXAMPLES = """Examples:

comity plan invite our-plan guests.csv --dry-run

comity plan invite our-plan guests.csv
"""
REQUESTS_EXAMPLES = """Examples:

comity plan requests our-plan

comity plan requests our-plan --all
"""
PARTICIPANTS_EXAMPLES = """Example:

comity plan participants our-plan
"""
PlanArgument = Annotated[str, typer.Argument(metavar="PLAN", show_default=False)]


def invite(
    plan: PlanArgument,
    file: Annotated[
        Path, typer.Argument(metavar="FILE.csv", help="Whom to invite.", show_default=False)
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what each line comes to; change nothing.")
    ] = False,
) -> None:
    """Invite many to take part: all lines, or none where one is refused.

    Columns: email, kind, name, jurisdiction; and website, ror, lei, contact_name, language. Who was
    invited already, or takes part, is passed over. The mails leave with the next `comity tick`.
    Exits with 1 where a line was refused in a dry run.
    """
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.kernel.adapters.atomic_files import read_bytes
        from comity.plan.actions.invite_participants import InviteState, invite_participants
        from comity.plan.formats.invitations_csv import LARGEST
        from comity.plan.interfaces.cli.operator import operator_in

        person = operator_in(plan)
        source = read_bytes(file, LARGEST)
        outcomes = invite_participants(person=person, source=source, dry_run=dry_run)
        counts = {it.value: sum(each.state is it for each in outcomes) for it in InviteState}
    for each in outcomes:
        typer.echo(_line(each))
    told = "invitations-tried" if dry_run else "invitations-made"
    typer.echo(render(Message(told, counts)), err=True)
    if counts["refused"]:
        raise typer.Exit(1)


def requests(
    plan: PlanArgument,
    all_: Annotated[bool, typer.Option("--all", help="Also those that are decided.")] = False,
) -> None:
    """List requests to join that are to be decided: state, kind, jurisdiction, day, name."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.plan.domain.join_moves import OPEN
        from comity.plan.interfaces.cli.operator import operator_in
        from comity.plan.queries.join_requests import requests_for_moderator

        rows = requests_for_moderator(operator_in(plan))
        if not all_:
            rows = rows.filter(state__in=[it.value for it in OPEN])
        lines = [
            (each.state, each.kind, each.jurisdiction, f"{each.submitted_at:%Y-%m-%d}", each.name)
            for each in rows
        ]
    _list(lines, "join-requests-none")


def participants(plan: PlanArgument) -> None:
    """List who takes part: state, kind, jurisdiction, since when, name."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.plan.interfaces.cli.operator import operator_in
        from comity.plan.queries.seen_participants import seen_participants

        lines = [
            (each.state, each.kind, each.jurisdiction, each.joined_on.isoformat(), each.name)
            for each in seen_participants(operator_in(plan))
        ]
    _list(lines, "participants-none")


def _list(lines: Sequence[tuple[str, ...]], none: str) -> None:
    for line in lines:
        typer.echo("\t".join(line))
    if not lines:
        typer.echo(render(Message(none)), err=True)


def _line(outcome: InviteOutcome) -> str:
    """The line of the file, what became of it, its name; and why not."""
    cells = [str(outcome.line), outcome.state.value, outcome.name]
    if outcome.error is not None:
        cells.append(error_text(outcome.error))
    return "\t".join(cells)
