"""Commitments, their versions, and who carries them together."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.timezone import now

from comity.kernel.domain.audit import Visibility
from comity.plan.domain.commitment_text import CommitmentState, HelpKind, HelpSide
from comity.plan.domain.partnerships import PartnerState
from comity.plan.models.participants import Participant
from comity.plan.models.plans import ActionRow, Plan


class Commitment(models.Model):
    """`number` is what it is known by in its plan. What stands below `version` is taken from its
    last version, its updates and its assessments, for lists and sums; `actions.restate` writes it
    and nothing else does."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="commitments")
    number = models.PositiveIntegerField()
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="commitments")
    state = models.CharField(
        max_length=16,
        choices=[(it.value, it.value) for it in CommitmentState],
        default=CommitmentState.DRAFT.value,
    )
    visibility = models.CharField(
        max_length=16,
        choices=[(each.value, each.value) for each in Visibility],
        default=Visibility.PUBLIC.value,
    )
    created_at = models.DateTimeField(default=now, editable=False)
    submitted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_reason = models.TextField(blank=True)
    """why it was withdrawn; or what its participant says of its end"""
    version = models.PositiveIntegerField(default=1)

    action = models.ForeignKey(ActionRow, models.PROTECT, related_name="commitments")
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=16)
    jurisdiction = models.CharField(max_length=10)
    kind = models.CharField(max_length=24)
    """of the participant"""
    due_on = models.DateField(null=True)
    self_percent = models.PositiveSmallIntegerField(null=True)
    """as last reported, 0 to 100"""
    level = models.CharField(max_length=16, default="")
    """as last assessed"""
    updates_count = models.PositiveIntegerField(default=0)
    last_update_on = models.DateField(null=True)
    reached = models.CharField(max_length=40, default="")
    """the last reported value of the indicator, as a decimal"""

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="commitment_number_once")
        ]
        indexes = [
            models.Index(fields=["plan", "state", "visibility", "number"], name="commitment_state"),
            models.Index(fields=["plan", "action", "state"], name="commitment_action"),
            models.Index(fields=["plan", "due_on"], name="commitment_due"),
            models.Index(
                fields=["plan", "jurisdiction", "state", "visibility"], name="commitment_place"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def reference(self) -> str:
        return f"commitment:{self.id}"


class CommitmentVersion(models.Model):
    """What was promised, as it was entered; never changed. `text` as `formats/commitment_plain`."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.JSONField()
    digest = models.CharField(max_length=64)
    note = models.TextField(blank=True)
    """why it changed"""
    entered_by = models.CharField(max_length=255)
    entered_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["commitment", "number"], name="commitment_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.number}"


class MilestoneRow(models.Model):
    """A milestone of the last version, for what is due; `reached_on` is reported."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="milestones")
    key = models.CharField(max_length=64)
    title = models.CharField(max_length=300)
    due_on = models.DateField()
    reached_on = models.DateField(null=True)

    class Meta:
        ordering = ["due_on", "key"]
        constraints = [models.UniqueConstraint(fields=["commitment", "key"], name="milestone_once")]
        indexes = [models.Index(fields=["due_on"], name="milestone_due")]

    def __str__(self) -> str:
        return self.title


class HelpRow(models.Model):
    """An offer or a need of the last version, to be matched with others'."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="helps")
    key = models.CharField(max_length=64)
    side = models.CharField(max_length=8, choices=[(it.value, it.value) for it in HelpSide])
    kind = models.CharField(max_length=16, choices=[(it.value, it.value) for it in HelpKind])
    text = models.TextField()
    quantity = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    unit = models.CharField(max_length=64, blank=True)
    per = models.CharField(max_length=16, blank=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        ordering = ["key"]
        constraints = [models.UniqueConstraint(fields=["commitment", "key"], name="help_once")]
        indexes = [models.Index(fields=["side", "kind"], name="help_kind")]

    def __str__(self) -> str:
        return f"{self.side} {self.kind}"


class Partnership(models.Model):
    """Another participant carries a part of a commitment; it counts once it has accepted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="partnerships")
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="partnerships")
    role = models.CharField(max_length=16)
    state = models.CharField(max_length=16, choices=[(it.value, it.value) for it in PartnerState])
    supports = models.ForeignKey(Commitment, models.PROTECT, null=True, related_name="supported_by")
    """the partner's own commitment with which it does its part"""
    asked_at = models.DateTimeField(default=now, editable=False)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["commitment", "participant"], name="partnership_once")
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} {self.role}"

    @property
    def reference(self) -> str:
        return f"partnership:{self.id}"
