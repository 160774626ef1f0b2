"""What becomes of ballots besides their course: changed, corrected, a tie broken."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from comity.assembly.domain.choices import Choice
from comity.assembly.interfaces.cli.asking import Yes, ask_first
from comity.assembly.interfaces.cli.ballots import Key, Slug, ballots, found_ballot, show
from comity.assembly.interfaces.cli.given import NONE, Member
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.messages import Message, Parameter

CHANGE_EXAMPLES = """Examples:

comity assembly ballots change north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f --question "Meet in Mombasa next?"

comity assembly ballots change north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f --matter budget --session none --public
"""  # noqa: E501 - a command on one line
TIE_EXAMPLES = """Example:

comity assembly ballots break-tie north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f no
"""
CORRECT_EXAMPLES = """Example:

comity assembly ballots correct north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f FR --stands no --should-be yes --asked-by ada@example.org --why "The wrong button."
"""  # noqa: E501 - a command on one line


class Casting(StrEnum):
    YES = "yes"
    NO = "no"


class Standing(StrEnum):
    """Of a member in a ballot."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"
    NONE = "none"


@ballots.command(epilog=CHANGE_EXAMPLES)
def change(
    organisation: Slug,
    ballot: Key,
    question: Annotated[
        str | None, typer.Option(help="What is put to the vote.", show_default=False)
    ] = None,
    matter: Annotated[
        str | None, typer.Option(help="By its id, or `none`.", show_default=False)
    ] = None,
    session: Annotated[
        str | None,
        typer.Option(metavar="SESSION", help="By its id, or `none`.", show_default=False),
    ] = None,
    public: Annotated[
        bool | None, typer.Option("--public/--members", help="Who may see it.", show_default=False)
    ] = None,
) -> None:
    """Change a ballot that is not open yet, and show it; what is left out stays as it is."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.prepare_ballot import change_ballot
        from comity.assembly.queries.sessions import session_key

        person, row = found_ballot(organisation, ballot)
        visibility = Visibility(row.visibility)
        if public is not None:
            visibility = Visibility.PUBLIC if public else Visibility.MEMBERS
        held_in = row.session_id
        if session is not None:
            held_in = session_key(session) if _given(session) else None
        change_ballot(
            person=person,
            ballot=row.id,
            title=question or row.title,
            matter=row.matter if matter is None else _given(matter),
            session=held_in,
            visibility=visibility,
        )
    show(organisation, ballot)


@ballots.command("break-tie", epilog=TIE_EXAMPLES)
def break_tie(
    organisation: Slug,
    ballot: Key,
    choice: Annotated[
        Casting, typer.Argument(help="What whoever presides said.", show_default=False)
    ],
    yes: Yes = False,
) -> None:
    """Record the casting vote that whoever presides gave, and show the ballot.

    It is the vote of whoever presides, whom the rule leaves it to: nobody gives it for them.
    """
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.break_tie import break_tie as record_casting

        person, row = found_ballot(organisation, ballot)
        ask_first(Message("ask-break-tie", {"ballot": row.title, "choice": choice.value}), yes=yes)
        record_casting(person=person, ballot=row.id, choice=Choice(choice))
    show(organisation, ballot)


@ballots.command(epilog=CORRECT_EXAMPLES)
def correct(
    organisation: Slug,
    ballot: Key,
    member: Member,
    stands: Annotated[Standing, typer.Option(help="What stands now.", show_default=False)],
    should_be: Annotated[Standing, typer.Option(help="What it should be.", show_default=False)],
    asked_by: Annotated[
        str,
        typer.Option(metavar="EMAIL", help="Who asked; with an account.", show_default=False),
    ],
    why: Annotated[str, typer.Option(help="What was wrong.", show_default=False)],
    yes: Yes = False,
) -> None:
    """Correct a vote that was recorded wrongly, and show the ballot, which is counted again.

    What was recorded stays, with the correction beside it. Nobody's mind is changed so, and votes
    in secret ballots can't be corrected.
    """
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.correct_vote import correct_vote
        from comity.parties.queries.find_person import find_person

        person, row = found_ballot(organisation, ballot)
        told: dict[str, Parameter] = {
            "member": member,
            "ballot": row.title,
            "old": stands.value,
            "new": should_be.value,
        }
        asker = find_person(asked_by).reference
        ask_first(Message("ask-correct", told), yes=yes)
        correct_vote(
            person=person,
            ballot=row.id,
            member=member,
            old=_choice(stands),
            new=_choice(should_be),
            asked_by=asker,
            why=why,
        )
    show(organisation, ballot)


def _given(text: str) -> str:
    return "" if text == NONE else text


def _choice(given: Standing) -> Choice | None:
    return None if given is Standing.NONE else Choice(given.value)
