"""What a statute says of motions: how many co-sponsors one needs, and what can become of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from comity.assembly.domain.motion_moves import (
    CAPACITIES,
    COMMON_MOVES,
    Move,
    MoveTable,
    faults,
)
from comity.kernel.domain.errors import ComityError, InvalidInput, unknown_name
from comity.regulation.domain.problems import Path, Problem
from comity.regulation.domain.vocabulary import Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionRules:
    """Without `moves` it is `COMMON_MOVES`, and `start` is not asked. `names` says what states and
    moves are called, by their ids."""

    co_sponsors: int = 0
    start: str = "draft"
    moves: tuple[Move, ...] = ()
    names: Mapping[str, Prose] = field(default_factory=dict)
    citation: str = ""

    @property
    def table(self) -> MoveTable:
        """Raises `InvalidInput` as `MoveTable` does."""
        if not self.moves:
            return replace(COMMON_MOVES, co_sponsors=self.co_sponsors)
        return MoveTable(start=self.start, moves=self.moves, co_sponsors=self.co_sponsors)


def motion_rule_faults(rules: MotionRules, at: Path) -> Iterator[Problem]:
    """What the rules can't be worked under for, each with its place."""
    try:
        table = rules.table
    except ComityError as error:
        yield Problem((*at, "moves"), error)
        return
    for found in faults(table):
        yield Problem((*at, "moves"), InvalidInput(found.id, remedy=None, **found.params))
    for number, move in enumerate(rules.moves):
        for name in move.by:
            if name not in CAPACITIES:
                place = (*at, "moves", number, "by")
                yield Problem(place, unknown_name("motion-capacity-unknown", name, CAPACITIES))
    known = {*table.states, *(each.name for each in table.moves)}
    for name in rules.names:
        if name not in known:
            wrong = unknown_name("motion-name-unknown", name, known)
            yield Problem((*at, "names", name), wrong)
