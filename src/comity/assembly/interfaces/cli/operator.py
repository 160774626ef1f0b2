"""Whoever runs commands on the node, before an organisation."""

from __future__ import annotations

from django.utils import timezone

from comity.assembly.queries.find_assembly import find_assembly
from comity.assembly.queries.people import Person
from comity.parties.domain.permissions import OPERATOR


def operator_in(slug: str) -> Person:
    """Today. Raises `UnknownName("assembly-unknown")`."""
    return Person(OPERATOR, find_assembly(slug), timezone.now().date())
