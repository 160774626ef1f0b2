"""Whoever was asked to carry a part of a commitment accepts or declines; and either side may end
what was accepted."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted, UnknownName
from comity.plan.actions.keep_commitment import log_commitment
from comity.plan.actions.tell_of_changes import tell_of_partner
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.partnerships import COUNTING, PartnerState, circle
from comity.plan.models import Commitment, Partnership, Plan
from comity.plan.queries.people import Person

_COUNT = [each.value for each in COUNTING]


def answer_partner(
    *,
    person: Person,
    partnership: Partnership,
    accept: bool,
    supports: Commitment | None = None,
) -> Partnership:
    """By the partner. `supports` is the commitment of its own with which it does its part. Raises
    `UnknownName("partnership-unknown")`, as `Person.act_for` does, `InvalidInput`:
    `partner-of-another`, `partnership-circle`; `Conflict`: `partnership-answered`,
    `commitment-not-active`."""
    with transaction.atomic():
        row = _locked(person, partnership.id)
        person.act_for(row.participant)
        if row.state != PartnerState.ASKED.value:
            raise Conflict("partnership-answered")
        if accept:
            _require_open(row.commitment)
            _require_sound(row, supports)
            row.supports = supports
        state = PartnerState.ACCEPTED if accept else PartnerState.DECLINED
        row.state, row.answered_at = state.value, timezone.now()
        row.save(update_fields=["state", "answered_at", "supports"])
        tell_of_partner(person, row, f"mail-partner-{row.state}")
        log_commitment(
            person, row.commitment, "answer_partner", {"state": row.state}, row.reference
        )
    return row


def end_partnership(*, person: Person, partnership: Partnership) -> Partnership:
    """By the partner or by whose commitment it is; what was only asked is taken back so too.
    Raises `UnknownName("partnership-unknown")`, `NotPermitted("no-representative")`,
    `Conflict("partnership-not-accepted")`."""
    with transaction.atomic():
        row = _locked(person, partnership.id)
        sides = (row.participant, row.commitment.participant)
        if not any(person.stands_for(each) for each in sides):
            raise NotPermitted("no-representative", participant=row.participant.name)
        person.act_for(next(each for each in sides if person.stands_for(each)))
        if row.state not in _COUNT:
            raise Conflict("partnership-not-accepted")
        row.state, row.supports = PartnerState.ENDED.value, None
        row.save(update_fields=["state", "supports"])
        tell_of_partner(person, row, "mail-partner-ended")
        log_commitment(person, row.commitment, "end_partnership", {}, row.reference)
    return row


def _locked(person: Person, partnership: UUID) -> Partnership:
    """The plan's row first: who looks for circles looks alone."""
    Plan.objects.select_for_update(no_key=True).get(id=person.plan.id)
    rows = Partnership.objects.select_related("commitment__participant", "participant")
    found = rows.filter(id=partnership, commitment__plan=person.plan).first()
    if found is None:
        raise UnknownName("partnership-unknown")
    return found


def _require_open(commitment: Commitment) -> None:
    if commitment.state != CommitmentState.ACTIVE.value:
        raise Conflict("commitment-not-active", number=commitment.number, state=commitment.state)


def _require_sound(row: Partnership, supports: Commitment | None) -> None:
    if supports is None:
        return
    open_states = {CommitmentState.ACTIVE.value, CommitmentState.COMPLETED.value}
    if supports.participant_id != row.participant_id or supports.state not in open_states:
        raise InvalidInput("partner-of-another", number=supports.number)
    if found := circle(_supporters(row.commitment.plan), row.commitment_id, supports.id):
        numbers = dict(Commitment.objects.filter(id__in=found).values_list("id", "number"))
        named = " → ".join(str(numbers[each]) for each in found)
        raise InvalidInput("partnership-circle", number=row.commitment.number, circle=named)


def _supporters(plan: Plan) -> dict[UUID, list[UUID]]:
    """By commitment, those that support it."""
    rows = Partnership.objects.filter(
        commitment__plan=plan, state__in=_COUNT, supports__isnull=False
    )
    found: dict[UUID, list[UUID]] = {}
    for commitment, supporter in rows.values_list("commitment_id", "supports_id"):
        found.setdefault(commitment, []).append(supporter)
    return found
