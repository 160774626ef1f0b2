"""Reports of progress, what reviewers find, and what is said of that."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.timezone import now

from comity.plan.domain.plan_text import Level
from comity.plan.domain.progress import Declaration, DisputeState, EvidenceKind
from comity.plan.models.commitments import Commitment
from comity.plan.models.files import PlanFile


class ProgressUpdate(models.Model):
    """What the participant says, by itself; never changed. `struck_at` takes it back visibly."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="updates")
    number = models.PositiveIntegerField()
    version = models.PositiveIntegerField()
    """of the commitment, that it reports against"""
    on = models.DateField()
    """the day as of which it is true"""
    text = models.TextField()
    language = models.CharField(max_length=16)
    percent = models.PositiveSmallIntegerField(null=True)
    value = models.CharField(max_length=40, default="")
    """of the indicator, as a decimal"""
    milestones = models.JSONField(default=dict)
    """those that it reports as reached: the key of each, and the day"""
    entered_by = models.CharField(max_length=255)
    entered_at = models.DateTimeField(default=now, editable=False)
    struck_at = models.DateTimeField(null=True)
    struck_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["entered_at"], name="update_entered")]
        constraints = [
            models.UniqueConstraint(fields=["commitment", "number"], name="update_number_once"),
            models.CheckConstraint(
                condition=models.Q(percent=None) | models.Q(percent__lte=100),
                name="update_percent_of_hundred",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.number}"

    @property
    def reference(self) -> str:
        return f"update:{self.id}"


class Evidence(models.Model):
    """What bears an update out."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    update = models.ForeignKey(ProgressUpdate, models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=8, choices=[(it.value, it.value) for it in EvidenceKind])
    title = models.CharField(max_length=300)
    address = models.URLField(max_length=1000, blank=True)
    file = models.ForeignKey(PlanFile, models.PROTECT, null=True, related_name="+")
    figure = models.CharField(max_length=40, default="")
    added_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering = ["added_at", "id"]

    def __str__(self) -> str:
        return self.title

    @property
    def reference(self) -> str:
        return f"evidence:{self.id}"


class ReviewAssignment(models.Model):
    """A reviewer is to assess a commitment. They declare their interests first."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="assignments")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    assigned_by = models.CharField(max_length=255)
    assigned_at = models.DateTimeField(default=now, editable=False)
    due_on = models.DateField(null=True)
    declaration = models.CharField(
        max_length=16, choices=[(it.value, it.value) for it in Declaration], default=""
    )
    declared_text = models.TextField(blank=True)
    declared_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["assigned_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["commitment", "reviewer"],
                condition=models.Q(ended_at=None),
                name="assignment_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.reviewer_id}"

    @property
    def reference(self) -> str:
        return f"assignment:{self.id}"


class Assessment(models.Model):
    """What a reviewer found, of the updates up to `update_number`; never changed, only followed.
    The last one counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="assessments")
    assignment = models.ForeignKey(ReviewAssignment, models.PROTECT, related_name="assessments")
    number = models.PositiveIntegerField()
    version = models.PositiveIntegerField()
    update_number = models.PositiveIntegerField()
    level = models.CharField(max_length=16, choices=[(it.value, it.value) for it in Level])
    reasons = models.TextField()
    language = models.CharField(max_length=16)
    on = models.DateField()
    entered_at = models.DateTimeField(default=now, editable=False)
    struck_at = models.DateTimeField(null=True)
    """when a dispute of it was upheld: it counts no more"""

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["entered_at"], name="assessment_entered")]
        constraints = [
            models.UniqueConstraint(fields=["commitment", "number"], name="assessment_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.level}"

    @property
    def reference(self) -> str:
        return f"assessment:{self.id}"


class AssessmentResponse(models.Model):
    """What the participant says to an assessment."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="responses")
    text = models.TextField()
    language = models.CharField(max_length=16)
    entered_by = models.CharField(max_length=255)
    entered_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering = ["entered_at", "id"]

    def __str__(self) -> str:
        return str(self.assessment_id)

    @property
    def reference(self) -> str:
        return f"response:{self.id}"


class Dispute(models.Model):
    """The participant holds an assessment to be wrong; the secretariat settles it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="disputes")
    grounds = models.TextField()
    state = models.CharField(
        max_length=16,
        choices=[(it.value, it.value) for it in DisputeState],
        default=DisputeState.OPEN.value,
    )
    opened_by = models.CharField(max_length=255)
    opened_at = models.DateTimeField(default=now, editable=False)
    settled_by = models.CharField(max_length=255, default="")
    settled_at = models.DateTimeField(null=True)
    settlement = models.TextField(blank=True)

    class Meta:
        ordering = ["opened_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment"],
                condition=models.Q(state="open"),
                name="dispute_open_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.state}"

    @property
    def reference(self) -> str:
        return f"dispute:{self.id}"
