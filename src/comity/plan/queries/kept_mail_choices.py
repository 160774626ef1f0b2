"""What the room keeps of one person, for that person."""

from __future__ import annotations

from typing import Any

from comity.parties.models import User
from comity.plan.models import PlanMailChoice


def mail_choices_of_person(person: User) -> list[dict[str, Any]]:
    rows = PlanMailChoice.objects.filter(user=person).select_related("plan")
    return [{"plan": each.plan.slug, "pace": each.pace} for each in rows]
