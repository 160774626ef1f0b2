"""`comity assembly simulate`: what a rule makes of a vote that nobody gave."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comity.assembly.domain.choices import Choice
from comity.assembly.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.assembly.interfaces.cli.statutes import StatuteFile
from comity.kernel.domain.errors import InvalidInput

if TYPE_CHECKING:
    from comity.assembly.domain.counts import Count
    from comity.assembly.domain.rules import DecisionRule
    from comity.assembly.domain.statute import Statute

SIMULATE_EXAMPLES = """Examples:

comity assembly simulate north-lakes.yaml --body assembly --members 93 --present 61 --yes 41 --no 17

comity assembly simulate world-forum.yaml --body council --matter observers --yes 9 --no 6

comity assembly simulate north-lakes.yaml --body assembly --matter budget --votes votes.csv
"""
LARGEST_TABLE = 2 * 1024 * 1024


def simulate(
    statute: StatuteFile,
    body: Annotated[str, typer.Option(help="Which body decides, by its id.", show_default=False)],
    matter: Annotated[
        str, typer.Option(help="What about, by its id; by default all that has no own rule.")
    ] = "",
    members: Annotated[
        int | None, typer.Option(min=0, help="Of the body; by default its seats.")
    ] = None,
    entitled: Annotated[
        int | None, typer.Option(min=0, help="How many of them may vote; by default all.")
    ] = None,
    present: Annotated[
        int | None, typer.Option(min=0, help="By default only those who vote.")
    ] = None,
    yes: Annotated[int, typer.Option(min=0)] = 0,
    no: Annotated[int, typer.Option(min=0)] = 0,
    abstain: Annotated[int, typer.Option(min=0)] = 0,
    objections: Annotated[int, typer.Option(min=0, help="Where it decides by consensus.")] = 0,
    casting: Annotated[
        Choice | None, typer.Option(help="The vote of whoever presides, after a tie.")
    ] = None,
    votes: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.csv",
            help="By name instead: member, class, present, vote, and each weight.",
        ),
    ] = None,
) -> None:
    """Say what a rule makes of a vote, counted as a real one, with every step.

    Needs no database: try a rule before it is in force.
    """
    from comity.assembly.domain.simulating import (
        Numbers,
        members_in,
        simulate_names,
        simulate_numbers,
    )
    from comity.assembly.formats.simulated_votes import read_votes
    from comity.assembly.formats.statute_file import LARGEST_STATUTE, read_statute
    from comity.kernel.adapters.atomic_files import read_bytes

    found = read_statute(read_bytes(statute, LARGEST_STATUTE), statute.name)
    rule = found.rule_for(body, matter)
    stated = (members, entitled, present)
    given = (yes, no, abstain, objections)
    if votes is not None:
        if any(given) or any(each is not None for each in stated):
            raise InvalidInput("simulation-numbers-and-votes")
        named = read_votes(read_bytes(votes, LARGEST_TABLE), votes.name, found)
        _tell(found, rule, simulate_names(found, rule, named, casting))
        return
    numbers = Numbers(
        members=members_in(found.body(body), members),
        entitled=entitled,
        present=present,
        yes=yes,
        no=no,
        abstain=abstain,
        objections=objections,
    )
    _tell(found, rule, simulate_numbers(rule, numbers, casting))


def _tell(statute: Statute, rule: DecisionRule, result: Count) -> None:
    from comity.assembly.interfaces.count_text import result_text
    from comity.assembly.interfaces.statute_text.speaking import Speaker

    place = f" ({rule.citation})" if rule.citation else ""
    typer.echo(f"{rule.id}{place}: {' '.join(Speaker(statute).rule(rule))}")
    typer.echo(result_text(result))
