"""Enter what happened to a member: arrears, suspension, withdrawal, another class."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from comity.assembly.actions.appoint_delegate import require_member_side
from comity.assembly.actions.enter_member import append_event
from comity.assembly.domain.bodies import Decided
from comity.assembly.domain.open_classes import check_open
from comity.assembly.domain.standing import EventKind, StandingEvent
from comity.assembly.domain.standing_steps import OWN_STEPS, check_step, decided_by
from comity.assembly.models import Member
from comity.assembly.models import StandingEvent as EventRow
from comity.assembly.queries.decisions import decision_on
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.members_of import domain_member, find_member
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import Conflict, InvalidInput
from comity.kernel.domain.periods import PartialDate
from comity.parties.domain.permissions import OrganisationKind


@dataclass(frozen=True, slots=True)
class Ground:
    """What an entry rests on: a ballot here, or a decision from before, in words."""

    ballot: UUID | None = None
    decision: str = ""


NO_GROUND = Ground()


def record_standing(
    *,
    person: Person,
    member: str,
    kind: EventKind,
    on: PartialDate | None,
    member_class: str = "",
    ground: Ground = NO_GROUND,
) -> EventRow:
    """`member` is a code. Needs `keep-members`; a member's own side gives notice of withdrawal, and
    revokes it. What the statute leaves to a body needs the ballot on the member that decided it.
    Raises as `check_step`, `check_open`, `decided_by` and `decision_on` do; `InvalidInput`:
    `standing-decision-missing`, `standing-decision-needless`; `Conflict`:
    `decision-of-another-body`, `decision-does-not-carry`, `decision-used`."""
    row = find_member(person.assembly, member)
    if kind in OWN_STEPS:
        require_member_side(person, row)
    else:
        person.require("keep-members")
    with transaction.atomic():
        locked = Member.objects.select_for_update().get(id=row.id)
        statute = statute_on(person.assembly, person.on)
        if kind is EventKind.CLASS_CHANGED:
            check_open(statute, member_class, OrganisationKind(row.organisation.kind))
        decided = decided_by(statute, kind, member_class)
        reference = _reference(person, locked, decided, ground, on)
        event = StandingEvent(kind=kind, on=on, member_class=member_class, decision=reference)
        check_step(domain_member(locked).events, event, statute, person.on)
        return append_event(person, locked, event)


def _reference(
    person: Person, member: Member, decided: Decided | None, ground: Ground, on: PartialDate | None
) -> str:
    if decided is None:
        if ground.ballot is not None:
            raise InvalidInput("standing-decision-needless")
        return ground.decision.strip()
    if ground.ballot is None:
        return decided_before(person, ground.decision, on)
    decision = decision_on(person.assembly, ground.ballot, member.reference)
    require_decided(decision.body, decision.matter, decided)
    if not decision.adopted:
        raise Conflict(
            "decision-does-not-carry",
            to=decided.matter,
            outcome=decision.outcome.value,
            matter=decision.matter,
        )
    if member.events.filter(decision=decision.reference).exists():
        raise Conflict("decision-used")
    return decision.reference


def require_decided(body: str, matter: str, decided: Decided) -> None:
    """Raises `Conflict`: `decision-of-another-body`, `decision-of-another-matter`."""
    if body != decided.by:
        raise Conflict("decision-of-another-body", body=body, decides=decided.by)
    if matter != decided.matter:
        raise Conflict("decision-of-another-matter", matter=matter, decides=decided.matter)


def decided_before(person: Person, decision: str, on: PartialDate | None) -> str:
    """A decision in words counts for what happened before the organisation worked here. Raises
    `InvalidInput("standing-decision-missing")`."""
    since = person.assembly.created_at.date()
    if not decision.strip() or len(decision) > 255 or on is None or on.latest >= since:
        raise InvalidInput("standing-decision-missing", since=since.isoformat())
    return decision.strip()
