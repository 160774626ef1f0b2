"""The turns of an election: rounds, lots, its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from comity.assembly.interfaces.cli.asking import Yes, ask_first
from comity.assembly.interfaces.cli.elections import Key, election_key, elections, show
from comity.assembly.interfaces.cli.given import Organisation
from comity.kernel.domain.errors import Conflict
from comity.kernel.domain.messages import Message

if TYPE_CHECKING:
    from comity.assembly.models import Election
    from comity.assembly.queries.people import Person

TURN_EXAMPLES = """Examples:

comity assembly elections {deed} north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f

comity assembly elections {deed} north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f --yes
"""
LOT_EXAMPLES = """Example:

comity assembly elections draw-lot north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f --drawn KE --drawn-by "Sofia Marin" --witnesses "both clerks"
"""  # noqa: E501 - a command on one line
ANNUL_EXAMPLES = """Example:

comity assembly elections {deed} north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f --why "The list of candidates was wrong."
"""  # noqa: E501 - a command on one line
Why = Annotated[str, typer.Option(help="What was wrong; everybody who sees it reads that.")]


@elections.command("open-round", epilog=TURN_EXAMPLES.format(deed="open-round"))
def open_round(organisation: Organisation, election: Key, yes: Yes = False) -> None:
    """Open the next round: who may vote stays from then on what it is today."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.open_round import open_round as open_next

        person, row = _found(organisation, election)
        ask_first(Message("ask-open-round", {"election": row.title}), yes=yes)
        open_next(person=person, election=row.id)
    show(organisation, election)


@elections.command("close-round", epilog=TURN_EXAMPLES.format(deed="close-round"))
def close_round(organisation: Organisation, election: Key, yes: Yes = False) -> None:
    """Close the round that is open, and count it: nobody votes after that."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.close_round import close_round as close_it
        from comity.assembly.queries.find_election import open_round_of

        person, row = _found(organisation, election)
        held = open_round_of(row)
        if held is None:
            raise Conflict("round-not-open", election=row.title)
        ask_first(Message("ask-close-round", {"round": held.title}), yes=yes)
        close_it(person=person, ballot=held.id)
    show(organisation, election)


@elections.command("draw-lot", epilog=LOT_EXAMPLES)
def draw_lot(
    organisation: Organisation,
    election: Key,
    drawn: Annotated[
        list[str],
        typer.Option(metavar="CANDIDATE", help="Who was drawn; once for each.", show_default=False),
    ],
    drawn_by: Annotated[str, typer.Option(help="Who drew the lots.", show_default=False)],
    witnesses: Annotated[str, typer.Option(help="Who saw it.", show_default=False)],
    yes: Yes = False,
) -> None:
    """Record lots that were drawn in the room, before witnesses: nothing here draws any."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.draw_lot import draw_lot as record_lot
        from comity.assembly.interfaces.pages.elections.election_view import ElectionView

        person, row = _found(organisation, election)
        names = tuple(map(ElectionView(person, row).called, drawn))
        ask_first(Message("ask-draw-lot", {"names": names}), yes=yes)
        record_lot(
            person=person,
            election=row.id,
            drawn=frozenset(drawn),
            drawn_by=drawn_by,
            witnesses=witnesses,
        )
    show(organisation, election)


@elections.command(epilog=TURN_EXAMPLES.format(deed="finish"))
def finish(organisation: Organisation, election: Key, yes: Yes = False) -> None:
    """Finish an election: no further round is held, and seats that are left stay empty."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.finish_election import finish_election

        person, row = _found(organisation, election)
        ask_first(Message("ask-finish-election", {"election": row.title}), yes=yes)
        finish_election(person=person, election=row.id)
    show(organisation, election)


@elections.command("annul-round", epilog=ANNUL_EXAMPLES.format(deed="annul-round"))
def annul_round(organisation: Organisation, election: Key, why: Why, yes: Yes = False) -> None:
    """Annul the last round: it stays to be read and elects nobody; it can be held again."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.annul_election import annul_round as annul_last

        person, row = _found(organisation, election)
        ask_first(Message("ask-annul-round", {"election": row.title}), yes=yes)
        annul_last(person=person, election=row.id, why=why)
    show(organisation, election)


@elections.command(epilog=ANNUL_EXAMPLES.format(deed="annul"))
def annul(organisation: Organisation, election: Key, why: Why, yes: Yes = False) -> None:
    """Annul an election: all its rounds stay to be read and elect nobody.

    Seats that were given on the strength of them are not taken back.
    """
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.annul_election import annul_election

        person, row = _found(organisation, election)
        ask_first(Message("ask-annul-election", {"election": row.title}), yes=yes)
        annul_election(person=person, election=row.id, why=why)
    show(organisation, election)


def _found(organisation: str, election: str) -> tuple[Person, Election]:
    from comity.assembly.interfaces.cli.operator import operator_in
    from comity.assembly.queries.find_election import seen_election

    person = operator_in(organisation)
    return person, seen_election(person, election_key(election))
