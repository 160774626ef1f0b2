"""Who asks the API about a plan: the person of a token, or the public."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone

from comity.parties.interfaces.api.bearer import BearerToken, TokenOrNobody, acting
from comity.plan.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.plan.queries.find_plan import find_plan
from comity.plan.queries.people import PUBLIC, Person

READING = TokenOrNobody(PUBLIC)
"""For what is read: without a token, whatever is public."""
WRITING = BearerToken()


def asking(request: HttpRequest, plan: str) -> Person:
    """The person before the plan, today. Raises `UnknownName("plan-unknown")`."""
    return Person(acting(request), find_plan(plan), timezone.now().date())
