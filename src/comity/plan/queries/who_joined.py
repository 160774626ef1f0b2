"""Who takes part, in figures: from where, and who came lately."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from comity.plan.domain.participants import ParticipantKind, ParticipantState
from comity.plan.models import Participant
from comity.plan.queries.people import Person, visible_to


@dataclass(frozen=True, slots=True)
class Joined:
    """In one jurisdiction; `governments` of them are that."""

    participants: int
    governments: int


@dataclass(frozen=True, slots=True)
class Newcomer:
    id: UUID
    name: str
    kind: str
    jurisdiction: str
    joined_on: date


def joined_by_jurisdiction(person: Person) -> dict[str, Joined]:
    """Only those that the person sees."""
    government = Count("id", filter=Q(kind=ParticipantKind.GOVERNMENT.value))
    rows = _joined(person).order_by().values("jurisdiction").annotate(n=Count("id"), g=government)
    return {row["jurisdiction"]: Joined(row["n"], row["g"]) for row in rows}


def joined_lately(person: Person, most: int) -> list[Newcomer]:
    rows = _joined(person).order_by("-joined_on", "name", "id")
    columns = ("id", "name", "kind", "jurisdiction", "joined_on")
    return [Newcomer(*row) for row in rows.values_list(*columns)[:most]]


def _joined(person: Person) -> QuerySet[Participant]:
    return Participant.objects.filter(
        plan=person.plan,
        state=ParticipantState.JOINED.value,
        visibility__in=visible_to(person),
    )
