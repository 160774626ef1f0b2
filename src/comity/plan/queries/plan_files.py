"""Files of commitments and updates: what they belong to, and who may read them."""

from __future__ import annotations

from uuid import UUID

from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import UnknownName
from comity.plan.models import Commitment, PlanFile, ProgressUpdate
from comity.plan.queries.people import Person
from comity.plan.queries.seen_commitments import seen_commitments


def commitment_of(person: Person, about: str) -> Commitment:
    """Which `about` names, or to which the update belongs that it names; one that they see. Raises
    `UnknownName("file-subject-unknown")`."""
    kind, _, text = about.partition(":")
    try:
        key = UUID(text)
    except ValueError:
        kind = ""
    rows = seen_commitments(person).select_related("participant", "plan")
    found: Commitment | None = None
    match kind:
        case "commitment":
            found = rows.filter(id=key).first()
        case "update":
            of_update = ProgressUpdate.objects.filter(id=key).values("commitment_id")
            found = rows.filter(id__in=of_update).first()
    if found is None:
        raise UnknownName("file-subject-unknown", reference=about[:100])
    return found


def read_plan_file(person: Person, key: UUID) -> PlanFile:
    """One that they may read, with its bytes. Raises `UnknownName("plan-file-unknown")` for any
    other, and for one that was withdrawn."""
    unknown = UnknownName("plan-file-unknown", key=str(key))
    row = PlanFile.objects.filter(plan=person.plan, id=key, withdrawn_at=None).first()
    if row is None:
        raise unknown
    try:
        commitment = commitment_of(person, row.about)
    except UnknownName:
        raise unknown from None
    if not reads_files(person, commitment, row.visibility):
        raise unknown
    return row


def reads_files(person: Person, commitment: Commitment, visibility: str) -> bool:
    """Its reviewers read all that it was given to be judged by."""
    reviewed = any(each.commitment_id == commitment.id for each in person.assignments)
    return reviewed or person.sees(visibility, commitment.participant)


def files_of(person: Person, commitment: Commitment) -> list[tuple[int | None, PlanFile]]:
    """As `files_about`, of a commitment and all of its updates at once, each with the number of
    its update; those of the commitment itself come first."""
    numbers: dict[str, int | None] = {commitment.reference: None}
    numbers |= {each.reference: each.number for each in commitment.updates.all()}
    rows = PlanFile.objects.filter(plan=person.plan, withdrawn_at=None, about__in=numbers)
    reads = [it.value for it in Visibility if reads_files(person, commitment, it.value)]
    found = rows.filter(visibility__in=reads).defer("content")
    told = [(numbers[each.about], each) for each in found]
    return sorted(told, key=lambda it: it[0] or 0)


def files_about(person: Person, commitment: Commitment, about: str) -> list[PlanFile]:
    """Those of a commitment or of one of its updates that they may read, without their bytes."""
    rows = PlanFile.objects.filter(plan=person.plan, about=about, withdrawn_at=None)
    reads = [it.value for it in Visibility if reads_files(person, commitment, it.value)]
    return list(rows.filter(visibility__in=reads).defer("content"))
