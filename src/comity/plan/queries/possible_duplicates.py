"""Who is known here already that somebody may be."""

from __future__ import annotations

from comity.parties.models import Organisation
from comity.plan.domain.duplicates.findings import PossibleDuplicate, Why
from comity.plan.models import Plan


def possible_duplicates(
    plan: Plan,
    *,
    name: str,
    jurisdiction: str,
    ror: str | None = None,
    lei: str | None = None,
    website: str = "",
) -> list[PossibleDuplicate]:
    """The likeliest first."""
    found: dict[str, PossibleDuplicate] = {}
    for row in Organisation.objects.filter(name__iexact=name):
        found[row.reference] = PossibleDuplicate(row.reference, row.name, 1.0, Why.SAME_NAME)
    if lei:
        for row in Organisation.objects.filter(lei=lei):
            found[row.reference] = PossibleDuplicate(row.reference, row.name, 1.0, Why.SAME_LEI)
    if ror:
        for row in Organisation.objects.filter(ror=ror):
            found[row.reference] = PossibleDuplicate(row.reference, row.name, 1.0, Why.SAME_ROR)
    return list(found.values())
