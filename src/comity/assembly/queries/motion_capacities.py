"""In which capacities somebody stands before a motion, and what they may make of it."""

from __future__ import annotations

from comity.assembly.domain.motion_moves import (
    COMMITTEE,
    MEMBER,
    PRESIDING,
    PROPOSER,
    SECRETARIAT,
    Move,
    MoveTable,
)
from comity.assembly.models import Motion
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.people import Person


def move_table(person: Person) -> MoveTable:
    """As the statute that holds has it."""
    return statute_on(person.assembly, person.on).motions.table


def capacities_of(person: Person, motion: Motion, *, on_behalf: bool = False) -> frozenset[str]:
    """A committee is a body that reports to the motion's, and whoever presides over it speaks for
    it. `on_behalf` of its proposer, the secretariat does what that one asked for."""
    found = set()
    keeps = person.may("keep-motions")
    if person.casts_for:
        found.add(MEMBER)
    if person.casts_for == motion.proposer.code or (on_behalf and keeps):
        found.add(PROPOSER)
    if keeps:
        found.add(SECRETARIAT)
    if person.may_preside(motion.body):
        found.add(PRESIDING)
    bodies = statute_on(person.assembly, person.on).bodies
    if any(it.reports_to == motion.body and person.may_preside(it.id) for it in bodies):
        found.add(COMMITTEE)
    return frozenset(found)


def moves_open_to(person: Person, motion: Motion) -> tuple[Move, ...]:
    """By their capacities and the motion's state; what else a move asks for, making it tells."""
    capacities = capacities_of(person, motion)
    moves = move_table(person).moves_from(motion.state)
    return tuple(each for each in moves if capacities & {*each.by})


def leads(person: Person, motion: Motion) -> bool:
    """Whether they conduct the business: the secretariat, and whoever presides over its body."""
    return not capacities_of(person, motion).isdisjoint({SECRETARIAT, PRESIDING})
