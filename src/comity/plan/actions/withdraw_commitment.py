"""A participant takes a commitment back, for everybody to see."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from comity.kernel.domain.errors import Conflict
from comity.plan.actions.keep_commitment import given_reason, locked_commitment, log_commitment
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.models import Commitment
from comity.plan.queries.people import Person

OPEN = frozenset({CommitmentState.ACTIVE.value, CommitmentState.COMPLETED.value})


def withdraw_commitment(*, person: Person, commitment: Commitment, reason: str) -> Commitment:
    """It stays, with the reason. A draft is deleted instead. Raises as `locked_commitment` and
    `given_reason` do; `Conflict`: `commitment-withdrawn-already`, `commitment-not-submitted`."""
    with transaction.atomic():
        row = locked_commitment(person, commitment.id)
        if row.state == CommitmentState.WITHDRAWN.value:
            raise Conflict("commitment-withdrawn-already", number=row.number)
        if row.state not in OPEN:
            raise Conflict("commitment-not-submitted", number=row.number)
        row.ended_reason = given_reason(reason)
        row.state, row.ended_at = CommitmentState.WITHDRAWN.value, timezone.now()
        row.save(update_fields=["state", "ended_at", "ended_reason"])
        log_commitment(person, row, "withdraw_commitment", {})
    return row
