"""Plans with participants and commitments, for tests of actions, queries and pages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from tests.parties.people import person
from tests.plan.plans import SMALL

from comity.kernel.domain.audit import Visibility
from comity.parties.actions.create_organisation import create_organisation
from comity.parties.actions.grant_role import grant_role
from comity.parties.domain.permissions import OPERATOR, Actor, OrganisationKind
from comity.parties.models import User
from comity.plan.actions.keep_plan import publish_plan
from comity.plan.actions.restate import restate
from comity.plan.domain.commitment_text import CommitmentState, CommitmentText, Milestone, Target
from comity.plan.domain.participants import ParticipantKind
from comity.plan.formats.commitment_plain import commitment_to_plain, digest_of
from comity.plan.models import ActionRow, Commitment, CommitmentVersion, Participant, Plan
from comity.plan.queries.people import PUBLIC, Person

SINCE = date(2026, 1, 1)
KINDS = {
    ParticipantKind.GOVERNMENT: OrganisationKind.GOVERNMENT,
    ParticipantKind.COMPANY: OrganisationKind.COMPANY,
    ParticipantKind.INSTITUTION: OrganisationKind.RESEARCH_INSTITUTE,
}
PROMISE = CommitmentText(
    title="Train 50 engineers",
    language="en",
    action="skills",
    outcome="Fifty more people in Kenya can train and run models themselves.",
    beneficiaries="Engineers of public universities in Kenya",
    sub_action="courses",
    starts_on=date(2026, 2, 1),
    target=Target(
        indicator="Engineers trained",
        unit="people",
        baseline=Decimal(0),
        baseline_on=date(2026, 1, 1),
        value=Decimal(50),
        due_on=date(2027, 12, 31),
        proof="The universities' register of certificates, published each quarter",
    ),
    milestones=(Milestone("first-course", "The first course is held", date(2026, 9, 30)),),
)


@dataclass
class SeededPlan:
    """A plan with its coordinator, and participants each with somebody who acts for it."""

    plan: Plan
    coordinator: User
    people: dict[str, User] = field(default_factory=dict)
    participants: dict[str, Participant] = field(default_factory=dict)

    def as_operator(self, on: date | None = None) -> Person:
        return self.before(OPERATOR, on)

    def as_public(self, on: date | None = None) -> Person:
        return self.before(PUBLIC, on)

    def as_user(self, user: User, on: date | None = None) -> Person:
        return self.before(Actor(user.reference), on)

    def as_coordinator(self, on: date | None = None) -> Person:
        return self.as_user(self.coordinator, on)

    def as_participant(self, name: str, on: date | None = None) -> Person:
        return self.as_user(self.people[name], on)

    def before(self, actor: Actor, on: date | None = None) -> Person:
        return Person(actor, self.plan, on or timezone.now().date())


def seeded_plan(*names: str, source: bytes = SMALL) -> SeededPlan:
    """The small plan with the participants `acme` (a company) and `kenya` (a government), unless
    others are named."""
    plan = publish_plan(actor=OPERATOR, source=source, name="plan.yaml")
    coordinator = person(f"coordinator-{plan.slug}")
    grant_role(
        actor=OPERATOR, name="coordinator", user=coordinator.id, scope=plan.reference, on=SINCE
    )
    made = SeededPlan(plan, coordinator)
    for name in names or ("acme", "kenya"):
        kind = ParticipantKind.GOVERNMENT if name == "kenya" else ParticipantKind.COMPANY
        seed_participant(made, name, kind)
    return made


def seed_participant(
    made: SeededPlan,
    name: str,
    kind: ParticipantKind = ParticipantKind.COMPANY,
    jurisdiction: str = "KE",
) -> Participant:
    """An organisation that joined before; somebody acts for it."""
    owner = person(f"{name}-{made.plan.slug}")
    organisation = create_organisation(
        actor=OPERATOR,
        name=name.title(),
        kind=KINDS[kind],
        jurisdiction=jurisdiction,
        owner=owner.id,
        on=SINCE,
    )
    row = Participant.objects.create(
        plan=made.plan,
        organisation=organisation,
        kind=kind.value,
        name=organisation.name,
        jurisdiction=jurisdiction,
        joined_on=SINCE,
    )
    made.people[name], made.participants[name] = owner, row
    return row


def seed_commitment(
    made: SeededPlan,
    name: str = "acme",
    text: CommitmentText = PROMISE,
    *,
    state: CommitmentState = CommitmentState.ACTIVE,
    visibility: Visibility = Visibility.PUBLIC,
    **changes: object,
) -> Commitment:
    """A commitment of the participant of that name, as if it had passed the gate. `changes` are
    fields of the text."""
    text = replace(text, **changes)  # type: ignore[arg-type]  # names of fields
    participant = made.participants[name]
    row = Commitment.objects.create(
        plan=made.plan,
        number=made.plan.commitments.count() + 1,
        participant=participant,
        state=state.value,
        visibility=visibility.value,
        submitted_at=timezone.now() if state is not CommitmentState.DRAFT else None,
        action=ActionRow.objects.get(plan=made.plan, key=text.action),
        title=text.title,
        language=text.language,
        jurisdiction=participant.jurisdiction,
        kind=participant.kind,
    )
    made.plan.next_number = row.number + 1
    made.plan.save(update_fields=["next_number"])
    CommitmentVersion.objects.create(
        commitment=row,
        number=1,
        text=commitment_to_plain(text),
        digest=digest_of(text),
        entered_by=made.people[name].reference,
    )
    with transaction.atomic():
        restate(row)
    return row
