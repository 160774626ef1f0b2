"""What one party did about a treaty, entered or struck out: `comity assembly treaties enter`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from comity.assembly.domain.treaty_deeds import KINDS, Deed, kind_of
from comity.assembly.interfaces.cli.asking import Yes, ask_first
from comity.assembly.interfaces.cli.treaties import Organisation, Treaty, show, treaties
from comity.kernel.domain.errors import unknown_name
from comity.kernel.domain.messages import Message
from comity.kernel.domain.periods import PartialDate
from comity.kernel.interfaces.messages import render
from comity.regulation.domain.confidence import Confidence

if TYPE_CHECKING:
    from comity.assembly.models import Treaty as TreatyRow
    from comity.assembly.models import TreatyDeed

ACTIONS_EXAMPLES = """Example:

comity assembly treaties actions north-lakes convention-on-lake-data
"""
ENTER_EXAMPLES = """Examples:

comity assembly treaties enter north-lakes convention-on-lake-data KE ratification --on 2026-03-01 --source "Instrument of 20 February 2026" --confidence verified-text

comity assembly treaties enter north-lakes convention-on-lake-data FR objection --on 2026-04-02 --about KE.reservation --source "Note of 1 April 2026"
"""  # noqa: E501 - a command on one line
STRIKE_EXAMPLES = """Example:

comity assembly treaties strike north-lakes convention-on-lake-data KE.ratification --why "It was of another treaty."
"""  # noqa: E501 - a command on one line
KINDS_TOLD = f"What it did: {', '.join(it.value for it in KINDS)}."


@treaties.command(epilog=ACTIONS_EXAMPLES)
def actions(organisation: Organisation, treaty: Treaty) -> None:
    """List what parties did: id, party, day, source, what it rests on, why it was struck out."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.interfaces.cli.treaty_lines import action_lines

        lines = list(action_lines(organisation, treaty))
    for line in lines:
        typer.echo(line)
    if not lines:
        typer.echo(render(Message("deeds-none")), err=True)


@treaties.command(epilog=ENTER_EXAMPLES)
def enter(
    organisation: Organisation,
    treaty: Treaty,
    party: Annotated[
        str,
        typer.Argument(
            metavar="PARTY",
            help="The code of a member or of a jurisdiction.",
            show_default=False,
        ),
    ],
    kind: Annotated[
        str,
        typer.Argument(
            metavar="ACTION",
            help=KINDS_TOLD,
            show_default=False,
            autocompletion=lambda: [it.value for it in KINDS],
        ),
    ],
    on: Annotated[
        str, typer.Option(metavar="DATE", help="A day, month or year.", show_default=False)
    ],
    source: Annotated[str, typer.Option(help="The instrument, or where it is told.")],
    until: Annotated[
        str, typer.Option(metavar="DATE", help="The last that it may be of, if between two.")
    ] = "",
    about: Annotated[
        str, typer.Option(metavar="ACTION", help="The reservation, as FR.reservation.")
    ] = "",
    opposes_entry: Annotated[
        bool,
        typer.Option(
            "--opposes-entry", help="The objection keeps it from being in force between the two."
        ),
    ] = False,
    citation: Annotated[str, typer.Option(help="Under which provision.")] = "",
    with_members: Annotated[
        bool, typer.Option("--with-members", help="The consent binds its members too.")
    ] = False,
    text: Annotated[str, typer.Option(help="The words of a declaration or reservation.")] = "",
    confidence: Annotated[Confidence, typer.Option(help="What it rests on.")] = Confidence.UNKNOWN,
) -> None:
    """Enter what one party did, and show the treaty. `treaties import` enters many from a file."""
    deed = Deed(
        party=party,
        kind=kind_of(kind),
        on=PartialDate.parse(on),
        until=PartialDate.parse(until) if until else None,
        about=about,
        opposes_entry=opposes_entry,
        citation=citation,
        with_members=with_members,
        text=text,
        source=source,
        confidence=confidence,
    )
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.enter_deed import enter_deed
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.treaty_state import domain_deed, find_treaty

        person = operator_in(organisation)
        row = find_treaty(person.assembly, treaty)
        made = enter_deed(person=person, treaty=row.id, deed=deed)
        typer.echo(render(Message("deed-entered", {"deed": domain_deed(made).id})))
    show(organisation, treaty)


@treaties.command(epilog=STRIKE_EXAMPLES)
def strike(
    organisation: Organisation,
    treaty: Treaty,
    action: Annotated[
        str,
        typer.Argument(
            metavar="ACTION", help="Its id, as `actions` prints it.", show_default=False
        ),
    ],
    why: Annotated[str, typer.Option(help="It stays on view, with this reason.")],
    yes: Yes = False,
) -> None:
    """Strike out what was entered wrongly, and show the treaty: it counts no more."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.enter_deed import strike_deed
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.treaty_state import find_treaty

        person = operator_in(organisation)
        row = find_treaty(person.assembly, treaty)
        deed = _deed(row, action)
        ask_first(Message("ask-strike", {"deed": action}), yes=yes)
        strike_deed(person=person, treaty=row.id, deed=deed.id, why=why)
    show(organisation, treaty)


def _deed(treaty: TreatyRow, id: str) -> TreatyDeed:
    """Raises `UnknownName("deed-unknown")`."""
    from comity.assembly.queries.treaty_state import domain_deed

    known = {domain_deed(each).id: each for each in treaty.deeds.all()}
    if id not in known:
        raise unknown_name("deed-unknown", id, known, key=id[:100])
    return known[id]
