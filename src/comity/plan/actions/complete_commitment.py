"""A participant says that a commitment is done, or takes that back. A reviewer may find
otherwise."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from comity.plan.actions.keep_commitment import (
    given_reason,
    locked_commitment,
    log_commitment,
    require_state,
)
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.models import Commitment
from comity.plan.queries.people import Person


def complete_commitment(*, person: Person, commitment: Commitment, reason: str) -> Commitment:
    """`reason` says what was reached. Raises as `locked_commitment` and `given_reason` do;
    `Conflict("commitment-not-active")`."""
    with transaction.atomic():
        row = locked_commitment(person, commitment.id)
        require_state(row, CommitmentState.ACTIVE, "commitment-not-active")
        row.ended_reason = given_reason(reason)
        row.state, row.ended_at = CommitmentState.COMPLETED.value, timezone.now()
        row.save(update_fields=["state", "ended_at", "ended_reason"])
        log_commitment(person, row, "complete_commitment", {})
    return row


def reopen_commitment(*, person: Person, commitment: Commitment) -> Commitment:
    """It is under way again: it was not done after all. What was withdrawn stays so. Raises as
    `locked_commitment` does; `Conflict("commitment-not-completed")`."""
    with transaction.atomic():
        row = locked_commitment(person, commitment.id)
        require_state(row, CommitmentState.COMPLETED, "commitment-not-completed")
        row.state, row.ended_at, row.ended_reason = CommitmentState.ACTIVE.value, None, ""
        row.save(update_fields=["state", "ended_at", "ended_reason"])
        log_commitment(person, row, "reopen_commitment", {})
    return row
