"""`comity assembly ballots`: what was and is voted on. Votes are cast by those who have them, on
the web or over the API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from comity.assembly.domain.ballots import BallotState
from comity.assembly.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.assembly.interfaces.cli.asking import Yes, ask_first
from comity.assembly.interfaces.cli.decisions import key_of
from comity.assembly.interfaces.cli.given import amendment_number
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render

if TYPE_CHECKING:
    from comity.assembly.models import Ballot
    from comity.assembly.queries.people import Person

LIST_EXAMPLES = """Examples:

comity assembly ballots list north-lakes

comity assembly ballots list north-lakes --state open
"""
SHOW_EXAMPLES = """Example:

comity assembly ballots show north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f
"""
PREPARE_EXAMPLES = """Examples:

comity assembly ballots prepare north-lakes --question "Meet in Kisumu next?" --body assembly

comity assembly ballots prepare north-lakes --motion 3

comity assembly ballots prepare north-lakes --motion 3 --amendment a1

comity assembly ballots prepare north-lakes --about application:8f14e45f-ceea-467f-a1b2-c3d4e5f60718
"""
TURN_EXAMPLES = """Example:

comity assembly ballots {deed} north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f
"""
ANNUL_EXAMPLES = """Example:

comity assembly ballots annul north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f --why "It was put to the wrong body."
"""  # noqa: E501 - a command on one line
ballots = typer.Typer(no_args_is_help=True, help="Ballots of an organisation.")
Slug = Annotated[str, typer.Argument(metavar="ORGANISATION", show_default=False)]
Key = Annotated[
    str, typer.Argument(metavar="BALLOT", help="Its id, as `list` prints it.", show_default=False)
]


@ballots.callback()
def root() -> None:
    """Ballots of an organisation."""


@ballots.command("list", epilog=LIST_EXAMPLES)
def list_(
    organisation: Slug,
    state: Annotated[
        BallotState | None, typer.Option(help="Only those in this state.", show_default=False)
    ] = None,
) -> None:
    """List ballots, the newest first: id, state, outcome, body, question."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.seen_ballots import seen_ballots

        rows = seen_ballots(operator_in(organisation), state=state.value if state else "")
        for each in rows:
            cells = (str(each.id), each.state, each.outcome or "-", each.body, each.title)
            typer.echo("\t".join(cells))
        if not rows:
            typer.echo(render(Message("ballots-none")), err=True)


@ballots.command(epilog=SHOW_EXAMPLES)
def show(organisation: Slug, ballot: Key) -> None:
    """Show a ballot: the answer with its steps, the rule, and votes as far as they may be seen."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.interfaces.cli.ballot_lines import ballot_lines
        from comity.assembly.interfaces.cli.operator import operator_in

        for line in ballot_lines(operator_in(organisation), key_of(ballot)):
            typer.echo(line)


@ballots.command(epilog=PREPARE_EXAMPLES)
def prepare(
    organisation: Slug,
    question: Annotated[str, typer.Option(help="What is put to the vote.")] = "",
    motion: Annotated[
        int | None, typer.Option(metavar="NUMBER", help="Or the motion.", show_default=False)
    ] = None,
    amendment: Annotated[
        str, typer.Option(metavar="AMENDMENT", help="Or an amendment to the motion: a1.")
    ] = "",
    about: Annotated[
        str, typer.Option(metavar="REFERENCE", help="Or another thing, as `application:ID`.")
    ] = "",
    body: Annotated[str, typer.Option(help="Who decides, where the thing does not say so.")] = "",
    matter: Annotated[str, typer.Option(help="If the statute has its own rule for it.")] = "",
    session: Annotated[str, typer.Option(metavar="SESSION", help="In which session.")] = "",
    public: Annotated[bool, typer.Option("--public", help="For everybody to see.")] = False,
) -> None:
    """Put something to the vote, and print its id. Nobody votes before it is opened."""
    if bool(about) + (motion is not None) > 1 or (amendment and motion is None):
        raise InvalidInput("ballot-about-one-thing")
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.prepare_ballot import prepare_ballot
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.find_motion import find_amendment, find_motion
        from comity.assembly.queries.sessions import session_key

        person, subject = operator_in(organisation), about
        if motion is not None:
            row = find_motion(person, motion)
            number = amendment_number(amendment) if amendment else 0
            subject = (find_amendment(row, number) if amendment else row).reference
        made = prepare_ballot(
            person=person,
            subject=subject,
            title=question,
            body=body,
            matter=matter,
            session=session_key(session) if session else None,
            visibility=Visibility.PUBLIC if public else Visibility.MEMBERS,
        )
        typer.echo(made.id)


@ballots.command("open", epilog=TURN_EXAMPLES.format(deed="open"))
def open_(organisation: Slug, ballot: Key, yes: Yes = False) -> None:
    """Open a ballot: its rule and its electorate stay from then on what they are today."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.open_ballot import open_ballot

        person, row = found_ballot(organisation, ballot)
        ask_first(Message("ask-open-ballot", {"ballot": row.title}), yes=yes)
        open_ballot(person=person, ballot=row.id)
    show(organisation, ballot)


@ballots.command(epilog=TURN_EXAMPLES.format(deed="close"))
def close(organisation: Slug, ballot: Key, yes: Yes = False) -> None:
    """Close a ballot, count it, and tell the result: nobody votes after that."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.close_ballot import close_ballot

        person, row = found_ballot(organisation, ballot)
        ask_first(Message("ask-close-round", {"round": row.title}), yes=yes)
        close_ballot(person=person, ballot=row.id)
    show(organisation, ballot)


@ballots.command(epilog=ANNUL_EXAMPLES)
def annul(
    organisation: Slug,
    ballot: Key,
    why: Annotated[
        str, typer.Option(help="Which everybody reads who sees it.", show_default=False)
    ],
    yes: Yes = False,
) -> None:
    """Annul a ballot that was held wrongly: it stays to be read and decides nothing.

    What was done on the strength of it is not undone.
    """
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.annul_ballot import annul_ballot

        person, row = found_ballot(organisation, ballot)
        ask_first(Message("ask-annul-ballot", {"ballot": row.title}), yes=yes)
        annul_ballot(person=person, ballot=row.id, why=why)
    show(organisation, ballot)


def found_ballot(organisation: str, ballot: str) -> tuple[Person, Ballot]:
    from comity.assembly.interfaces.cli.operator import operator_in
    from comity.assembly.queries.seen_ballots import seen_ballot

    person = operator_in(organisation)
    return person, seen_ballot(person, key_of(ballot))
