"""A draft that comes to nothing goes, with all that belongs to it. Its number is not used again."""

from __future__ import annotations

from django.db import transaction

from comity.kernel.actions.append_audit import append_audit
from comity.plan.actions.keep_commitment import locked_commitment, require_state
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.models import Commitment, PlanFile
from comity.plan.queries.people import Person


def delete_draft(*, person: Person, commitment: Commitment) -> None:
    """Raises as `locked_commitment` does; `Conflict("commitment-not-draft")`."""
    with transaction.atomic():
        row = locked_commitment(person, commitment.id)
        require_state(row, CommitmentState.DRAFT, "commitment-not-draft")
        PlanFile.objects.filter(plan=person.plan, about=row.reference).delete()
        row.versions.all().delete()
        number, reference = row.number, row.reference
        row.delete()
        append_audit(
            actor=person.actor.reference,
            action="delete_draft",
            object=reference,
            payload={"plan": person.plan.slug, "commitment": number},
        )
