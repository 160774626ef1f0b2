"""Progress on the page of a commitment."""

from __future__ import annotations

from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.interfaces.pages.commitments.blocks import Shown, add_block
from comity.plan.interfaces.pages.reports.progress_view import progress_view
from comity.plan.models import Commitment
from comity.plan.queries.people import Person


def progress_block(person: Person, commitment: Commitment) -> Shown | None:
    """Nothing of a draft, on which nothing is reported yet."""
    if commitment.state == CommitmentState.DRAFT.value:
        return None
    return "plan/reports/block.html", {"progress": progress_view(person, commitment)}


add_block(progress_block)
