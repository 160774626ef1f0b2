"""Enter many commitments from a CSV file: all of them or none, after a dry run that tells each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID, uuid5

from django.db import transaction

from comity.kernel.domain.errors import (
    ComityError,
    Conflict,
    InvalidInput,
    NotPermitted,
    Problems,
    UnknownName,
    unknown_name,
)
from comity.plan.actions.enter_commitments import NewCommitment, enter_commitments
from comity.plan.adapters.gate_ground import ground_in
from comity.plan.domain.gate import faults, refusals
from comity.plan.domain.gate_lacks import Lack
from comity.plan.domain.participants import ParticipantState
from comity.plan.formats.commitment_lines import BrokenLine, CommitmentLine, read_commitment_lines
from comity.plan.models import ActionRow, Participant, Plan
from comity.plan.queries.find_plan import plan_text
from comity.plan.queries.people import Person

KEYS = UUID("4f1f2f2e-5f3c-5c3b-9d5e-0f6a2b7c8d90")
"""The name space of ids that are made of keys: the same line is the same commitment."""


class RowState(StrEnum):
    SUBMITTED = "submitted"
    """or, in a dry run, would be"""
    DRAFTED = "drafted"
    EXISTS = "exists"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What became of a line. `error` says why it was refused; `lacks` what keeps a draft from being
    submitted."""

    line: int
    key: str
    title: str
    state: RowState
    number: int | None = None
    error: ComityError | None = None
    lacks: tuple[Lack, ...] = ()


def import_commitments(*, person: Person, source: bytes, dry_run: bool) -> tuple[RowOutcome, ...]:
    """Each line's outcome. Whoever stands for the participant has it submitted where it passes the
    gate; whoever keeps the participants makes drafts for them, as nobody promises for another. A
    line whose key is here already is passed over, so that a file can be sent twice. Raises as
    `read_commitment_lines` does; `NotPermitted("no-participant-to-import-for")`; and, but in a dry
    run, `Problems("commitments-file-refused")` with every refusal."""
    joined = _participants(person)
    lines = read_commitment_lines(source)
    found = _Importer(person, joined)
    outcomes = found.outcomes(lines)
    if dry_run:
        return outcomes
    _require_all(outcomes)
    with transaction.atomic():
        plan = Plan.objects.select_for_update(no_key=True).get(id=person.plan.id)
        now = _Importer(person, joined)
        if not now.sees_the_same(found):
            found, outcomes = now, now.outcomes(lines)
            _require_all(outcomes)
        return found.entered(plan, outcomes)


def may_import_for_all(person: Person) -> bool:
    return person.may("keep-participants")


def _participants(person: Person) -> list[Participant]:
    if may_import_for_all(person):
        rows = Participant.objects.filter(plan=person.plan)
        joined = list(rows.filter(state=ParticipantState.JOINED.value))
    else:
        joined = [
            each for each in person.participants if each.state == ParticipantState.JOINED.value
        ]
        if not joined:
            raise NotPermitted("no-participant-to-import-for")
        person.act_for(joined[0])
    return joined


def _require_all(outcomes: Iterable[RowOutcome]) -> None:
    refused = [
        InvalidInput(
            "commitments-file-line", line=each.line, key=each.key, remedy=each.error.message
        )
        for each in outcomes
        if each.error is not None
    ]
    if refused:
        raise Problems("commitments-file-refused", refused)


class _Importer:
    """What each line is held against, asked for once."""

    def __init__(self, person: Person, joined: list[Participant]) -> None:
        self.person = person
        self.joined = joined
        self.plan = plan_text(person.plan)
        self.retired = frozenset(
            ActionRow.objects.filter(plan=person.plan, retired=True).values_list("key", flat=True)
        )
        self.numbers = dict(person.plan.commitments.values_list("id", "number"))
        self.ready: dict[int, NewCommitment] = {}
        self.made: set[UUID] = set()
        self.named: dict[str, list[Participant]] = defaultdict(list)
        for each in joined:
            self.named[str(each.id)].append(each)
            self.named[each.name.casefold()].append(each)

    def sees_the_same(self, other: _Importer) -> bool:
        """Lines are tried before anybody has to wait, and again where something came meanwhile."""
        return (self.plan, self.retired, self.numbers) == (other.plan, other.retired, other.numbers)

    def outcomes(self, lines: Iterable[CommitmentLine | BrokenLine]) -> tuple[RowOutcome, ...]:
        return tuple(self._outcome(each) for each in lines)

    def _outcome(self, line: CommitmentLine | BrokenLine) -> RowOutcome:
        if isinstance(line, BrokenLine):
            return RowOutcome(line.line, line.key, "", RowState.REFUSED, error=line.error)
        try:
            return self._tried(line)
        except ComityError as error:
            title = line.text.title[:100]
            return RowOutcome(line.line, line.key, title, RowState.REFUSED, error=error)

    def entered(self, plan: Plan, outcomes: Iterable[RowOutcome]) -> tuple[RowOutcome, ...]:
        """The outcomes, with what they say done."""
        made = enter_commitments(self.person, plan, list(self.ready.values())) if self.ready else []
        numbers = {line: row.number for line, row in zip(self.ready, made, strict=True)}
        return tuple(replace(each, number=numbers.get(each.line, each.number)) for each in outcomes)

    def _tried(self, line: CommitmentLine) -> RowOutcome:
        participant = self._participant(line.participant)
        id = uuid5(KEYS, f"{self.person.plan.id} {participant.id} {line.key}")
        title = line.text.title[:100]
        if id in self.numbers:
            return RowOutcome(line.line, line.key, title, RowState.EXISTS, self.numbers[id])
        if id in self.made:
            raise Conflict("commitments-file-key-again", key=line.key)
        ground = ground_in(self.plan, line.text, self.person.on)
        if found := faults(line.text, ground):
            raise found[0].error
        if line.text.action in self.retired:
            raise InvalidInput("plan-action-retired", action=line.text.action)
        lacks = tuple(refusals(line.text, ground))
        own = self.person.stands_for(participant)
        state = RowState.SUBMITTED if own and not lacks else RowState.DRAFTED
        self.made.add(id)
        self.ready[line.line] = NewCommitment(
            id, participant, line.text, line.visibility, submitted=state is RowState.SUBMITTED
        )
        return RowOutcome(line.line, line.key, title, state, lacks=lacks)

    def _participant(self, named: str) -> Participant:
        """By its id or its name; the only one where none is named. Raises `InvalidInput`,
        `Conflict`, `UnknownName`."""
        if not named:
            if len(self.joined) != 1:
                raise InvalidInput("commitments-file-participant-missing")
            return self.joined[0]
        found = self.named.get(named.casefold(), [])
        if len(found) > 1:
            raise Conflict("commitments-file-participant-ambiguous", name=named[:100])
        if not found:
            error: UnknownName = unknown_name(
                "commitments-file-participant-unknown",
                named[:100],
                [each.name for each in self.joined],
            )
            raise error
        return found[0]
