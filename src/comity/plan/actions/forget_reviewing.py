"""What reviewers said of their interests goes with their accounts."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from comity.parties.models import User
from comity.plan.models import ReviewAssignment


def forget_reviewer(person: User, today: date) -> None:
    """In the transaction of `erase_person`, which logs it: their reviews end, and the words of
    their declarations go. That they declared, and what they found, stays."""
    rows = ReviewAssignment.objects.select_for_update(no_key=True).filter(reviewer=person)
    for each in rows:
        each.declared_text = ""
        each.ended_at = each.ended_at or timezone.now()
        each.save(update_fields=["declared_text", "ended_at"])
