"""What becomes of a motion and of amendments to it: `comity assembly motions move`."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.assembly.domain.motion_moves import COMMON_MOVES
from comity.assembly.interfaces.cli.asking import Yes, ask_first
from comity.assembly.interfaces.cli.decisions import key_of
from comity.assembly.interfaces.cli.given import amendment_number, ballot_in
from comity.assembly.interfaces.cli.motions import Slug, motions
from comity.kernel.domain.messages import Message, Parameter

SHOW_EXAMPLES = """Example:

comity assembly motions show north-lakes 3
"""
MOVE_EXAMPLES = """Examples:

comity assembly motions move north-lakes 3 put-before-body

comity assembly motions move north-lakes 3 adopt --ballot 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f
"""
SETTLE_EXAMPLES = """Example:

comity assembly motions settle north-lakes 3 a1 --ballot 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f
"""
WITHDRAW_EXAMPLES = """Example:

comity assembly motions withdraw-amendment north-lakes 3 a2
"""
MERGE_EXAMPLES = """Example:

comity assembly motions merge north-lakes 3
"""
USUAL = [each.name for each in COMMON_MOVES.moves]
Number = Annotated[int, typer.Argument(metavar="NUMBER", show_default=False)]
Amendment = Annotated[
    str, typer.Argument(metavar="AMENDMENT", help="As `show` prints it: a1.", show_default=False)
]


@motions.command(epilog=SHOW_EXAMPLES)
def show(organisation: Slug, number: Number) -> None:
    """Show a motion: how it stands, amendments, ballots, what was done and what can be done with
    it. `export` prints its text."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.interfaces.cli.motion_lines import motion_lines
        from comity.assembly.interfaces.cli.operator import operator_in

        for line in motion_lines(operator_in(organisation), number):
            typer.echo(line)


@motions.command(epilog=MOVE_EXAMPLES)
def move(
    organisation: Slug,
    number: Number,
    name: Annotated[
        str,
        typer.Argument(
            metavar="MOVE",
            help=f"Of the statute; commonly {', '.join(USUAL)}.",
            show_default=False,
            autocompletion=lambda: USUAL,
        ),
    ],
    ballot: Annotated[
        str, typer.Option(metavar="BALLOT", help="The closed ballot that it carries out.")
    ] = "",
    for_proposer: Annotated[
        bool, typer.Option("--for-proposer", help="For its proposer, which asked for it.")
    ] = False,
    yes: Yes = False,
) -> None:
    """Move a motion on, as the statute's table has it, and show it."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.move_motion import move_motion
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.interfaces.pages.motions.words import move_name, state_name
        from comity.assembly.queries.find_assembly import statute_on
        from comity.assembly.queries.find_motion import find_motion
        from comity.assembly.queries.motion_capacities import move_table

        person, decision = operator_in(organisation), ballot_in(ballot)
        row = find_motion(person, number)
        if found := move_table(person).move(name, row.state):
            rules = statute_on(person.assembly, person.on).motions
            about: dict[str, Parameter] = {
                "number": number,
                "now": state_name(rules, row.state),
                "then": state_name(rules, found.after),
                "move": move_name(rules, name),
            }
            ask_first(Message("ask-move", about), yes=yes)
        move_motion(person=person, motion=row, move=name, ballot=decision, on_behalf=for_proposer)
    show(organisation, number)


@motions.command(epilog=SETTLE_EXAMPLES)
def settle(
    organisation: Slug,
    number: Number,
    amendment: Amendment,
    ballot: Annotated[
        str, typer.Option(metavar="BALLOT", help="The closed ballot that decided on it.")
    ],
    yes: Yes = False,
) -> None:
    """Settle an amendment as a ballot decided; what falls with that is not put to the vote."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.settle_amendment import settle_amendment
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.find_motion import find_amendment, find_motion

        person, decision = operator_in(organisation), key_of(ballot)
        row = find_amendment(find_motion(person, number), amendment_number(amendment))
        ask_first(Message("ask-settle", {"amendment": row.key}), yes=yes)
        settle_amendment(person=person, amendment=row, ballot=decision)
    show(organisation, number)


@motions.command("withdraw-amendment", epilog=WITHDRAW_EXAMPLES)
def withdraw(organisation: Slug, number: Number, amendment: Amendment, yes: Yes = False) -> None:
    """Withdraw an amendment for its proposer, which asked for it."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.settle_amendment import withdraw_amendment
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.find_motion import find_amendment, find_motion

        person = operator_in(organisation)
        row = find_amendment(find_motion(person, number), amendment_number(amendment))
        about = {"amendment": row.key, "proposer": row.proposer.organisation.name}
        ask_first(Message("ask-withdraw-amendment", about), yes=yes)
        withdraw_amendment(person=person, amendment=row, on_behalf=True)
    show(organisation, number)


@motions.command(epilog=MERGE_EXAMPLES)
def merge(organisation: Slug, number: Number, yes: Yes = False) -> None:
    """Make adopted amendments a part of the text, as its next version; others stay proposed."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.merge_amendments import merge_amendments
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.find_motion import find_motion
        from comity.assembly.queries.motion_records import proposed

        person = operator_in(organisation)
        row = find_motion(person, number)
        if waiting := proposed(row).to_merge:
            about: dict[str, Parameter] = {"number": number, "amendments": waiting}
            ask_first(Message("ask-merge", about), yes=yes)
        merge_amendments(person=person, motion=row)
    show(organisation, number)
