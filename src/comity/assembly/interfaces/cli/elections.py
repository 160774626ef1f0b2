"""`comity assembly elections`: who stands, and how it ended. Votes are cast by those who have them,
on the web."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import typer

from comity.assembly.domain.election_course import ElectionState
from comity.assembly.domain.elections import Ties
from comity.assembly.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.assembly.interfaces.cli.given import Organisation, key_in
from comity.assembly.interfaces.cli.rows import row_of
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import UnknownName
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render

LIST_EXAMPLES = """Examples:

comity assembly elections list north-lakes

comity assembly elections list north-lakes --state running
"""
SHOW_EXAMPLES = """Example:

comity assembly elections show north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f
"""
PREPARE_EXAMPLES = """Examples:

comity assembly elections prepare north-lakes --title "Council 2027" --seats-in council

comity assembly elections prepare north-lakes --title "Secretary" --office Secretary --body assembly --matter election
"""  # noqa: E501 - a command on one line
NOMINATE_EXAMPLES = """Examples:

comity assembly elections nominate north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f KE

comity assembly elections nominate north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f "Sofia Marin"
"""
TAKE_BACK_EXAMPLES = """Example:

comity assembly elections take-back north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f KE
"""
elections = typer.Typer(no_args_is_help=True, help="Elections in an organisation.")
Key = Annotated[
    str, typer.Argument(metavar="ELECTION", help="Its id, as `list` prints it.", show_default=False)
]
Candidate = Annotated[
    str,
    typer.Argument(
        metavar="CANDIDATE",
        help="The code of a member; for an office, a name.",
        show_default=False,
    ),
]


@elections.callback()
def root() -> None:
    """Elections in an organisation."""


@elections.command("list", epilog=LIST_EXAMPLES)
def list_(
    organisation: Organisation,
    state: Annotated[
        ElectionState | None, typer.Option(help="Only those in this state.", show_default=False)
    ] = None,
) -> None:
    """List elections, the newest first: id, state, the body that elects, title."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.find_election import seen_elections

        rows = seen_elections(operator_in(organisation))
        if state is not None:
            rows = rows.filter(state=state.value)
        lines = [row_of((it.id, it.state, it.body, it.title)) for it in rows]
    for line in lines:
        typer.echo(line)
    if not lines:
        typer.echo(render(Message("elections-none")), err=True)


@elections.command(epilog=SHOW_EXAMPLES)
def show(organisation: Organisation, election: Key) -> None:
    """Show an election: how it stands, its rule, who stands, and how each round was counted."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.interfaces.cli.election_lines import election_lines
        from comity.assembly.interfaces.cli.operator import operator_in

        for line in election_lines(operator_in(organisation), election_key(election)):
            typer.echo(line)


@elections.command(epilog=PREPARE_EXAMPLES)
def prepare(
    organisation: Organisation,
    title: Annotated[str, typer.Option(help="What the election is called.")],
    seats_in: Annotated[
        str, typer.Option(metavar="BODY", help="To seats in it, by whom the statute says.")
    ] = "",
    seats: Annotated[
        int, typer.Option(help="How many; all that the body has, if left out.", show_default=False)
    ] = 0,
    office: Annotated[str, typer.Option(help="Or to an office, in words.")] = "",
    body: Annotated[str, typer.Option(help="Which body elects to the office.")] = "",
    matter: Annotated[str, typer.Option(help="And as which matter.")] = "",
    ties: Annotated[
        Ties, typer.Option(help="If votes are equal: all go on, or whoever presides draws lots.")
    ] = Ties.ALL_GO_ON,
    session: Annotated[str, typer.Option(metavar="SESSION", help="In which session.")] = "",
    public: Annotated[bool, typer.Option("--public", help="For everybody to see.")] = False,
) -> None:
    """Prepare an election, and print its id. Candidates come next."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.prepare_election import prepare_election
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.sessions import session_key

        made = prepare_election(
            person=operator_in(organisation),
            title=title,
            seats_in=seats_in,
            office=office,
            body=body,
            matter=matter,
            seats=seats,
            ties=ties,
            session=session_key(session) if session else None,
            visibility=Visibility.PUBLIC if public else Visibility.MEMBERS,
        )
        typer.echo(made.id)


@elections.command(epilog=NOMINATE_EXAMPLES)
def nominate(organisation: Organisation, election: Key, candidate: Candidate) -> None:
    """Put somebody forward, before the first round."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.nominate import nominate as put_forward
        from comity.assembly.interfaces.cli.operator import operator_in

        person, key = operator_in(organisation), election_key(election)
        put_forward(person=person, election=key, candidate=candidate)
    show(organisation, election)


@elections.command("take-back", epilog=TAKE_BACK_EXAMPLES)
def take_back(organisation: Organisation, election: Key, candidate: Candidate) -> None:
    """Take a candidate back, before the first round."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.nominate import withdraw_candidate
        from comity.assembly.interfaces.cli.operator import operator_in

        person, key = operator_in(organisation), election_key(election)
        withdraw_candidate(person=person, election=key, candidate=candidate)
    show(organisation, election)


def election_key(text: str) -> UUID:
    """Raises `UnknownName("election-unknown")`."""
    return key_in(text, "election", UnknownName("election-unknown", election=text[:60]))
