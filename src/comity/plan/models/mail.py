"""What people are told by mail, how often they want to be, and what they were reminded of."""

from __future__ import annotations

from django.db import models
from django.utils.timezone import now

from comity.parties.models import PlaceMailChoice, PlaceNotice
from comity.plan.models.commitments import Commitment
from comity.plan.models.plans import Plan


class PlanMailChoice(PlaceMailChoice):
    """In a plan."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "user"], name="plan_mail_choice_once")
        ]


class PlanNotice(PlaceNotice):
    """Of a plan."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="+")

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["sent_at", "at"], name="plan_notice_waiting")]


class DueReminder(models.Model):
    """What a participant was reminded of, so that it is once: `key` is a milestone's, or "" for
    the target; `day` the one on which it is due, or since which nothing was reported."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="+")
    key = models.CharField(max_length=64, blank=True)
    kind = models.CharField(max_length=16)
    day = models.DateField()
    at = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["commitment", "key", "kind", "day"], name="due_reminder_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.day}"
