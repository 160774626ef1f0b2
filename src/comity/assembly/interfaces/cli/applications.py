"""`comity assembly applications`: who asks to become a member, and what becomes of it."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import typer

from comity.assembly.domain.applications import ApplicationState, Mover
from comity.assembly.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.assembly.interfaces.cli.asking import Yes, ask_first
from comity.assembly.interfaces.cli.given import ByBallot, Organisation, ballot_in, key_in
from comity.assembly.interfaces.cli.rows import row_of
from comity.kernel.domain.errors import UnknownName
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render

LIST_EXAMPLES = """Examples:

comity assembly applications list north-lakes

comity assembly applications list north-lakes --state submitted
"""
SHOW_EXAMPLES = """Example:

comity assembly applications show north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f
"""
MOVE_EXAMPLES = """Examples:

comity assembly applications move north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f more-information --reason "Please add the letter of intent."

comity assembly applications move north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f approved --ballot 8f14e45f-ceea-467f-a1b2-c3d4e5f60718
"""  # noqa: E501 - a command on one line
applications = typer.Typer(no_args_is_help=True, help="Applications for membership.")
Key = Annotated[
    str,
    typer.Argument(metavar="APPLICATION", help="Its id, as `list` prints it.", show_default=False),
]
STATES_TOLD = f"Where to: {', '.join(ApplicationState)}."
FINAL = {
    ApplicationState.APPROVED: "ask-approve",
    ApplicationState.DECLINED: "ask-decline",
    ApplicationState.WITHDRAWN: "ask-withdraw",
}
"""What is asked of whoever moves an application to where nothing leads on."""


@applications.callback()
def root() -> None:
    """Applications for membership."""


@applications.command("list", epilog=LIST_EXAMPLES)
def list_(
    organisation: Organisation,
    state: Annotated[
        ApplicationState | None, typer.Option(help="Only those in this state.", show_default=False)
    ] = None,
) -> None:
    """List applications, the newest first: id, state, day, class, applicant."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.applications import applications_for

        rows = applications_for(operator_in(organisation))
        lines = [
            (str(it.id), it.state, str(it.submitted_on), it.member_class, it.applicant.name)
            for it in rows
            if state is None or it.state == state.value
        ]
    for line in lines:
        typer.echo(row_of(line))
    if not lines:
        typer.echo(render(Message("applications-none")), err=True)


@applications.command(epilog=SHOW_EXAMPLES)
def show(organisation: Organisation, application: Key) -> None:
    """Show an application: what it needs and has, its documents, ballots and moves, and how it can
    be moved on."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.interfaces.cli.application_lines import application_lines
        from comity.assembly.interfaces.cli.operator import operator_in

        for line in application_lines(operator_in(organisation), _key(application)):
            typer.echo(line)


@applications.command(epilog=MOVE_EXAMPLES)
def move(
    organisation: Organisation,
    application: Key,
    to: Annotated[
        ApplicationState, typer.Argument(metavar="STATE", help=STATES_TOLD, show_default=False)
    ],
    ballot: ByBallot = "",
    by: Annotated[
        Mover | None,
        typer.Option(
            help="On whose side: the body's with --ballot, else the secretary's.",
            show_default=False,
        ),
    ] = None,
    reason: Annotated[str, typer.Option(help="The members and the applicant read it.")] = "",
    yes: Yes = False,
) -> None:
    """Move an application on: ask for more, defer, decline, approve, take up again, withdraw.

    What the body decides needs its closed ballot. Approved, the applicant is entered as a member.
    """
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.move_application import move_application
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.applications import find_application

        person, key, decision = operator_in(organisation), _key(application), ballot_in(ballot)
        row = find_application(person.assembly, key)
        if to in FINAL:
            ask_first(Message(FINAL[to], {"applicant": row.applicant.name}), yes=yes)
        move_application(
            person=person,
            application=key,
            to=to,
            by=by or (Mover.BODY if decision else Mover.SECRETARY),
            ballot=decision,
            reason=reason,
        )
    show(organisation, application)


def _key(text: str) -> UUID:
    return key_in(text, "application", UnknownName("application-unknown", key=text[:60]))
