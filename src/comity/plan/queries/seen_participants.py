"""The participants of a plan that a person sees."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from comity.kernel.domain.errors import UnknownName
from comity.plan.models import Participant
from comity.plan.queries.people import Person, visible_to


def seen_participants(person: Person) -> QuerySet[Participant]:
    """Their own, and of others those that are for them to see; whoever withdrew stays."""
    own = Q(id__in=[each.id for each in person.participants])
    shown = Q(visibility__in=visible_to(person))
    return Participant.objects.filter(own | shown, plan=person.plan)


def find_participant(person: Person, key: UUID) -> Participant:
    """Raises `UnknownName("participant-unknown")`, also for one that they may not see."""
    rows = seen_participants(person).select_related("organisation", "user")
    found = rows.filter(id=key).first()
    if found is None:
        raise UnknownName("participant-unknown", plan=person.plan.slug)
    return found
