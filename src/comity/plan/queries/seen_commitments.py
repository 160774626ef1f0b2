"""The commitments of a plan that a person sees."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from comity.kernel.domain.errors import UnknownName
from comity.plan.domain.commitment_text import CommitmentState, CommitmentText
from comity.plan.formats.commitment_plain import commitment_of_plain
from comity.plan.models import Commitment
from comity.plan.queries.people import Person, visible_to


def seen_commitments(person: Person) -> QuerySet[Commitment]:
    """Those of their own in every state; what they review; of others, what was submitted and is
    for them to see."""
    return Commitment.objects.filter(_seen(person), plan=person.plan)


def unseen_commitments(person: Person) -> QuerySet[Commitment]:
    """The others of the plan."""
    return Commitment.objects.filter(~_seen(person), plan=person.plan)


def _seen(person: Person) -> Q:
    others = Q(visibility__in=visible_to(person)) & ~Q(state=CommitmentState.DRAFT.value)
    if not person.user_id:
        return others
    own = Q(participant__in=[each.id for each in person.participants])
    return others | own | Q(id__in=[each.commitment_id for each in person.assignments])


def find_commitment(person: Person, number: int) -> Commitment:
    """Raises `UnknownName("commitment-unknown")`, also for one that they may not see."""
    rows = seen_commitments(person).select_related("participant", "action", "plan")
    found = rows.filter(number=number).first()
    if found is None:
        raise UnknownName("commitment-unknown", number=number, plan=person.plan.slug)
    return found


def commitment_text(commitment: Commitment, version: int | None = None) -> CommitmentText:
    """Its last version, unless another is named. Raises
    `UnknownName("commitment-version-unknown")`."""
    wanted = commitment.version if version is None else version
    found = commitment.versions.filter(number=wanted).first()
    if found is None:
        raise UnknownName("commitment-version-unknown", number=commitment.number, version=wanted)
    return commitment_of_plain(found.text)
