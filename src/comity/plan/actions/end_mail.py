"""Whoever is erased is told nothing more."""

from __future__ import annotations

from datetime import date

from comity.parties.models import User
from comity.plan.models import PlanMailChoice, PlanNotice


def end_mail(person: User, _today: date) -> None:
    """In the transaction of `erase_person`, which logs it."""
    PlanNotice.objects.filter(user=person).delete()
    PlanMailChoice.objects.filter(user=person).delete()
