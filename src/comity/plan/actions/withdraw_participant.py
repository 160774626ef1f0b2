"""A participant leaves a plan. What it promised and reported stays, and says that it left."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, InvalidInput, UnknownName
from comity.plan.domain.participants import ParticipantState
from comity.plan.models import Participant
from comity.plan.queries.people import Person


def withdraw_participant(*, person: Person, participant: UUID, reason: str = "") -> Participant:
    """By itself, or by who has `keep-participants`, with a reason. Raises
    `UnknownName("participant-unknown")`, `Conflict("participant-withdrawn")`,
    `InvalidInput("withdrawal-reason-missing")`, `NotPermitted`."""
    with transaction.atomic():
        rows = Participant.objects.select_for_update(no_key=True).filter(plan=person.plan)
        row = rows.filter(id=participant).first()
        if row is None:
            raise UnknownName("participant-unknown", plan=person.plan.slug)
        own = person.stands_for(row)
        if own:
            person.require_unnarrowed()
        else:
            person.require("keep-participants")
        if row.state == ParticipantState.WITHDRAWN.value:
            raise Conflict("participant-withdrawn", participant=row.name)
        if not own and not reason.strip():
            raise InvalidInput("withdrawal-reason-missing")
        row.state, row.withdrawn_on = ParticipantState.WITHDRAWN.value, person.on
        row.withdrawn_reason = "" if own else reason.strip()[:4000]
        row.save(update_fields=["state", "withdrawn_on", "withdrawn_reason"])
        append_audit(
            actor=person.actor.reference,
            action="withdraw_participant",
            object=row.reference,
            payload={"plan": person.plan.reference, "own": own},
            visibility=Visibility.MEMBERS,
        )
    return row
