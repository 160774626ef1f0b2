"""`comity plan coordinators`: who keeps a plan."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.messages import Message
from comity.kernel.domain.periods import PartialDate
from comity.kernel.interfaces.messages import render
from comity.plan.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.plan.interfaces.cli.texts import Slug

LIST_EXAMPLES = """Example:

comity plan coordinators list global-ai-governance-2025
"""
ADD_EXAMPLES = """Example:

comity plan coordinators add global-ai-governance-2025 ada@example.org
"""
END_EXAMPLES = """Example:

comity plan coordinators end our-plan 0b0c4a7e-6f0e-4a51-9f0c-1d4bb5a1b1d2
"""
coordinators = typer.Typer(no_args_is_help=True, help="Who keeps a plan.")


@coordinators.callback()
def root() -> None:
    """Who keeps a plan."""


@coordinators.command("list", epilog=LIST_EXAMPLES)
def list_(slug: Slug) -> None:
    """List coordinators: key, from, until, address."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.plan.interfaces.cli.operator import operator_in
        from comity.plan.queries.coordinators import coordinators_on

        person = operator_in(slug)
        lines = [
            (
                str(each.id),
                each.valid_from.isoformat(),
                each.valid_until.isoformat() if each.valid_until else "-",
                each.user.email if each.user else "-",
            )
            for each in coordinators_on(person.plan, person.on)
        ]
    for line in lines:
        typer.echo("\t".join(line))
    if not lines:
        typer.echo(render(Message("coordinators-none")), err=True)


@coordinators.command(epilog=ADD_EXAMPLES)
def add(
    slug: Slug,
    email: Annotated[
        str,
        typer.Argument(metavar="EMAIL", help="Of a person with an account.", show_default=False),
    ],
    until: Annotated[str, typer.Option(metavar="DATE", help="The first day without it.")] = "",
) -> None:
    """Let somebody keep a plan, from today on."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.parties.domain.terms import Term
        from comity.parties.queries.find_person import find_person
        from comity.plan.actions.appoint_coordinator import appoint_coordinator
        from comity.plan.interfaces.cli.operator import operator_in

        person = operator_in(slug)
        term = Term(person.on, _day(until))
        role = appoint_coordinator(person=person, user=find_person(email).id, term=term)
    typer.echo(render(Message("coordinator-appointed", {"email": email, "plan": slug})))
    typer.echo(str(role.id))


@coordinators.command(epilog=END_EXAMPLES)
def end(
    slug: Slug,
    key: Annotated[
        str,
        typer.Argument(metavar="KEY", help="As `coordinators list` prints it.", show_default=False),
    ],
) -> None:
    """End somebody's keeping of a plan today."""
    from uuid import UUID

    from comity.kernel.adapters.database import open_database
    from comity.kernel.domain.errors import UnknownName

    try:
        role = UUID(key)
    except ValueError as error:
        raise UnknownName("coordinator-unknown", key=key[:60]) from error
    with open_database():
        from comity.plan.actions.appoint_coordinator import end_coordinator
        from comity.plan.interfaces.cli.operator import operator_in

        end_coordinator(person=operator_in(slug), role=role)
    typer.echo(render(Message("coordinator-ended")))


def _day(text: str) -> date | None:
    if not text:
        return None
    found = PartialDate.parse(text)
    if found.earliest != found.latest:
        raise InvalidInput("date-not-iso", text=text)
    return found.earliest
