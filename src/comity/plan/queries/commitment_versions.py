"""The versions of a commitment that a person sees."""

from __future__ import annotations

from comity.kernel.domain.errors import UnknownName
from comity.plan.domain.commitment_changes import Change, changes
from comity.plan.formats.commitment_plain import commitment_of_plain
from comity.plan.models import Commitment, CommitmentVersion
from comity.plan.queries.people import Person


def seen_versions(person: Person, commitment: Commitment) -> list[CommitmentVersion]:
    """Every one, for who stands for its participant; for others, the one that was submitted and
    those after it: what a draft said before is nobody else's matter."""
    rows = list(commitment.versions.order_by("number"))
    if person.stands_for(commitment.participant):
        return rows
    submitted = commitment.submitted_at
    if submitted is None:
        return []
    before = [each for each in rows if each.entered_at <= submitted]
    return [*before[-1:], *(each for each in rows if each.entered_at > submitted)]


def changes_between(person: Person, commitment: Commitment, old: int, new: int) -> list[Change]:
    """Raises `UnknownName("commitment-version-unknown")`, also for one that they may not see."""
    seen = {each.number: each for each in seen_versions(person, commitment)}
    for wanted in (old, new):
        if wanted not in seen:
            raise UnknownName(
                "commitment-version-unknown", number=commitment.number, version=wanted
            )
    before, after = (commitment_of_plain(seen[each].text) for each in (old, new))
    return changes(before, after)
