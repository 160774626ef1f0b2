"""What people are told by mail, and how often they want to be."""

from __future__ import annotations

from django.db import models

from comity.assembly.models.organisations import Assembly
from comity.parties.models import PlaceMailChoice, PlaceNotice


class MailChoice(PlaceMailChoice):
    """In an organisation."""

    assembly = models.ForeignKey(Assembly, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assembly", "user"], name="mail_choice_once")
        ]


class MailNotice(PlaceNotice):
    """Of an organisation."""

    assembly = models.ForeignKey(Assembly, models.CASCADE, related_name="+")

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["sent_at", "at"], name="mail_notice_waiting")]
