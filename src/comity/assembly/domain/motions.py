"""Motions: a text that somebody puts before a body, and where it stands."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from comity.assembly.domain.motion_moves import COMMON_MOVES, Move, MoveTable
from comity.assembly.domain.paragraphs import MotionText
from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """`proposer` and `co_sponsors` are references to members or their codes. `amended` once an
    amendment to it was adopted. Raises `InvalidInput("motion-co-sponsor-twice")`."""

    id: str
    proposer: str
    text: MotionText
    state: str
    co_sponsors: tuple[str, ...] = ()
    amended: bool = False

    def __post_init__(self) -> None:
        everybody = (self.proposer, *self.co_sponsors)
        for each in self.co_sponsors:
            if everybody.count(each) > 1:
                raise InvalidInput("motion-co-sponsor-twice", motion=self.id, member=each)


def moved(
    motion: Motion, move: str, capacities: Collection[str], table: MoveTable = COMMON_MOVES
) -> Motion:
    """The motion after a move by somebody in `capacities`. Raises
    `UnknownName("motion-move-unknown")`, `Conflict`: `motion-move-not-now`, `motion-was-amended`;
    `NotPermitted("motion-move-not-yours")`, `InvalidInput("motion-co-sponsors-too-few")`."""
    found = table.move(move, motion.state)
    if found is None:
        open_now = tuple(each.name for each in table.moves_from(motion.state))
        raise Conflict("motion-move-not-now", move=move, state=motion.state, moves=open_now)
    if not {*found.by} & {*capacities}:
        raise NotPermitted("motion-move-not-yours", move=move, by=found.by)
    _check(motion, found, table)
    return replace(motion, state=found.after)


def co_sponsored(motion: Motion, member: str) -> Motion:
    """Raises `InvalidInput("motion-co-sponsor-twice")`."""
    return replace(motion, co_sponsors=(*motion.co_sponsors, member))


def no_longer_co_sponsored(motion: Motion, member: str) -> Motion:
    """Raises `InvalidInput("motion-co-sponsor-none")`."""
    if member not in motion.co_sponsors:
        raise InvalidInput("motion-co-sponsor-none", motion=motion.id, member=member)
    left = tuple(each for each in motion.co_sponsors if each != member)
    return replace(motion, co_sponsors=left)


def with_merged_text(motion: Motion, text: MotionText) -> Motion:
    """Its text after adopted amendments."""
    return replace(motion, text=text, amended=motion.amended or text != motion.text)


def _check(motion: Motion, move: Move, table: MoveTable) -> None:
    if move.unless_amended and motion.amended:
        raise Conflict("motion-was-amended", motion=motion.id, move=move.name)
    if move.co_signed and len(motion.co_sponsors) < table.co_sponsors:
        raise InvalidInput(
            "motion-co-sponsors-too-few",
            motion=motion.id,
            count=len(motion.co_sponsors),
            needed=table.co_sponsors,
        )
