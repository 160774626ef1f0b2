"""`comity assembly officers`: who is secretary or clerk, and who presides."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.assembly.domain.offices import Office
from comity.assembly.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.assembly.interfaces.cli.given import day_in
from comity.assembly.interfaces.cli.members import Slug
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render

OFFICERS_EXAMPLES = """Example:

comity assembly officers list north-lakes
"""
APPOINT_EXAMPLES = """Examples:

comity assembly officers appoint north-lakes secretary ada@example.org

comity assembly officers appoint north-lakes presiding bo@example.org --body council
"""
END_EXAMPLES = """Example:

comity assembly officers end north-lakes 0b0c4a7e-6f0e-4a51-9f0c-1d4bb5a1b1d2
"""
officers = typer.Typer(no_args_is_help=True, help="The officers of an organisation.")


@officers.callback()
def root() -> None:
    """The officers of an organisation."""


@officers.command("list", epilog=OFFICERS_EXAMPLES)
def list_(slug: Slug) -> None:
    """List officers: key, office, body, from, until, address."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from django.utils import timezone

        from comity.assembly.queries.find_assembly import find_assembly
        from comity.assembly.queries.officers import officers_on

        rows = officers_on(find_assembly(slug), timezone.now().date())
        lines = [
            (
                str(each.role.id),
                each.role.name,
                each.body or "-",
                each.role.valid_from.isoformat(),
                each.role.valid_until.isoformat() if each.role.valid_until else "-",
                each.user.email,
            )
            for each in rows
        ]
    for line in lines:
        typer.echo("\t".join(line))
    if not lines:
        typer.echo(render(Message("officers-none")), err=True)


@officers.command(epilog=APPOINT_EXAMPLES)
def appoint(
    slug: Slug,
    office: Annotated[Office, typer.Argument(show_default=False)],
    email: Annotated[
        str,
        typer.Argument(metavar="EMAIL", help="Of a person with an account.", show_default=False),
    ],
    body: Annotated[str, typer.Option(help="Over which body somebody presides.")] = "",
    until: Annotated[str, typer.Option(metavar="DATE", help="The first day without it.")] = "",
    decision: Annotated[str, typer.Option(help="The decision that it rests on.")] = "",
) -> None:
    """Appoint a secretary, a clerk, or whoever presides over a body, from today on."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from django.utils import timezone

        from comity.assembly.actions.appoint_officer import appoint_officer
        from comity.assembly.queries.find_assembly import find_assembly
        from comity.assembly.queries.people import Person
        from comity.parties.domain.permissions import OPERATOR
        from comity.parties.domain.terms import Term
        from comity.parties.queries.find_person import find_person

        today = timezone.now().date()
        role = appoint_officer(
            person=Person(OPERATOR, find_assembly(slug), today),
            user=find_person(email).id,
            office=office,
            body=body,
            term=Term(today, day_in(until) if until else None),
            decision=decision,
        )
    typer.echo(render(Message("officer-appointed", {"email": email, "office": office.value})))
    typer.echo(str(role.id))


@officers.command(epilog=END_EXAMPLES)
def end(
    slug: Slug,
    key: Annotated[
        str, typer.Argument(metavar="KEY", help="As `officers list` prints it.", show_default=False)
    ],
) -> None:
    """End an office today."""
    from uuid import UUID

    from comity.kernel.adapters.database import open_database
    from comity.kernel.domain.errors import UnknownName

    try:
        role = UUID(key)
    except ValueError as error:
        raise UnknownName("officer-unknown", key=key[:60]) from error
    with open_database():
        from django.utils import timezone

        from comity.assembly.actions.appoint_officer import end_office
        from comity.assembly.queries.find_assembly import find_assembly
        from comity.assembly.queries.people import Person
        from comity.parties.domain.permissions import OPERATOR

        person = Person(OPERATOR, find_assembly(slug), timezone.now().date())
        ended = end_office(person=person, role=role)
    typer.echo(render(Message("officer-ended", {"office": ended.name})))
