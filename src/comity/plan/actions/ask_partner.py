"""A participant asks another to carry a part of its commitment."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from comity.kernel.domain.errors import Conflict, InvalidInput
from comity.plan.actions.keep_commitment import locked_commitment, log_commitment, require_state
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.participants import ParticipantState
from comity.plan.domain.partnerships import COUNTING, PartnerRole, PartnerState
from comity.plan.models import Commitment, Participant, Partnership
from comity.plan.queries.people import Person


def ask_partner(
    *, person: Person, commitment: Commitment, participant: Participant, role: PartnerRole
) -> Partnership:
    """It counts once it has accepted. One that declined, or whose part ended, may be asked again.
    Raises as `locked_commitment` does; `InvalidInput`: `partner-itself`, `partner-not-joined`;
    `Conflict`: `commitment-not-active`, `partner-asked-already`."""
    with transaction.atomic():
        row = locked_commitment(person, commitment.id)
        require_state(row, CommitmentState.ACTIVE, "commitment-not-active")
        if participant.id == row.participant_id:
            raise InvalidInput("partner-itself")
        joined = participant.state == ParticipantState.JOINED.value
        if participant.plan_id != row.plan_id or not joined:
            raise InvalidInput("partner-not-joined", participant=participant.name)
        made = row.partnerships.filter(participant=participant).first()
        if made is None:
            made = Partnership(commitment=row, participant=participant)
        elif PartnerState(made.state) in COUNTING:
            raise Conflict("partner-asked-already", participant=participant.name)
        made.role, made.state = role.value, PartnerState.ASKED.value
        made.supports, made.asked_at, made.answered_at = None, timezone.now(), None
        made.save()
        log_commitment(person, row, "ask_partner", {"role": role.value}, made.reference)
    return made
