"""Plans, their versions, and how they stand to each other."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.timezone import now

from comity.assembly.models import Assembly
from comity.plan.domain.plan_links import LinkKind


class Plan(models.Model):
    """`slug` is the id of its text, and stands in addresses. Of an `assembly`, its members take
    part by a click, and its secretary keeps the plan."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=64, unique=True)
    assembly = models.ForeignKey(Assembly, models.PROTECT, null=True, related_name="plans")
    next_number = models.PositiveIntegerField(default=1)
    """of the commitment that comes next"""
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug

    @property
    def reference(self) -> str:
        return f"plan:{self.slug}"


class PlanVersion(models.Model):
    """A version of the text as it was entered, which never changes: `source` is the YAML,
    `digest` its SHA-256."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField()
    source = models.TextField()
    digest = models.CharField(max_length=64)
    entered_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "version"], name="plan_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.version}"


class ActionRow(models.Model):
    """An action of a plan, for other rows to point at; what it says stands in the versions. One
    that a later version leaves out stays, `retired`."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="actions")
    key = models.SlugField(max_length=64)
    position = models.PositiveIntegerField()
    retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["plan", "key"], name="plan_action_once")]

    def __str__(self) -> str:
        return self.key

    @property
    def reference(self) -> str:
        return f"action:{self.id}"


class PlanLink(models.Model):
    """One action supports, duplicates or conflicts with another, of this plan or another."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    left = models.ForeignKey(ActionRow, models.PROTECT, related_name="links")
    right = models.ForeignKey(ActionRow, models.PROTECT, related_name="linked_from")
    kind = models.CharField(max_length=16, choices=[(it.value, it.value) for it in LinkKind])
    reason = models.TextField(blank=True)
    added_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering = ["added_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["left", "right", "kind"], name="plan_link_once")
        ]

    def __str__(self) -> str:
        return f"{self.left_id} {self.kind} {self.right_id}"

    @property
    def reference(self) -> str:
        return f"plan-link:{self.id}"
