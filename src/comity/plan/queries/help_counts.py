"""How much help is offered and needed, of which kind."""

from __future__ import annotations

from django.db.models import Count, QuerySet

from comity.plan.domain.commitment_text import HelpKind, HelpSide
from comity.plan.models import Commitment, HelpRow
from comity.plan.queries.progress_of import STATES


def help_counts(rows: QuerySet[Commitment]) -> dict[HelpKind, dict[HelpSide, int]]:
    """Of the commitments that stand, in the order of the kinds; those that nobody names are left
    out."""
    standing = rows.filter(state__in=STATES).order_by().values("id")
    grouped = HelpRow.objects.filter(commitment__in=standing).order_by().values("kind", "side")
    counts = {
        (HelpKind(row["kind"]), HelpSide(row["side"])): row["n"]
        for row in grouped.annotate(n=Count("id"))
    }
    return {
        kind: {side: counts.get((kind, side), 0) for side in HelpSide}
        for kind in HelpKind
        if any((kind, side) in counts for side in HelpSide)
    }
