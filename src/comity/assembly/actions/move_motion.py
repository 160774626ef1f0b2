"""A motion goes from one state to another, as the statute's table has it."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from comity.assembly.actions.keep_motion import locked_motion, log_motion
from comity.assembly.domain.amendments import Outcome
from comity.assembly.domain.motion_moves import Move
from comity.assembly.domain.motions import moved
from comity.assembly.domain.verdicts import Verdict
from comity.assembly.models import Motion, MotionStep
from comity.assembly.queries.motion_capacities import capacities_of, move_table
from comity.assembly.queries.motion_decisions import (
    check_not_voting,
    check_on_these_words,
    verdict_on,
)
from comity.assembly.queries.motion_records import domain_motion, proposed
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import Conflict, InvalidInput


def move_motion(
    *,
    person: Person,
    motion: Motion,
    move: str,
    ballot: UUID | None = None,
    on_behalf: bool = False,
    step: int | None = None,
) -> Motion:
    """`ballot` is the one that a move with a verdict carries out. `on_behalf` of the proposer is
    for the secretariat. `step` is the number that the move would have: the same one sent twice is
    made once.

    Raises as `motions.moved` and `verdict_on` do; `InvalidInput("motion-move-needs-ballot")`;
    `Conflict`: `decision-says-otherwise`, `decision-of-other-matter`, `decision-on-other-words`,
    `motion-being-voted-on`, and `amendments-not-merged` where adopted ones would be lost."""
    with transaction.atomic():
        row = locked_motion(person, motion.id)
        table = move_table(person)
        last = row.steps.order_by("number").last()
        same = (step, move, person.actor.reference)
        if last and (last.number, last.move, last.actor) == same:
            return row
        after = moved(
            domain_motion(row), move, capacities_of(person, row, on_behalf=on_behalf), table
        )
        found = table.move(move, row.state)
        decision = _decision(row, found, ballot) if found and found.verdict else ""
        if not decision:
            check_not_voting(row, row.reference)
        number = last.number + 1 if last else 1
        MotionStep.objects.create(
            motion=row,
            number=number,
            move=move,
            before=row.state,
            after=after.state,
            actor=person.actor.reference,
            decision=decision,
        )
        if found and found.verdict is Verdict.ADOPTED:
            _end_amendments(row)
        before, row.state = row.state, after.state
        row.save(update_fields=["state"])
        payload = {"move": move, "before": before, "after": after.state, "decision": decision}
        log_motion(person, row, "move_motion", {**payload, "on_behalf": on_behalf})
    return row


def _decision(row: Motion, move: Move, ballot: UUID | None) -> str:
    if ballot is None:
        raise InvalidInput("motion-move-needs-ballot", move=move.name)
    decided, verdict = verdict_on(row, ballot, row.reference)
    if decided.matter != row.matter:
        raise Conflict("decision-of-other-matter", ballot=decided.title)
    if verdict is not move.verdict:
        raise Conflict("decision-says-otherwise", ballot=decided.title, verdict=verdict.value)
    check_on_these_words(row, decided)
    return decided.reference


def _end_amendments(row: Motion) -> None:
    """With the motion's adoption, no amendment is left to be voted on."""
    if waiting := proposed(row).to_merge:
        raise Conflict("amendments-not-merged", amendments=waiting)
    row.amendments.filter(merged_in=None, outcome=Outcome.PENDING.value).update(
        outcome=Outcome.NOT_PUT.value
    )
