"""`comity assembly delegates`: who stands for a member."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from comity.assembly.domain.delegations import Place
from comity.assembly.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.assembly.interfaces.cli.given import Member, Organisation, day_in, key_in
from comity.assembly.interfaces.cli.rows import row_of
from comity.assembly.interfaces.cli.standing import show as show_member
from comity.kernel.domain.errors import UnknownName
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render

if TYPE_CHECKING:
    from uuid import UUID

    from comity.assembly.queries.member_list import DelegateView
    from comity.assembly.queries.people import Person
    from comity.parties.domain.terms import Term

LIST_EXAMPLES = """Example:

comity assembly delegates list north-lakes
"""
APPOINT_EXAMPLES = """Examples:

comity assembly delegates appoint north-lakes KE ada@example.org head

comity assembly delegates appoint north-lakes KE bo@example.org adviser --from 2027-01-01 --until 2028-01-01
"""  # noqa: E501 - a command on one line
ACCREDIT_EXAMPLES = """Example:

comity assembly delegates accredit north-lakes 0b0c4a7e-6f0e-4a51-9f0c-1d4bb5a1b1d2 --until 2027-12-31
"""  # noqa: E501 - a command on one line
HAND_OVER_EXAMPLES = """Example:

comity assembly delegates hand-over north-lakes 0b0c4a7e-6f0e-4a51-9f0c-1d4bb5a1b1d2 bo@example.org
"""
END_EXAMPLES = """Example:

comity assembly delegates end north-lakes 0b0c4a7e-6f0e-4a51-9f0c-1d4bb5a1b1d2 --on 2027-03-01
"""
delegates = typer.Typer(no_args_is_help=True, help="Who stands for members.")
Key = Annotated[
    str,
    typer.Argument(metavar="DELEGATE", help="The id, as `list` prints it.", show_default=False),
]
Email = Annotated[
    str, typer.Argument(metavar="EMAIL", help="Of a person with an account.", show_default=False)
]
From = Annotated[
    str, typer.Option("--from", metavar="DATE", help="The first day; today by default.")
]
Until = Annotated[
    str, typer.Option(metavar="DATE", help="The first day on which it no longer holds.")
]
On = Annotated[str, typer.Option(metavar="DATE", help="The first day without; today by default.")]


@delegates.callback()
def root() -> None:
    """Who stands for members."""


@delegates.command("list", epilog=LIST_EXAMPLES)
def list_(organisation: Organisation) -> None:
    """List delegates of today and later: id, member, place, from, until, credentials, address."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.member_list import members_shown

        person = operator_in(organisation)
        views = members_shown(person.assembly, person.on)
        lines = [row_of(_cells(each)) for view in views for each in view.current]
    for line in lines:
        typer.echo(line)
    if not lines:
        typer.echo(render(Message("delegates-none")), err=True)


@delegates.command(epilog=APPOINT_EXAMPLES)
def appoint(
    organisation: Organisation,
    member: Member,
    email: Email,
    place: Annotated[Place, typer.Argument(show_default=False)],
    start: From = "",
    until: Until = "",
) -> None:
    """Appoint a delegate, and show the member. Whoever is to vote needs credentials, too."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.appoint_delegate import appoint_delegate
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.members_of import find_member
        from comity.parties.queries.find_person import find_person

        person = operator_in(organisation)
        made = appoint_delegate(
            person=person,
            member=find_member(person.assembly, member),
            user=find_person(email).id,
            place=place,
            term=_term(person, start, until),
        )
        typer.echo(made.id)
    show_member(organisation, member)


@delegates.command(epilog=ACCREDIT_EXAMPLES)
def accredit(
    organisation: Organisation, delegate: Key, start: From = "", until: Until = ""
) -> None:
    """Accept the credentials of a delegate for a term, and show the member."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.appoint_delegate import accredit_delegate
        from comity.assembly.interfaces.cli.operator import operator_in

        person = operator_in(organisation)
        term = _term(person, start, until)
        row = accredit_delegate(person=person, delegate=_key(delegate), credentials=term)
        member = row.member.code
    show_member(organisation, member)


@delegates.command("hand-over", epilog=HAND_OVER_EXAMPLES)
def hand_over(organisation: Organisation, delegate: Key, email: Email, on: On = "") -> None:
    """Hand a place over to a successor, who needs credentials anew, and show the member."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.end_delegate import hand_over_delegate
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.parties.queries.find_person import find_person

        person = operator_in(organisation)
        row = hand_over_delegate(
            person=person,
            delegate=_key(delegate),
            to=find_person(email).id,
            on=day_in(on) if on else person.on,
        )
        typer.echo(row.id)
        member = row.member.code
    show_member(organisation, member)


@delegates.command(epilog=END_EXAMPLES)
def end(organisation: Organisation, delegate: Key, on: On = "") -> None:
    """End the place of a delegate, today or later, and show the member."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.end_delegate import end_delegate
        from comity.assembly.interfaces.cli.operator import operator_in

        person = operator_in(organisation)
        day = day_in(on) if on else person.on
        member = end_delegate(person=person, delegate=_key(delegate), on=day).member.code
    show_member(organisation, member)


def _term(person: Person, start: str, until: str) -> Term:
    from comity.parties.domain.terms import Term

    return Term(day_in(start) if start else person.on, day_in(until) if until else None)


def _key(text: str) -> UUID:
    return key_in(text, "delegate", UnknownName("delegate-key-unknown", key=text[:60]))


def _cells(view: DelegateView) -> tuple[object, ...]:
    row = view.row
    papers = "accredited" if view.accredited else "not accredited"
    about = (row.place, row.valid_from, row.valid_until, papers, row.user.email)
    return row.id, row.member.code, *about
