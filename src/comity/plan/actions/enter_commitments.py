"""Many commitments are entered at once, as `draft_commitment` and `submit_commitment` enter one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from comity.kernel.actions.append_audit import Deed, append_audits
from comity.kernel.domain.audit import Visibility
from comity.plan.actions.keep_commitment import commitment_deed, first_version
from comity.plan.actions.restate import BATCH, state_first
from comity.plan.actions.tell_people import tell_of_commitments
from comity.plan.domain.commitment_text import CommitmentState, CommitmentText
from comity.plan.models import ActionRow, Commitment, CommitmentVersion, Participant, Plan
from comity.plan.queries.audience import coordinators
from comity.plan.queries.people import Person


@dataclass(frozen=True, slots=True)
class NewCommitment:
    """`id` is that of no commitment yet; `submitted` where it passed the gate, and whoever enters
    it stands for the participant."""

    id: UUID
    participant: Participant
    text: CommitmentText
    visibility: Visibility
    submitted: bool


def enter_commitments(person: Person, plan: Plan, new: Sequence[NewCommitment]) -> list[Commitment]:
    """A part of actions that have authorised it, tried each text and locked the plan. In as many
    statements for thousands as for one, so that others can write soon."""
    actions = {each.key: each for each in ActionRow.objects.filter(plan=plan)}
    made = []
    for number, each in enumerate(new, start=plan.next_number):
        made.append(_row(plan, number, each, actions[each.text.action]))
    plan.next_number += len(made)
    plan.save(update_fields=["next_number"])
    state_first([(row, each.text) for row, each in zip(made, new, strict=True)])
    versions = [first_version(person, row, each.text) for row, each in zip(made, new, strict=True)]
    CommitmentVersion.objects.bulk_create(versions, BATCH)
    submitted = [each for each in made if each.submitted_at is not None]
    if submitted:
        # Nobody reviews one yet or carries a part of it.
        told = coordinators(plan, person.on)
        tell_of_commitments(person, submitted, told, "mail-commitment-submitted")
    append_audits(person.actor.reference, _deeds(person, made, versions))
    return made


def _row(plan: Plan, number: int, each: NewCommitment, action: ActionRow) -> Commitment:
    state = CommitmentState.ACTIVE if each.submitted else CommitmentState.DRAFT
    return Commitment(
        id=each.id,
        plan=plan,
        number=number,
        participant=each.participant,
        state=state.value,
        visibility=each.visibility.value,
        submitted_at=timezone.now() if each.submitted else None,
        action=action,
    )


def _deeds(
    person: Person, made: Sequence[Commitment], versions: Sequence[CommitmentVersion]
) -> Iterator[Deed]:
    """The same entries as of one by one."""
    for row, version in zip(made, versions, strict=True):
        digest = {"digest": version.digest}
        yield commitment_deed(person, row, "draft_commitment", digest, draft=True)
        if row.submitted_at is not None:
            payload = {"version": version.number, **digest}
            yield commitment_deed(person, row, "submit_commitment", payload, draft=False)
