"""Real bodies, and votes in them written short."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from comity.assembly.domain import Choice, Elector, Electorate

PERMANENT = ("CN", "FR", "RU", "GB", "US")
OF_THE_UNION = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE"
UNION = tuple(OF_THE_UNION.split())


def body(
    members: Iterable[str], *, without_vote: Iterable[str] = (), of_class: Iterable[str] = ()
) -> Electorate:
    """One vote each; those of `of_class` are permanent members."""
    barred, permanent = set(without_vote), set(of_class)
    return Electorate(
        tuple(
            Elector(
                name,
                "permanent" if name in permanent else "member",
                entitled=name not in barred,
                why_not="arrears" if name in barred else "",
            )
            for name in members
        )
    )


def numbered(count: int) -> list[str]:
    return [f"m{number:03}" for number in range(1, count + 1)]


def weighted(weights: dict[str, int], name: str = "population") -> Electorate:
    return Electorate(
        tuple(
            Elector(member, weights={name: Fraction(weight)}) for member, weight in weights.items()
        )
    )


def votes(
    *, yes: Iterable[str] = (), no: Iterable[str] = (), abstain: Iterable[str] = ()
) -> dict[str, Choice]:
    return {
        **dict.fromkeys(yes, Choice.YES),
        **dict.fromkeys(no, Choice.NO),
        **dict.fromkeys(abstain, Choice.ABSTAIN),
    }


def in_turn(names: list[str], yes: int, no: int, abstain: int) -> dict[str, Choice]:
    """So many of each, from the front of `names`."""
    return votes(
        yes=names[:yes], no=names[yes : yes + no], abstain=names[yes + no : yes + no + abstain]
    )
