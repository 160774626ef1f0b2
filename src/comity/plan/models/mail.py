"""What people are told by mail, and how often they want to be."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.timezone import now

from comity.assembly.domain.notices import Pace
from comity.plan.models.plans import Plan


class PlanMailChoice(models.Model):
    """How often a person is told of what happens in a plan; `daily` without one."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    pace = models.CharField(max_length=8, choices=[(it.value, it.value) for it in Pace])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "user"], name="plan_mail_choice_once")
        ]

    def __str__(self) -> str:
        return self.pace


class PlanNotice(models.Model):
    """Something to tell one person: `message` is a message's id, `about` its words, `address` a
    path of the site. Sent alone or in a digest, then cleared."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    message = models.CharField(max_length=64)
    about = models.JSONField(default=dict)
    address = models.CharField(max_length=255, default="")
    urgent = models.BooleanField(default=False)
    at = models.DateTimeField(default=now, editable=False)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["sent_at", "at"], name="plan_notice_waiting")]

    def __str__(self) -> str:
        return f"{self.message} {self.user_id}"
