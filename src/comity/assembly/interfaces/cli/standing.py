"""`comity assembly members show` and `record`: what a member is, and what happened to it."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.assembly.domain.standing import EventKind
from comity.assembly.domain.standing_steps import ENDS
from comity.assembly.interfaces.cli.asking import Yes, ask_first
from comity.assembly.interfaces.cli.given import (
    ByBallot,
    ByDecision,
    Member,
    Organisation,
    ballot_in,
    known_day,
)
from comity.assembly.interfaces.cli.members import members
from comity.kernel.domain.messages import Message

SHOW_EXAMPLES = """Example:

comity assembly members show north-lakes KE
"""
RECORD_EXAMPLES = """Examples:

comity assembly members record north-lakes KE arrears-begun --on 2026-07-01

comity assembly members record north-lakes KE arrears-ended --on 2026-09

comity assembly members record north-lakes KE suspended --on 2026-10-01 --ballot 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f
"""  # noqa: E501 - a command on one line
EVENTS_TOLD = f"What happened: {', '.join(it for it in EventKind if it is not EventKind.ADMITTED)}."


@members.command(epilog=SHOW_EXAMPLES)
def show(organisation: Organisation, member: Member) -> None:
    """Show a member: what it is today, then its classes, bodies, weights, seats, delegates and what
    happened to it, one a line."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.interfaces.cli.member_lines import member_lines
        from comity.assembly.interfaces.cli.operator import operator_in

        for line in member_lines(operator_in(organisation), member):
            typer.echo(line)


@members.command(epilog=RECORD_EXAMPLES)
def record(
    organisation: Organisation,
    member: Member,
    event: Annotated[
        EventKind, typer.Argument(metavar="EVENT", help=EVENTS_TOLD, show_default=False)
    ],
    on: Annotated[
        str,
        typer.Option(metavar="DATE", help="A day, month or year; `unknown` where nobody knows it."),
    ],
    member_class: Annotated[
        str, typer.Option("--class", metavar="CLASS", help="The new one, for class-changed.")
    ] = "",
    ballot: ByBallot = "",
    decision: ByDecision = "",
    yes: Yes = False,
) -> None:
    """Record what happened to a member: arrears, suspension, withdrawal, another class.

    What the statute leaves to a body needs the ballot on the member that decided it.
    """
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.record_standing import Ground, record_standing
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.members_of import find_member

        person = operator_in(organisation)
        row = find_member(person.assembly, member)
        ground = Ground(ballot_in(ballot), decision)
        day = known_day(on)
        if event in ENDS:
            ask_first(Message("ask-membership-ends", {"member": row.organisation.name}), yes=yes)
        record_standing(
            person=person,
            member=member,
            kind=event,
            on=day,
            member_class=member_class,
            ground=ground,
        )
    show(organisation, member)
