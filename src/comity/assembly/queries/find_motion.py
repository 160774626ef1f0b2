"""Motions and amendments as somebody may see them, by the numbers that they go by."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from comity.assembly.models import Amendment, Motion, Recommendation
from comity.assembly.queries.people import Person, visible_to
from comity.kernel.domain.errors import UnknownName


def motions_for(person: Person) -> QuerySet[Motion]:
    """Those that they may see."""
    rows = Motion.objects.filter(assembly=person.assembly)
    return rows.filter(visibility__in=visible_to(person)).select_related("proposer__organisation")


def find_motion(person: Person, number: int) -> Motion:
    """Raises `UnknownName("motion-unknown")`, for one that they may not see too."""
    found = motions_for(person).filter(number=number).first()
    if found is None:
        raise UnknownName("motion-unknown", number=number)
    return found


def find_amendment(motion: Motion, number: int) -> Amendment:
    """Raises `UnknownName("amendment-unknown")`."""
    rows = motion.amendments.select_related("to", "proposer__organisation")
    found = rows.filter(number=number).first()
    if found is None:
        raise UnknownName("amendment-unknown", name=f"a{number}")
    return found


def amendment_called(motion: Motion, name: str) -> Amendment:
    """By its key: `a3`. Raises as `find_amendment` does."""
    digits = name.removeprefix("a")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 7):
        raise UnknownName("amendment-unknown", name=name[:60])
    return find_amendment(motion, int(digits))


def find_recommendation(motion: Motion, key: UUID) -> Recommendation:
    """Raises `UnknownName("recommendation-unknown")`."""
    found = motion.recommendations.filter(id=key).first()
    if found is None:
        raise UnknownName("recommendation-unknown", key=str(key))
    return found
