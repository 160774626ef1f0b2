"""A draft becomes a commitment: if somebody else could tell whether it was kept."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from comity.kernel.domain.errors import Problems
from comity.plan.actions.keep_commitment import (
    locked_commitment,
    log_commitment,
    require_state,
    require_version,
)
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.gate import refusals
from comity.plan.models import Commitment
from comity.plan.queries.gate_ground import ground_for
from comity.plan.queries.people import Person
from comity.plan.queries.seen_commitments import commitment_text


def submit_commitment(*, person: Person, commitment: Commitment, seen: int) -> Commitment:
    """`seen` is the number of the version that was looked at. Raises as `locked_commitment` does;
    `Conflict`: `commitment-not-draft`, `commitment-changed-meanwhile`; and
    `Problems("commitment-refused")` with everything that the gate refuses."""
    with transaction.atomic():
        row = locked_commitment(person, commitment.id)
        require_state(row, CommitmentState.DRAFT, "commitment-not-draft")
        require_version(row, seen)
        text = commitment_text(row)
        if found := refusals(text, ground_for(person, text)):
            raise Problems("commitment-refused", [each.error for each in found])
        row.state = CommitmentState.ACTIVE.value
        row.submitted_at = timezone.now()
        row.save(update_fields=["state", "submitted_at"])
        digest = row.versions.get(number=row.version).digest
        payload = {"version": row.version, "digest": digest}
        log_commitment(person, row, "submit_commitment", payload)
    return row
