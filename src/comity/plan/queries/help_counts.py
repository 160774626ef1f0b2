"""How much help is offered and needed, of which kind."""

from __future__ import annotations

from django.db.models import Count, QuerySet

from comity.plan.domain.commitment_text import HelpKind, HelpSide
from comity.plan.models import Commitment
from comity.plan.queries.progress_of import STATES


def help_counts(rows: QuerySet[Commitment]) -> dict[HelpKind, dict[HelpSide, int]]:
    """Of the commitments that stand, in the order of the kinds; those that nobody names are left
    out."""
    grouped = rows.filter(state__in=STATES, helps__isnull=False).order_by()
    counts = {
        (HelpKind(kind), HelpSide(side)): n
        for kind, side, n in grouped.values_list("helps__kind", "helps__side").annotate(
            n=Count("helps__id")
        )
    }
    return {
        kind: {side: counts.get((kind, side), 0) for side in HelpSide}
        for kind in HelpKind
        if any((kind, side) in counts for side in HelpSide)
    }
