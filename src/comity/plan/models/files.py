"""Files that belong to a commitment or an update."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.timezone import now

from comity.kernel.domain.audit import Visibility
from comity.plan.models.plans import Plan


class PlanFile(models.Model):
    """`about` is a reference to what it belongs to. Withdrawn, its bytes are gone and its digest
    stays."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="files")
    about = models.CharField(max_length=255)
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    content = models.BinaryField()
    visibility = models.CharField(
        max_length=16,
        choices=[(each.value, each.value) for each in Visibility],
        default=Visibility.PUBLIC.value,
    )
    added_by = models.CharField(max_length=255)
    added_at = models.DateTimeField(default=now, editable=False)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["added_at", "id"]
        indexes = [models.Index(fields=["plan", "about"], name="plan_file_about")]

    def __str__(self) -> str:
        return self.name

    @property
    def reference(self) -> str:
        return f"plan-file:{self.id}"
