"""What the lines of an import come to, and the entering of what they said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from uuid import UUID, uuid5

from comity.kernel.domain.errors import ComityError, Conflict, InvalidInput
from comity.plan.actions.ask_partners import NewPartner, ask_partners
from comity.plan.actions.enter_commitments import NewCommitment, enter_commitments
from comity.plan.actions.import_outcomes import RowOutcome, RowState
from comity.plan.actions.import_parts import (
    Partners,
    named_participant,
    part_of,
    part_outcome,
    places,
    require_another,
)
from comity.plan.adapters.gate_ground import ground_in
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.gate import faults, refusals
from comity.plan.formats.commitment_lines import BrokenLine, CommitmentLine
from comity.plan.formats.import_cells import wrong
from comity.plan.formats.joined_parts import JoinedParts, whole_text
from comity.plan.formats.part_lines import PartLine, WantedPartner
from comity.plan.models import ActionRow, Commitment, Participant, Plan
from comity.plan.queries.find_plan import plan_text
from comity.plan.queries.people import Person

KEYS = UUID("4f1f2f2e-5f3c-5c3b-9d5e-0f6a2b7c8d90")
"""The name space of ids that are made of keys: the same line is the same commitment."""


class Importer:
    """What each line is held against, asked for once."""

    def __init__(self, person: Person, joined: list[Participant], parts: JoinedParts) -> None:
        self.person = person
        self.joined = joined
        self.parts = parts
        self.plan = plan_text(person.plan)
        self.retired = frozenset(
            ActionRow.objects.filter(plan=person.plan, retired=True).values_list("key", flat=True)
        )
        rows = person.plan.commitments.values_list("id", "number", "state")
        self.here = {id: (number, state) for id, number, state in rows}
        self.partners = Partners(person, parts)
        self.ready: dict[int, NewCommitment] = {}
        self.asks: list[tuple[UUID, Participant, WantedPartner]] = []
        self.made: set[UUID] = set()
        self.named: dict[str, list[Participant]] = defaultdict(list)
        for each in joined:
            self.named[str(each.id)].append(each)
            self.named[each.name.casefold()].append(each)

    def sees_the_same(self, other: Importer) -> bool:
        """Lines are tried before anybody has to wait, and again where something came meanwhile."""
        return self._seen == other._seen  # of the same class

    @property
    def _seen(self) -> tuple[object, ...]:
        return self.plan, self.retired, self.here, self.partners.seen

    def outcomes(self, lines: Iterable[CommitmentLine | BrokenLine]) -> tuple[RowOutcome, ...]:
        found, beside = [], []
        for each in lines:
            outcome, *parts = self._outcomes(each)
            found.append(outcome)
            beside += parts
        beside += [part_outcome(it, RowState.REFUSED, error=it.error) for it in self.parts.broken]
        return (*found, *sorted(beside, key=lambda it: (it.file, it.line)))

    def entered(self, plan: Plan, outcomes: Iterable[RowOutcome]) -> tuple[RowOutcome, ...]:
        """The outcomes, with what they say done."""
        made = enter_commitments(self.person, plan, list(self.ready.values())) if self.ready else []
        if self.asks:
            ask_partners(self.person, list(self._asked(made)))
        numbers = {line: row.number for line, row in zip(self.ready, made, strict=True)}
        of = {part: numbers.get(line) for line, it in self.parts.of.items() for part in _at(it)}
        of |= {("commitments.csv", line): number for line, number in numbers.items()}
        return tuple(
            replace(each, number=of.get((each.file, each.line)) or each.number) for each in outcomes
        )

    def _asked(self, made: Iterable[Commitment]) -> Iterator[NewPartner]:
        rows = {each.id: each for each in made}
        before = {id for id, _partner, _wanted in self.asks} - rows.keys()
        if before:
            rows |= Commitment.objects.select_related("participant").in_bulk(before)
        for id, partner, wanted in self.asks:
            yield NewPartner(rows[id], partner, wanted.role)

    def _outcomes(self, line: CommitmentLine | BrokenLine) -> Iterator[RowOutcome]:
        """Of the commitment, and of its parts."""
        parts = self.parts.of.get(line.line, ())
        try:
            if isinstance(line, BrokenLine):
                raise line.error
            yield from self._tried(line, parts)
        except ComityError as error:
            title = "" if isinstance(line, BrokenLine) else line.text.title[:100]
            yield RowOutcome(line.line, line.key, title, RowState.REFUSED, error=error)
            for each in parts:
                of = wrong("part-of-refused", line=line.line)
                yield part_outcome(each, RowState.REFUSED, error=of)

    def _tried(self, line: CommitmentLine, parts: Sequence[PartLine]) -> list[RowOutcome]:
        participant = self._participant(line.participant)
        id = uuid5(KEYS, f"{self.person.plan.id} {participant.id} {line.key}")
        if id in self.here:
            number, state = self.here[id]
            known = RowOutcome(line.line, line.key, line.text.title[:100], RowState.EXISTS, number)
            active = state == CommitmentState.ACTIVE.value
            asking = active and self.person.acts_for(participant)
            return [known, *self._partners(id, participant, parts, known, asking=asking)]
        if id in self.made:
            raise Conflict("commitments-file-key-again", key=line.key)
        text = whole_text(line.text, parts)
        ground = ground_in(self.plan, text, self.person.on)
        at = places(parts)
        wrong_parts: dict[str, ComityError] = {}
        for each in faults(text, ground):
            if (place := part_of(each.field)) not in at:
                raise each.error
            wrong_parts.setdefault(place, each.error)
        if text.action in self.retired:
            raise InvalidInput("plan-action-retired", action=text.action)
        lacks = tuple(refusals(text, ground))
        own = self.person.acts_for(participant)
        state = RowState.SUBMITTED if own and not lacks else RowState.DRAFTED
        self.made.add(id)
        self.ready[line.line] = NewCommitment(
            id, participant, text, line.visibility, submitted=state is RowState.SUBMITTED
        )
        told = RowOutcome(line.line, line.key, text.title[:100], state, lacks=lacks)
        found = [told]
        for place, part in at.items():
            if place in wrong_parts:
                found.append(part_outcome(part, RowState.REFUSED, error=wrong_parts[place]))
            else:
                own_lacks = [each for each in lacks if part_of(each.field) == place]
                found.append(part_outcome(part, state, lacks=own_lacks))
        asking = state is RowState.SUBMITTED
        return [*found, *self._partners(id, participant, parts, told, asking=asking)]

    def _partners(
        self,
        id: UUID,
        own: Participant,
        parts: Iterable[PartLine],
        known: RowOutcome,
        *,
        asking: bool,
    ) -> Iterator[RowOutcome]:
        """Of a commitment that is here already, the other parts too: they are passed over."""
        seen: dict[UUID, int] = {}
        for each in parts:
            if not isinstance(each.part, WantedPartner):
                if known.state is RowState.EXISTS:
                    yield part_outcome(each, RowState.EXISTS, known.number)
                continue
            try:
                yield self._partner(id, own, each, each.part, seen, known, asking=asking)
            except ComityError as error:
                yield part_outcome(each, RowState.REFUSED, error=error)

    def _partner(
        self,
        id: UUID,
        own: Participant,
        line: PartLine,
        wanted: WantedPartner,
        seen: dict[UUID, int],
        known: RowOutcome,
        *,
        asking: bool,
    ) -> RowOutcome:
        partner = self.partners.find(wanted.participant)
        require_another(partner, own.id)
        if (first := seen.setdefault(partner.id, line.line)) != line.line:
            raise wrong("part-twice", id=partner.name[:60], first=first)
        if (id, partner.id) in self.partners.before:
            return part_outcome(line, RowState.EXISTS, known.number)
        if not asking:
            why = InvalidInput("commitments-file-partner-left-out", participant=partner.name)
            return part_outcome(line, RowState.LEFT_OUT, known.number, error=why)
        self.asks.append((id, partner, wanted))
        return part_outcome(line, RowState.ASKED, known.number)

    def _participant(self, named: str) -> Participant:
        """By its id or its name; the only one where none is named. Raises `InvalidInput`,
        `Conflict`, `UnknownName`."""
        if not named:
            if len(self.joined) != 1:
                raise InvalidInput("commitments-file-participant-missing")
            return self.joined[0]
        return named_participant(self.named, self.joined, named)


def _at(parts: Iterable[PartLine]) -> Iterator[tuple[str, int]]:
    for each in parts:
        yield f"{each.table}.csv", each.line
