"""A participant begins a commitment. It is theirs alone until it is submitted."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.db import transaction

from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, InvalidInput
from comity.plan.actions.keep_commitment import add_version, log_commitment, require_keepable
from comity.plan.domain.commitment_text import CommitmentState, CommitmentText
from comity.plan.models import ActionRow, Commitment, Participant, Plan
from comity.plan.queries.people import Person


def draft_commitment(
    *,
    person: Person,
    participant: Participant,
    text: CommitmentText,
    visibility: Visibility = Visibility.PUBLIC,
    key: UUID | None = None,
) -> Commitment:
    """However incomplete. `key` is the id that it will have: sent twice, it makes one. Raises as
    `Person.act_for` does; `Problems("commitment-not-kept")`, `InvalidInput("plan-action-retired")`,
    `Conflict("commitment-key-taken")`."""
    person.act_for(participant)
    return begin_draft(
        person=person, participant=participant, text=text, visibility=visibility, key=key
    )


def begin_draft(
    *,
    person: Person,
    participant: Participant,
    text: CommitmentText,
    visibility: Visibility,
    key: UUID | None,
) -> Commitment:
    """A part of actions that have found already that the person may do so. Raises as
    `draft_commitment` does, but for that."""
    require_keepable(person, text)
    with transaction.atomic():
        plan = Plan.objects.select_for_update(no_key=True).get(id=person.plan.id)
        if key is not None and (made := Commitment.objects.filter(id=key).first()):
            if made.participant_id != participant.id:
                raise Conflict("commitment-key-taken")
            return made
        action = ActionRow.objects.get(plan=plan, key=text.action)
        if action.retired:
            raise InvalidInput("plan-action-retired", action=text.action)
        row = Commitment.objects.create(
            id=key or uuid4(),
            plan=plan,
            number=plan.next_number,
            participant=participant,
            state=CommitmentState.DRAFT.value,
            visibility=visibility.value,
            action=action,
            title=text.title[:300],
            language=text.language,
            jurisdiction=participant.jurisdiction,
            kind=participant.kind,
        )
        plan.next_number += 1
        plan.save(update_fields=["next_number"])
        version = add_version(person, row, text)
        log_commitment(person, row, "draft_commitment", {"digest": version.digest})
    return row
