"""A motion and what became of it, on the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.assembly.domain.amendments import Action
from comity.assembly.domain.counts import Outcome
from comity.assembly.domain.language_versions import lag
from comity.assembly.domain.motion_moves import PROPOSER, Move
from comity.assembly.interfaces.cli.rows import one_line, row_of
from comity.assembly.interfaces.pages.motions.reading import head_of
from comity.assembly.interfaces.pages.motions.words import OUTCOMES, move_name, state_name
from comity.assembly.models import Amendment, Ballot, Motion
from comity.assembly.queries.decisions import decisions_on
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.find_motion import find_motion
from comity.assembly.queries.motion_capacities import capacities_of, move_table
from comity.assembly.queries.motion_decisions import carriable
from comity.assembly.queries.motion_languages import language_versions
from comity.assembly.queries.motion_records import text_of
from comity.assembly.queries.people import Person
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render

Cells = tuple[object, ...]


def motion_lines(person: Person, number: int) -> Iterator[str]:
    """Its title and how it stands; then a line for its version, each translation, co-sponsor,
    amendment, recommendation, ballot, move that was made and move that can be made. Raises
    `UnknownName("motion-unknown")`."""
    motion = find_motion(person, number)
    head = head_of(person, motion)
    yield one_line(motion.title)
    about = {"state": head.state, "body": head.body, "proposer": motion.proposer.organisation.name}
    yield render(Message("motion-stands", about))
    yield row_of(("version", motion.versions.count(), motion.language))
    for cells in (
        *_advised(motion),
        *_amending(motion),
        *_ballots(person, motion),
        *_course(person, motion),
    ):
        yield row_of(cells)


def _advised(motion: Motion) -> Iterator[Cells]:
    versions = language_versions(motion)
    for language in versions.translations:
        yield "translation", language, "behind" if lag(versions, language) else "whole"
    numbers = text_of(motion).numbers
    for each in motion.recommendations.filter(withdrawn_at=None):
        place = f"paragraph {numbers.get(each.paragraph) or each.paragraph}"
        yield "recommendation", place, each.words or "leave it out", each.reason


def _amending(motion: Motion) -> Iterator[Cells]:
    for each in motion.co_sponsors.select_related("member__organisation"):
        yield "co-sponsor", each.member.code, each.member.organisation.name
    numbers = text_of(motion).numbers
    for row in motion.amendments.select_related("to", "proposer__organisation"):
        outcome = f"in version {row.merged_in}" if row.merged_in else OUTCOMES[row.outcome]
        what = f"{row.action} {_place(row, numbers)}"
        yield "amendment", row.key, outcome, what, row.proposer.organisation.name


def _place(row: Amendment, numbers: Mapping[str, str]) -> str:
    if row.to:
        return f"in {row.to.key}"
    if not row.paragraph:
        return "at the beginning"
    after = "after " if row.action == Action.INSERT.value else ""
    return f"{after}paragraph {numbers.get(row.paragraph) or row.paragraph}"


def _ballots(person: Person, motion: Motion) -> Iterator[Cells]:
    for each in decisions_on(person.assembly, motion.reference):
        yield "ballot", each.id, _ended(each), each.title
    for row in motion.amendments.all():
        for each in decisions_on(person.assembly, row.reference):
            yield "ballot", each.id, _ended(each), each.title


def _ended(ballot: Ballot) -> str:
    return render(Message(f"outcome-{Outcome(ballot.outcome)}")) if ballot.outcome else ballot.state


def _course(person: Person, motion: Motion) -> Iterator[Cells]:
    rules = statute_on(person.assembly, person.on).motions
    for each in motion.steps.all():
        after = state_name(rules, each.after)
        yield "moved", f"{each.at:%Y-%m-%d}", move_name(rules, each.move), after, each.decision
    for move in move_table(person).moves_from(motion.state):
        yield from _possible(person, motion, move)
    for row in motion.amendments.filter(merged_in=None):
        yield from _settling(motion, row)


def _possible(person: Person, motion: Motion, move: Move) -> Iterator[Cells]:
    """With the option that it takes; one with a verdict, once there is a ballot that ended so."""
    if move.verdict is not None:
        for ballot, said in carriable(motion, motion.reference):
            if said is move.verdict:
                yield "possible", f"move {move.name}", f"--ballot {ballot.id}"
        return
    if not capacities_of(person, motion).isdisjoint(move.by):
        yield "possible", f"move {move.name}"
    elif PROPOSER in move.by:
        yield "possible", f"move {move.name}", "--for-proposer"


def _settling(motion: Motion, row: Amendment) -> Iterator[Cells]:
    if row.outcome == "pending":
        for ballot, _said in carriable(motion, row.reference)[:1]:
            yield "possible", f"settle {row.key}", f"--ballot {ballot.id}"
    elif row.outcome == "adopted":
        yield "possible", "merge", row.key
