"""One commitment with all that belongs to it, for a page or a record."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from comity.plan.domain.commitment_text import CommitmentText, Target
from comity.plan.domain.partnerships import PartnerState
from comity.plan.formats.commitment_plain import commitment_of_plain
from comity.plan.models import Commitment, CommitmentVersion, MilestoneRow, Partnership, PlanFile
from comity.plan.queries.commitment_versions import seen_versions
from comity.plan.queries.people import Person, visible_to


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """`partners` are those who accepted; `asked` those who did not answer yet, for either side
    alone. `supports` are the commitments that it does a part of."""

    row: Commitment
    text: CommitmentText
    versions: tuple[CommitmentVersion, ...]
    milestones: tuple[MilestoneRow, ...]
    partners: tuple[Partnership, ...]
    asked: tuple[Partnership, ...]
    supports: tuple[Partnership, ...]
    files: tuple[PlanFile, ...]
    reached: Decimal | None

    @property
    def share(self) -> Fraction | None:
        """How much of the way from baseline to target is done, by what was reported."""
        return share_of(self.text.target, self.reached)


def commitment_view(person: Person, row: Commitment) -> CommitmentView:
    """Of one that they see."""
    versions = tuple(seen_versions(person, row))
    current = row.versions.get(number=row.version)
    partnerships = list(row.partnerships.select_related("participant", "supports"))
    own = person.stands_for(row.participant)
    return CommitmentView(
        row=row,
        text=commitment_of_plain(current.text),
        versions=versions,
        milestones=tuple(row.milestones.all()),
        partners=tuple(it for it in partnerships if it.state == PartnerState.ACCEPTED.value),
        asked=tuple(
            it
            for it in partnerships
            if it.state == PartnerState.ASKED.value and (own or person.stands_for(it.participant))
        ),
        supports=tuple(_supports(person, row)),
        files=tuple(_files(person, row)),
        reached=_decimal(row.reached),
    )


def share_of(target: Target, reached: Decimal | None) -> Fraction | None:
    """From 0 to 1; `None` where a figure is missing."""
    if reached is None or target.baseline is None or target.value is None:
        return None
    whole = Fraction(target.value) - Fraction(target.baseline)
    if whole == 0:
        return None
    return min(
        Fraction(1), max(Fraction(0), (Fraction(reached) - Fraction(target.baseline)) / whole)
    )


def _supports(person: Person, row: Commitment) -> list[Partnership]:
    """Of commitments that they see themselves."""
    rows = row.supported_by.filter(
        state=PartnerState.ACCEPTED.value, commitment__visibility__in=visible_to(person)
    )
    return list(rows.select_related("commitment__participant"))


def _files(person: Person, row: Commitment) -> list[PlanFile]:
    rows = PlanFile.objects.filter(plan=row.plan, about=row.reference, withdrawn_at=None)
    seen = visible_to(person)
    own = person.stands_for(row.participant)
    return [each for each in rows.defer("content") if own or each.visibility in seen]


def _decimal(text: str) -> Decimal | None:
    try:
        found = Decimal(text) if text else None
    except InvalidOperation:
        return None
    return found if found is None or found.is_finite() else None
