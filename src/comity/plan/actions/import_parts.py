"""The lines of parts in an import: milestones and helps go with the text of their commitment, and
partners are asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from comity.kernel.domain.errors import ComityError, Conflict, InvalidInput, unknown_name
from comity.plan.actions.import_outcomes import RowOutcome, RowState
from comity.plan.domain.gate_lacks import Lack
from comity.plan.domain.participants import ParticipantState
from comity.plan.formats.joined_parts import JoinedParts
from comity.plan.formats.part_lines import BrokenPart, PartLine, WantedPartner
from comity.plan.models import Participant, Partnership
from comity.plan.queries.people import Person
from comity.plan.queries.seen_participants import seen_participants


class Partners:
    """Who can be asked, and who was asked before: looked for once, where there is anybody."""

    def __init__(self, person: Person, parts: JoinedParts) -> None:
        self.joined: list[Participant] = []
        self.named: dict[str, list[Participant]] = defaultdict(list)
        self.before: set[tuple[UUID, UUID]] = set()
        if any(isinstance(it.part, WantedPartner) for of in parts.of.values() for it in of):
            self._look(person)

    def _look(self, person: Person) -> None:
        rows = seen_participants(person).filter(state=ParticipantState.JOINED.value)
        self.joined = list(rows.select_related("user"))
        for each in self.joined:
            self.named[str(each.id)].append(each)
            self.named[each.name.casefold()].append(each)
        pairs = Partnership.objects.filter(commitment__plan=person.plan)
        self.before = set(pairs.values_list("commitment_id", "participant_id"))

    @property
    def seen(self) -> tuple[object, ...]:
        return self.before, {(each.id, each.name) for each in self.joined}

    def find(self, named: str) -> Participant:
        return named_participant(self.named, self.joined, named)


def named_participant(
    known: dict[str, list[Participant]], joined: Iterable[Participant], named: str
) -> Participant:
    """By its id or its name. Raises `Conflict("commitments-file-participant-ambiguous")`,
    `UnknownName("commitments-file-participant-unknown")`."""
    found = known.get(named.casefold(), [])
    if len(found) > 1:
        raise Conflict("commitments-file-participant-ambiguous", name=named[:100])
    if not found:
        names = [each.name for each in joined]
        raise unknown_name("commitments-file-participant-unknown", named[:100], names)
    return found[0]


def part_outcome(
    part: PartLine | BrokenPart,
    state: RowState,
    number: int | None = None,
    error: ComityError | None = None,
    lacks: Iterable[Lack] = (),
) -> RowOutcome:
    """Under the title of the part."""
    title = ""
    if isinstance(part, PartLine):
        it = part.part
        title = it.participant if isinstance(it, WantedPartner) else getattr(it, "title", "")
        title = title or getattr(it, "text", "")
    return RowOutcome(
        part.line,
        part.commitment,
        title[:100],
        state,
        number,
        error,
        tuple(lacks),
        f"{part.table}.csv",
    )


def places(parts: Iterable[PartLine]) -> dict[str, PartLine]:
    """Where each milestone and help stands in the text: `milestones.0`."""
    found: dict[str, PartLine] = {}
    counts: dict[str, int] = defaultdict(int)
    for each in parts:
        if not isinstance(each.part, WantedPartner):
            found[f"{each.table}.{counts[each.table]}"] = each
            counts[each.table] += 1
    return found


def part_of(place: str) -> str:
    """`milestones.0` of `milestones.0.title`; "" where it is of no part."""
    parts = place.split(".")
    return ".".join(parts[:2]) if len(parts) == 3 else ""


def require_another(partner: Participant, own: UUID) -> None:
    """Raises `InvalidInput("partner-itself")`."""
    if partner.id == own:
        raise InvalidInput("partner-itself")
