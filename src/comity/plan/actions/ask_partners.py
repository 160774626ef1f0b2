"""Many partners are asked at once, as `ask_partner` asks one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from comity.kernel.actions.append_audit import append_audits
from comity.plan.actions.keep_commitment import commitment_deed
from comity.plan.actions.restate import BATCH
from comity.plan.actions.tell_people import tell_of_commitments
from comity.plan.domain.partnerships import PartnerRole, PartnerState
from comity.plan.models import Commitment, Participant, Partnership
from comity.plan.queries.audience import people_of
from comity.plan.queries.people import Person


@dataclass(frozen=True, slots=True)
class NewPartner:
    """One that was never asked to carry a part of that commitment, which is active."""

    commitment: Commitment
    participant: Participant
    role: PartnerRole


def ask_partners(person: Person, new: Sequence[NewPartner]) -> list[Partnership]:
    """A part of actions that have authorised it and locked the plan."""
    made = [
        Partnership(
            commitment=each.commitment,
            participant=each.participant,
            role=each.role.value,
            state=PartnerState.ASKED.value,
            asked_at=timezone.now(),
        )
        for each in new
    ]
    Partnership.objects.bulk_create(made, BATCH)
    _tell(person, new)
    append_audits(
        person.actor.reference,
        [
            commitment_deed(
                person,
                each.commitment,
                "ask_partner",
                {"role": each.role},
                draft=False,
                about=each.reference,
            )
            for each in made
        ],
    )
    return made


def _tell(person: Person, new: Sequence[NewPartner]) -> None:
    """Both sides, as `tell_of_partner` does."""
    asked: dict[tuple[UUID, UUID], list[NewPartner]] = defaultdict(list)
    for each in new:
        asked[each.participant.id, each.commitment.participant_id].append(each)
    people: dict[UUID, frozenset[UUID]] = {}
    for group in asked.values():
        partner, own = group[0].participant, group[0].commitment.participant
        for side in (partner, own):
            if side.id not in people:
                people[side.id] = people_of(side, person.on)
        tell_of_commitments(
            person,
            [each.commitment for each in group],
            people[partner.id] | people[own.id],
            "mail-partner-asked",
            partner=partner.name,
        )
