"""Reads the numbering of a text: a line opens a unit of some level, or belongs to an open one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from comity.regulation.domain.texts import Outline, TextUnit


@dataclass(frozen=True, slots=True)
class Opening:
    """A line opens a unit: its depth (0 is the article) and its part of the eId ("para_2").
    `several` are further units that the same line opens below it."""

    depth: int
    name: str
    below: Opening | None = None


ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii")
Reader = Callable[[int, str, "OpenUnits"], "Opening | None"]


@dataclass(slots=True)
class _Draft:
    eid: str
    depth: int
    first: int
    last: int
    words: list[str] = field(default_factory=list)


@dataclass(slots=True)
class OpenUnits:
    """The units that are open at a line, outermost first."""

    stack: list[_Draft] = field(default_factory=list)

    def name(self, depth: int) -> str:
        """The last part of the open unit's eId at `depth`, "" where none is open."""
        for draft in self.stack:
            if draft.depth == depth:
                return draft.eid.rsplit("__", 1)[-1]
        return ""

    @property
    def top(self) -> str:
        return self.stack[0].eid if self.stack else ""


def chain(levels: Iterable[tuple[int, str]]) -> Opening | None:
    """Units that one line opens, each below the one before; `None` where there are none."""
    opening = None
    for depth, name in reversed([*levels]):
        opening = Opening(depth, name, opening)
    return opening


def read_outline(lines: Iterable[str], language: str, reader: Reader) -> Outline:
    """The outline of a text whose numbering `reader` knows."""
    kept = tuple(lines)
    drafts: list[_Draft] = []
    open_units = OpenUnits()
    for number, line in enumerate(kept, start=1):
        opening = reader(number, line, open_units)
        while opening is not None:
            _open(open_units, drafts, opening, number)
            opening = opening.below
        if line.strip() and open_units.stack:
            for draft in open_units.stack:
                draft.last = number
            open_units.stack[-1].words.append(line.strip())
    units = tuple(
        TextUnit(draft.eid, draft.first, draft.last, " ".join(draft.words), draft.depth)
        for draft in drafts
    )
    return Outline(kept, units, language)


def is_roman(token: str, open_units: OpenUnits, following: str) -> bool:
    """Whether a token numbers a point of depth 4 below a lettered one of depth 3. (i), (v) and (x)
    are letters too: what stands before and after decides."""
    if token not in ROMAN:
        return False
    before = open_units.name(4).removeprefix("point_")
    place = ROMAN.index(token)
    if place and before == ROMAN[place - 1]:
        return True
    letter = open_units.name(3).removeprefix("point_")
    follows_letter = len(token) == 1 and letter == chr(ord(token) - 1)
    if (token, following) == ("i", "ii"):
        return True
    return not follows_letter


def _open(open_units: OpenUnits, drafts: list[_Draft], opening: Opening, number: int) -> None:
    stack = open_units.stack
    while stack and stack[-1].depth >= opening.depth:
        stack.pop()
    eid = f"{stack[-1].eid}__{opening.name}" if stack else opening.name
    draft = _Draft(eid, opening.depth, number, number)
    stack.append(draft)
    drafts.append(draft)
