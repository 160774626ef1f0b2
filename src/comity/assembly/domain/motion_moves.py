"""What can become of a motion: a table of moves that an organisation may write for itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from comity.assembly.domain.verdicts import Verdict
from comity.kernel.domain.errors import InvalidInput, UnknownName, unknown_name
from comity.kernel.domain.messages import Message

PROPOSER, PRESIDING, SECRETARIAT, MEMBER, COMMITTEE = (
    "proposer", "presiding", "secretariat", "member", "committee",
)  # fmt: skip
"""Capacities in which the moves below are made."""
CAPACITIES = (PROPOSER, PRESIDING, SECRETARIAT, MEMBER, COMMITTEE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """From any of `before` to `after`, by whoever has one of the capacities `by`.

    `unless_amended`: a motion that was amended is no longer its proposer's alone to withdraw (UN
    General Assembly, rule 80).
    `co_signed`: it needs the co-sponsors that the table asks for.
    `verdict`: it carries out a ballot on the motion that ended so, and is not made without one."""

    name: str
    before: tuple[str, ...]
    after: str
    by: tuple[str, ...]
    unless_amended: bool = False
    co_signed: bool = False
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveTable:
    """`co_sponsors` is how many a motion needs beside its proposer. Raises
    `InvalidInput("motion-move-twice")`, `InvalidInput("motion-co-sponsors-negative")`."""

    start: str
    moves: tuple[Move, ...]
    co_sponsors: int = 0

    def __post_init__(self) -> None:
        seen: set[tuple[str, str]] = set()
        for each in self.moves:
            for state in each.before:
                if (each.name, state) in seen:
                    raise InvalidInput("motion-move-twice", move=each.name, state=state)
                seen.add((each.name, state))
        if self.co_sponsors < 0:
            raise InvalidInput("motion-co-sponsors-negative", count=self.co_sponsors)

    @property
    def states(self) -> tuple[str, ...]:
        """The first one first."""
        named = (state for each in self.moves for state in (*each.before, each.after))
        return tuple(dict.fromkeys((self.start, *named)))

    def moves_from(self, state: str) -> tuple[Move, ...]:
        return tuple(each for each in self.moves if state in each.before)

    def move(self, name: str, state: str) -> Move | None:
        """None where a move of that name is not made in `state`. Raises
        `UnknownName("motion-move-unknown")`."""
        found = [each for each in self.moves if each.name == name]
        if not found:
            raise self._unknown(name)
        return next((each for each in found if state in each.before), None)

    def ends(self, state: str) -> bool:
        """Whether nothing becomes of a motion from there on."""
        return not self.moves_from(state)

    def amendable(self, state: str) -> bool:
        """Whether amendments may be proposed: not to a draft, which its proposer still writes, nor
        to what has come to an end."""
        return state != self.start and not self.ends(state)

    def _unknown(self, name: str) -> UnknownName:
        return unknown_name("motion-move-unknown", name, (each.name for each in self.moves))


def faults(table: MoveTable) -> tuple[Message, ...]:
    """What makes a table useless: a state that no motion reaches, one from which none ends, a move
    that nobody may make."""
    return tuple(_faults(table))


def _faults(table: MoveTable) -> Iterator[Message]:
    reached = _closure(table, {table.start}, forward=True)
    for state in table.states:
        if state not in reached:
            yield Message("motion-state-unreachable", {"state": state})
    ends = {state for state in table.states if not table.moves_from(state)}
    ending = _closure(table, ends, forward=False)
    for state in table.states:
        if state not in ending:
            yield Message("motion-state-endless", {"state": state})
    for move in table.moves:
        if not move.by:
            yield Message("motion-move-nobody", {"move": move.name})


def _closure(table: MoveTable, states: set[str], *, forward: bool) -> set[str]:
    size = -1
    while size != len(states):
        size = len(states)
        for each in table.moves:
            if forward and states & {*each.before}:
                states = states | {each.after}
            elif not forward and each.after in states:
                states = states | {*each.before}
    return states


COMMON_MOVES = MoveTable(
    start="draft",
    moves=(
        Move(name="submit", before=("draft",), after="submitted", by=(PROPOSER,), co_signed=True),
        Move(
            name="refer",
            before=("submitted", "before-body"),
            after="referred",
            by=(PRESIDING, SECRETARIAT),
        ),
        Move(name="report", before=("referred",), after="submitted", by=(COMMITTEE, SECRETARIAT)),
        Move(
            name="put-before-body",
            before=("submitted",),
            after="before-body",
            by=(PRESIDING, SECRETARIAT),
        ),
        Move(
            name="adopt",
            before=("before-body",),
            after="adopted",
            by=(PRESIDING, SECRETARIAT),
            verdict=Verdict.ADOPTED,
        ),
        Move(
            name="reject",
            before=("before-body",),
            after="rejected",
            by=(PRESIDING, SECRETARIAT),
            verdict=Verdict.REJECTED,
        ),
        Move(
            name="withdraw",
            before=("draft", "submitted", "referred", "before-body"),
            after="withdrawn",
            by=(PROPOSER,),
            unless_amended=True,
        ),
        Move(
            name="lapse",
            before=("draft", "submitted", "referred", "before-body"),
            after="lapsed",
            by=(PRESIDING, SECRETARIAT),
        ),
    ),
)
"""As rules of procedure commonly have it."""
