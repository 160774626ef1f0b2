"""Motions, what is proposed to change in them, and their language versions."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.timezone import now

from comity.assembly.domain.amendments import Action, Outcome
from comity.assembly.models.members import Member
from comity.assembly.models.organisations import Assembly
from comity.kernel.domain.audit import Visibility


class Motion(models.Model):
    """A text before a body. `text` is its paragraphs as they stand, `number` that of the
    organisation. `matter` is the statute's; `entry_rule` makes it the text of a treaty."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="motions")
    number = models.PositiveIntegerField()
    body = models.CharField(max_length=64)
    matter = models.CharField(max_length=64, default="")
    title = models.CharField(max_length=300)
    proposer = models.ForeignKey(Member, models.PROTECT, related_name="+")
    state = models.CharField(max_length=64)
    language = models.CharField(max_length=16)
    text = models.JSONField()
    amended = models.BooleanField(default=False)
    entry_rule = models.JSONField(null=True)
    source = models.CharField(max_length=500, blank=True)
    """where the draft came from"""
    visibility = models.CharField(
        max_length=16,
        choices=[(each.value, each.value) for each in Visibility],
        default=Visibility.MEMBERS.value,
    )
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["assembly", "number"], name="motion_number")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def reference(self) -> str:
        return f"motion:{self.id}"


class MotionVersion(models.Model):
    """The text as it stood from a moment on, and why it became that; never changed."""

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.JSONField()
    why = models.CharField(max_length=64)
    at = models.DateTimeField(default=now, editable=False)
    actor = models.CharField(max_length=255)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["motion", "number"], name="motion_version_number")
        ]

    def __str__(self) -> str:
        return f"{self.motion_id} {self.number}"


class CoSponsor(models.Model):
    motion = models.ForeignKey(Motion, models.CASCADE, related_name="co_sponsors")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["motion", "member"], name="co_sponsor_once")]

    def __str__(self) -> str:
        return f"{self.motion_id} {self.member_id}"


class MotionStep(models.Model):
    """A move of a motion from one state to another, by the decision of a ballot or of whoever had
    the capacity for it."""

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    move = models.CharField(max_length=64)
    before = models.CharField(max_length=64)
    after = models.CharField(max_length=64)
    at = models.DateTimeField(default=now, editable=False)
    actor = models.CharField(max_length=255)
    decision = models.CharField(max_length=255, default="")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["motion", "number"], name="motion_step_number")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.move}"


class Amendment(models.Model):
    """As the domain has it; `number` gives it its id there: `a1`. It is to the text as it stands
    until `merged_in`, the version of the motion that it became a part of."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    motion = models.ForeignKey(Motion, models.PROTECT, related_name="amendments")
    number = models.PositiveIntegerField()
    action = models.CharField(max_length=8, choices=[(it.value, it.value) for it in Action])
    paragraph = models.CharField(max_length=100, default="")
    words = models.TextField(default="")
    new = models.JSONField(default=list)
    to = models.ForeignKey("self", models.PROTECT, null=True, related_name="amended_by")
    proposer = models.ForeignKey(Member, models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    outcome = models.CharField(
        max_length=16,
        choices=[(it.value, it.value) for it in Outcome],
        default=Outcome.PENDING.value,
    )
    decision = models.CharField(max_length=255, default="")
    merged_in = models.PositiveIntegerField(null=True)
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["motion", "number"], name="amendment_number")
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def key(self) -> str:
        return f"a{self.number}"

    @property
    def reference(self) -> str:
        return f"amendment:{self.id}"


class Recommendation(models.Model):
    """Advice on a paragraph; it binds nobody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    motion = models.ForeignKey(Motion, models.CASCADE, related_name="recommendations")
    paragraph = models.CharField(max_length=100)
    seen = models.TextField()
    words = models.TextField()
    author = models.CharField(max_length=255)
    reason = models.TextField(blank=True)
    at = models.DateTimeField(default=now, editable=False)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.motion_id} {self.paragraph}"


class TranslatedParagraph(models.Model):
    """`of` is the seal of the paragraph that `words` translate."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="translations")
    language = models.CharField(max_length=16)
    paragraph = models.CharField(max_length=100)
    words = models.TextField()
    of = models.CharField(max_length=64)
    at = models.DateTimeField(default=now)
    actor = models.CharField(max_length=255)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["motion", "language", "paragraph"], name="translated_paragraph_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.paragraph}"
