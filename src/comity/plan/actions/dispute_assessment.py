"""A participant holds an assessment to be wrong; somebody who is of neither side settles it."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from comity.kernel.domain.errors import Conflict, NotPermitted
from comity.parties.models import User
from comity.plan.actions.log_progress import locked, log_progress
from comity.plan.actions.restate import restate
from comity.plan.actions.tell_people import tell_of_commitment
from comity.plan.domain.progress import DisputeState
from comity.plan.domain.reviewing import check_may_dispute, check_move, check_words
from comity.plan.models import Assessment, Commitment, Dispute
from comity.plan.queries.audience import coordinators, people_of
from comity.plan.queries.people import Person
from comity.plan.queries.review_standing import own_sides


def open_dispute(
    *, person: Person, assessment: Assessment, grounds: str, key: UUID | None = None
) -> Dispute:
    """Needs to act for the participant, within `PLAN_DISPUTE_DAYS` of the assessment. `key` as in
    `report_progress`. Raises as `Person.act_for`, `check_words` and `check_may_dispute` do;
    `Conflict("update-key-taken")`."""
    person.act_for(assessment.commitment.participant)
    check_words(grounds, "dispute-grounds-missing")
    with transaction.atomic():
        fresh = locked(person, assessment.commitment)
        if key and (there := Dispute.objects.filter(id=key).first()):
            if there.assessment_id != assessment.id:
                raise Conflict("update-key-taken", key=str(key))
            return there
        now = Assessment.objects.select_for_update(no_key=True).get(id=assessment.id)
        check_may_dispute(
            [DisputeState(each) for each in now.disputes.values_list("state", flat=True)],
            struck=now.struck_at is not None,
            assessed_on=now.on,
            today=person.on,
            days=settings.PLAN_DISPUTE_DAYS,
        )
        row = Dispute.objects.create(
            id=key or uuid4(),
            assessment=now,
            grounds=grounds.strip(),
            opened_by=person.actor.reference,
        )
        told = [*coordinators(person.plan, person.on), assessment.assignment.reviewer_id]
        tell_of_commitment(person, fresh, told, "mail-dispute-opened")
        _log(person, fresh, row, "open_dispute")
    return row


def settle_dispute(*, person: Person, dispute: Dispute, upheld: bool, reasons: str) -> Dispute:
    """Upheld, the assessment is struck and counts no more; it stays to be read. Needs
    `settle-disputes`, and neither to have assessed it nor to belong to the participant or a
    partner. Raises `NotPermitted`: `not-permitted`, `dispute-own-assessment`, `dispute-own-case`;
    and as `check_words` and `check_move` do."""
    person.require("settle-disputes")
    _require_of_neither_side(person, dispute)
    check_words(reasons, "settlement-reasons-missing")
    to = DisputeState.UPHELD if upheld else DisputeState.REJECTED
    with transaction.atomic():
        fresh = locked(person, dispute.assessment.commitment)
        row = _moved(dispute, to)
        row.settled_by, row.settled_at = person.actor.reference, timezone.now()
        row.settlement = reasons.strip()
        row.save(update_fields=["state", "settled_by", "settled_at", "settlement"])
        if upheld:
            Assessment.objects.filter(id=row.assessment_id).update(struck_at=row.settled_at)
            restate(fresh)
        people = people_of(fresh.participant, person.on)
        told = [*people, dispute.assessment.assignment.reviewer_id]
        tell_of_commitment(person, fresh, told, f"mail-dispute-{to.value}")
        _log(person, fresh, row, "settle_dispute", state=to.value)
    return row


def withdraw_dispute(*, person: Person, dispute: Dispute) -> Dispute:
    """By the participant, before it is settled. Raises as `Person.act_for` and `check_move` do."""
    commitment = dispute.assessment.commitment
    person.act_for(commitment.participant)
    with transaction.atomic():
        fresh = locked(person, commitment)
        row = _moved(dispute, DisputeState.WITHDRAWN)
        row.settled_at = timezone.now()
        row.save(update_fields=["state", "settled_at"])
        told = [*coordinators(person.plan, person.on), dispute.assessment.assignment.reviewer_id]
        tell_of_commitment(person, fresh, told, "mail-dispute-withdrawn")
        _log(person, fresh, row, "withdraw_dispute")
    return row


def may_settle(person: Person, dispute: Dispute) -> bool:
    """For pages, to offer it or not."""
    if not person.may("settle-disputes"):
        return False
    try:
        _require_of_neither_side(person, dispute)
    except NotPermitted:
        return False
    return dispute.state == DisputeState.OPEN.value


def _require_of_neither_side(person: Person, dispute: Dispute) -> None:
    commitment = dispute.assessment.commitment
    if person.user_id is None:
        return
    if dispute.assessment.assignment.reviewer_id == person.user_id:
        raise NotPermitted("dispute-own-assessment")
    if own_sides(User.objects.get(id=person.user_id), commitment, person.on):
        raise NotPermitted("dispute-own-case")


def _moved(dispute: Dispute, to: DisputeState) -> Dispute:
    row = Dispute.objects.select_for_update(no_key=True).get(id=dispute.id)
    check_move(DisputeState(row.state), to)
    row.state = to.value
    return row


def _log(person: Person, commitment: Commitment, row: Dispute, action: str, **more: object) -> None:
    assessment = f"assessment:{row.assessment_id}"
    log_progress(person, commitment, action, row.reference, assessment=assessment, **more)
