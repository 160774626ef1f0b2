"""How plans tell people by mail."""

from __future__ import annotations

from datetime import date

from comity.parties.domain.permissions import Actor
from comity.parties.models import User
from comity.parties.queries.letterboxes import Letterbox
from comity.plan.models import JoinRequest, Plan, PlanMailChoice, PlanNotice
from comity.plan.queries.people import Person


def _reaches(plan: Plan, user: User, on: date) -> bool:
    """Whoever is inside, and whoever asked to be."""
    if Person(Actor(user.reference), plan, on).is_inside:
        return True
    return JoinRequest.objects.filter(plan=plan, user=user).exists()


LETTERBOX = Letterbox(PlanNotice, PlanMailChoice, Plan, "plan", _reaches)
