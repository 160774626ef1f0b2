"""How a text becomes a treaty here, and how it ends: `comity assembly treaties adopt`, `new`,
`end` and `link`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from comity.assembly.interfaces.cli.asking import Yes, ask_first
from comity.assembly.interfaces.cli.decisions import key_of
from comity.assembly.interfaces.cli.given import NONE, day_in
from comity.assembly.interfaces.cli.treaties import Organisation, Treaty, show, treaties
from comity.kernel.domain.messages import Message

ADOPT_EXAMPLES = """Example:

comity assembly treaties adopt north-lakes 3 --ballot 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f
"""
NEW_EXAMPLES = """Examples:

comity assembly treaties new north-lakes --title "Convention on Lake Data" --adopted-on 2026-05-12 --decision "Final act of the conference of 12 May 2026"

comity assembly treaties new north-lakes --title "Accord on Floods" --adopted-on 2026-05-12 --decision "Final act" --entry rule.yaml
"""  # noqa: E501 - a command on one line
END_EXAMPLES = """Example:

comity assembly treaties end north-lakes convention-on-lake-data --on 2027-01-01 --why "Agreement of all parties of 1 December 2026"
"""  # noqa: E501 - a command on one line
LINK_EXAMPLES = """Examples:

comity assembly treaties link north-lakes convention-on-ai coe-ai-convention

comity assembly treaties link north-lakes convention-on-ai none
"""
Amends = Annotated[
    str, typer.Option(metavar="TREATY", help="The treaty that it amends, as in its address.")
]
Reservations = Annotated[
    bool | None,
    typer.Option(
        "--reservations/--no-reservations",
        help="Whether they are allowed; else as the statute says.",
        show_default=False,
    ),
]


@treaties.command(epilog=ADOPT_EXAMPLES)
def adopt(
    organisation: Organisation,
    motion: Annotated[
        int, typer.Argument(metavar="MOTION", help="Its number.", show_default=False)
    ],
    ballot: Annotated[
        str, typer.Option(metavar="BALLOT", help="The closed ballot that adopted it.")
    ],
    amends: Amends = "",
    reservations: Reservations = None,
    yes: Yes = False,
) -> None:
    """Make an adopted motion a treaty, whose depositary works here, and show it."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.adopt_treaty import adopt_motion
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.find_motion import find_motion

        person, decision = operator_in(organisation), key_of(ballot)
        row = find_motion(person, motion)
        ask_first(Message("ask-adopt", {"title": row.title}), yes=yes)
        made = adopt_motion(
            person=person,
            motion=row.id,
            ballot=decision,
            amends=amends,
            reservations=reservations,
        )
        typer.echo(made.slug)
    show(organisation, made.slug)


@treaties.command(epilog=NEW_EXAMPLES)
def new(
    organisation: Organisation,
    title: Annotated[str, typer.Option(help="In the first language of the statute.")],
    adopted_on: Annotated[str, typer.Option(metavar="DATE", help="The day of its adoption.")],
    decision: Annotated[str, typer.Option(help="By whom it was adopted, and by what act.")],
    entry: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="When it enters into force, in YAML; else as the statute says.",
            show_default=False,
        ),
    ] = None,
    amends: Amends = "",
    reservations: Reservations = None,
    yes: Yes = False,
) -> None:
    """Enter a treaty that was adopted elsewhere, or before this platform was used, and show it."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.adopt_treaty import AdoptedText, adopt_elsewhere
        from comity.assembly.formats.motion_draft import LARGEST_DRAFT
        from comity.assembly.formats.treaty_rules import read_entry_rule
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.find_assembly import statute_on
        from comity.kernel.adapters.atomic_files import read_bytes

        person = operator_in(organisation)
        rule = read_bytes(entry, LARGEST_DRAFT) if entry else b""
        text = AdoptedText(
            title={statute_on(person.assembly, person.on).languages[0]: title},
            adopted_on=day_in(adopted_on),
            decision=decision,
            rule=read_entry_rule(rule, entry.name if entry else ""),
            reservations=reservations,
            amends=amends,
        )
        ask_first(Message("ask-adopt", {"title": title}), yes=yes)
        made = adopt_elsewhere(person=person, text=text)
        typer.echo(made.slug)
    show(organisation, made.slug)


@treaties.command(epilog=END_EXAMPLES)
def end(
    organisation: Organisation,
    treaty: Treaty,
    on: Annotated[str, typer.Option(metavar="DATE", help="The first day without the treaty.")],
    why: Annotated[str, typer.Option(help="By what act of the parties.")],
    yes: Yes = False,
) -> None:
    """End a treaty by an act of its parties, and show it."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.close_treaty import close_treaty
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.treaty_state import find_treaty

        person, day = operator_in(organisation), day_in(on)
        row = find_treaty(person.assembly, treaty)
        about = {"treaty": row.slug, "day": day.isoformat()}
        ask_first(Message("ask-end-treaty", about), yes=yes)
        close_treaty(person=person, treaty=row.id, closed_on=day, why=why)
    show(organisation, treaty)


@treaties.command(epilog=LINK_EXAMPLES)
def link(
    organisation: Organisation,
    treaty: Treaty,
    instrument: Annotated[
        str,
        typer.Argument(
            metavar="INSTRUMENT", help="Its id in the corpus, or `none`.", show_default=False
        ),
    ],
) -> None:
    """Say that a treaty is the same as one of the corpus, and show it."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.close_treaty import link_instrument
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.treaty_state import find_treaty

        person = operator_in(organisation)
        row = find_treaty(person.assembly, treaty)
        link_instrument(
            person=person, treaty=row.id, instrument="" if instrument == NONE else instrument
        )
    show(organisation, treaty)
