"""Whose rows a download holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.timezone import now

from comity.kernel.domain.audit import Visibility, canonical_time
from comity.plan.models import Commitment, Participant
from comity.plan.queries.find_plan import last_version, text_of
from comity.plan.queries.people import PUBLIC, Person, visible_to
from comity.plan.queries.seen_commitments import seen_commitments


@dataclass(frozen=True)
class Scope:
    """What `person` sees of their plan: all of it, or what everybody sees."""

    person: Person

    @cached_property
    def visible(self) -> frozenset[str]:
        return frozenset(visible_to(self.person))

    @property
    def rows(self) -> str:
        """`public`, `members` or `restricted`: the least open rows that may be in it."""
        if Visibility.PRIVATE.value in self.visible:
            return "restricted"
        return "members" if Visibility.MEMBERS.value in self.visible else "public"

    @property
    def own_rows(self) -> bool:
        """Whether rows may be in it that are for this person alone: drafts, and what they
        review."""
        return bool(self.person.participants or self.person.assignments)

    @cached_property
    def own(self) -> frozenset[UUID]:
        return frozenset(each.id for each in self.person.participants)

    @property
    def commitments(self) -> QuerySet[Commitment]:
        return seen_commitments(self.person).order_by("number")

    @property
    def participants(self) -> QuerySet[Participant]:
        seen = Q(visibility__in=self.visible) | Q(id__in=self.own)
        return Participant.objects.filter(seen, plan=self.person.plan)

    def about(self, licence: str, at: datetime | None = None) -> dict[str, Any]:
        """What a file says of itself."""
        version = last_version(self.person.plan)
        return {
            "plan": self.person.plan.slug,
            "plan_version": version.version,
            "title": dict(text_of(version).title),
            "as_of": canonical_time(at or now()),
            "rows": self.rows,
            "own_rows": self.own_rows,
            "licence": licence,
        }


def public_scope(person: Person) -> Scope:
    """What everybody sees, whoever asks."""
    return Scope(Person(PUBLIC, person.plan, person.on))
