"""Paper ballots, entered by two clerks who do not see each other's sheet. Nothing counts until both
sheets say the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from comity.kernel.domain.errors import Conflict, InvalidInput

Line = str | int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One clerk's: by member what they chose or, for a secret ballot, by choice how many."""

    clerk: str
    lines: Mapping[str, Line]

    def __post_init__(self) -> None:
        for line, entered in self.lines.items():
            if isinstance(entered, int) and entered < 0:
                raise InvalidInput("paper-count-negative", line=line)


@dataclass(frozen=True, slots=True)
class Difference:
    """What the two sheets say of one line; None where one does not have it."""

    line: str
    first: Line | None
    second: Line | None


def differences(first: Sheet, second: Sheet) -> tuple[Difference, ...]:
    """In the order of the lines' names."""
    return tuple(
        Difference(line, first.lines.get(line), second.lines.get(line))
        for line in sorted(first.lines.keys() | second.lines.keys())
        if first.lines.get(line) != second.lines.get(line)
    )


def agreed(first: Sheet, second: Sheet) -> Mapping[str, Line]:
    """What both clerks entered. Raises `InvalidInput("paper-one-clerk")` where both sheets are of
    one person, `Conflict("paper-differs")` with the lines to look at again."""
    if first.clerk == second.clerk:
        raise InvalidInput("paper-one-clerk", clerk=first.clerk)
    if found := differences(first, second):
        raise Conflict("paper-differs", lines=tuple(each.line for each in found))
    return dict(first.lines)
