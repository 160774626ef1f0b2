"""`comity assembly seats` and `members weigh`: seats in elected bodies, and weights that members
state."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.assembly.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.assembly.interfaces.cli.delegates import Until
from comity.assembly.interfaces.cli.given import (
    ByBallot,
    ByDecision,
    Member,
    Organisation,
    ballot_in,
    day_in,
)
from comity.assembly.interfaces.cli.members import members
from comity.assembly.interfaces.cli.rows import row_of
from comity.assembly.interfaces.cli.standing import show as show_member
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render

LIST_EXAMPLES = """Examples:

comity assembly seats list north-lakes

comity assembly seats list north-lakes --body council
"""
GIVE_EXAMPLES = """Examples:

comity assembly seats give north-lakes KE council --from 2027-01-01 --until 2029-01-01 --ballot 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f

comity assembly seats give north-lakes KE council --from 2025-01-01 --until 2027-01-01 --decision "Election of 12 December 2024"
"""  # noqa: E501 - a command on one line
END_EXAMPLES = """Example:

comity assembly seats end north-lakes 3 --on 2027-06-01 --decision "It gave the seat up."
"""
WEIGH_EXAMPLES = """Example:

comity assembly members weigh north-lakes KE contribution 120.5 --since 2027-01-01 --source "Budget of 2027"
"""  # noqa: E501 - a command on one line
seats = typer.Typer(no_args_is_help=True, help="Seats in bodies whose members are elected.")


@seats.callback()
def root() -> None:
    """Seats in bodies whose members are elected."""


@seats.command("list", epilog=LIST_EXAMPLES)
def list_(
    organisation: Organisation,
    body: Annotated[str, typer.Option(help="Those in this body alone.")] = "",
) -> None:
    """List seats: id, body, member, from, until, what it rests on, name."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.models import Seat

        assembly = operator_in(organisation).assembly
        rows = Seat.objects.filter(member__assembly=assembly).select_related("member__organisation")
        found = rows.filter(body=body) if body else rows
        lines = [
            row_of(
                (
                    it.id, it.body, it.member.code, it.valid_from, it.valid_until, it.decision,
                    it.member.organisation.name,
                )
            )
            for it in found
        ]  # fmt: skip
    for line in lines:
        typer.echo(line)
    if not lines:
        typer.echo(render(Message("seats-none")), err=True)


@seats.command(epilog=GIVE_EXAMPLES)
def give(
    organisation: Organisation,
    member: Member,
    body: Annotated[
        str,
        typer.Argument(metavar="BODY", help="By its id in the statute.", show_default=False),
    ],
    start: Annotated[
        str, typer.Option("--from", metavar="DATE", help="The first day.", show_default=False)
    ],
    until: Until = "",
    ballot: ByBallot = "",
    decision: ByDecision = "",
) -> None:
    """Give a member a seat, on the ground of the ballot or round that elected it."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.give_seat import give_seat
        from comity.assembly.actions.record_standing import Ground
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.parties.domain.terms import Term

        made = give_seat(
            person=operator_in(organisation),
            member=member,
            body=body,
            term=Term(day_in(start), day_in(until) if until else None),
            ground=Ground(ballot_in(ballot), decision),
        )
        typer.echo(made.id)
    show_member(organisation, member)


@seats.command(epilog=END_EXAMPLES)
def end(
    organisation: Organisation,
    seat: Annotated[
        int, typer.Argument(metavar="SEAT", help="Its id, as `list` prints it.", show_default=False)
    ],
    on: Annotated[
        str, typer.Option(metavar="DATE", help="The first day without it.", show_default=False)
    ],
    decision: Annotated[str, typer.Option(help="Why.")] = "",
) -> None:
    """End a seat: the member gave it up or lost it."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.give_seat import end_seat
        from comity.assembly.interfaces.cli.operator import operator_in

        row = end_seat(
            person=operator_in(organisation), seat=seat, on=day_in(on), decision=decision
        )
        member = row.member.code
    show_member(organisation, member)


@members.command(epilog=WEIGH_EXAMPLES)
def weigh(
    organisation: Organisation,
    member: Member,
    weight: Annotated[
        str, typer.Argument(metavar="WEIGHT", help="By its id in the statute.", show_default=False)
    ],
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help="12, 12.5 or 25/2.", show_default=False)
    ],
    since: Annotated[str, typer.Option(metavar="DATE", help="The first day.", show_default=False)],
    source: Annotated[str, typer.Option(help="Where it is stated.")] = "",
) -> None:
    """State a weight of a member, such as its contribution; the one before ends on that day."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.state_weight import state_weight
        from comity.assembly.formats.members_csv import weight_of
        from comity.assembly.interfaces.cli.operator import operator_in

        made = state_weight(
            person=operator_in(organisation),
            member=member,
            weight=weight,
            value=weight_of(value),
            since=day_in(since),
            source=source,
        )
        told = {"member": member, "weight": weight, "value": made.value, "since": since}
        typer.echo(render(Message("weighed", told)))
    show_member(organisation, member)
