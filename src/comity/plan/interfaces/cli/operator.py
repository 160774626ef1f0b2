"""Whoever runs commands on the node, before a plan."""

from __future__ import annotations

from django.utils import timezone

from comity.parties.domain.permissions import OPERATOR
from comity.plan.queries.find_plan import find_plan
from comity.plan.queries.people import Person


def operator_in(slug: str) -> Person:
    """Today. Raises `UnknownName("plan-unknown")`."""
    return Person(OPERATOR, find_plan(slug), timezone.now().date())
