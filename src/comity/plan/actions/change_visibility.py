"""Who may read a commitment."""

from __future__ import annotations

from django.db import transaction

from comity.kernel.domain.audit import Visibility
from comity.plan.actions.keep_commitment import locked_commitment, log_commitment
from comity.plan.models import Commitment
from comity.plan.queries.people import Person


def change_visibility(
    *, person: Person, commitment: Commitment, visibility: Visibility
) -> Commitment:
    """By its participant. What was public may have been copied. Raises as `locked_commitment`
    does."""
    with transaction.atomic():
        row = locked_commitment(person, commitment.id)
        if row.visibility == visibility.value:
            return row
        row.visibility = visibility.value
        row.save(update_fields=["visibility"])
        log_commitment(person, row, "change_visibility", {"visibility": visibility.value})
    return row
