"""Delegations of a person that is erased end on the day; that somebody stood there remains."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from comity.assembly.models import Delegate, MailChoice, MailNotice
from comity.parties.models import User


def end_delegations(person: User, today: date) -> None:
    """In the transaction of `erase_person`, which logs it."""
    goes_on = Q(valid_until=None) | Q(valid_until__gt=today)
    for each in Delegate.objects.select_for_update().filter(goes_on, user=person):
        each.valid_until = max(today, each.valid_from)
        each.save(update_fields=["valid_until"])
    MailNotice.objects.filter(user=person).delete()
    MailChoice.objects.filter(user=person).delete()
