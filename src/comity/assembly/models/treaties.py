"""Instruments that were adopted, and what each party did about them."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.timezone import now

from comity.assembly.models.motions import Motion
from comity.assembly.models.organisations import Assembly
from comity.regulation.domain.confidence import Confidence


class Treaty(models.Model):
    """`rule` is a rule of entry into force as `formats.treaty_rules` writes it. `instrument` is its
    id in the corpus, where it stands there. `amends` is the treaty that it changes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="treaties")
    slug = models.SlugField(max_length=64)
    title = models.JSONField()
    motion = models.OneToOneField(Motion, models.PROTECT, null=True, related_name="treaty")
    decision = models.CharField(max_length=255, default="")
    adopted_on = models.DateField()
    rule = models.JSONField()
    reservations = models.BooleanField(default=True)
    amends = models.ForeignKey("self", models.PROTECT, null=True, related_name="amendments")
    instrument = models.CharField(max_length=128, default="")
    closed_on = models.DateField(null=True)
    """the first day without it, where its parties ended it"""
    why_closed = models.TextField(default="")
    entered_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering = ["-adopted_on", "slug"]
        constraints = [models.UniqueConstraint(fields=["assembly", "slug"], name="treaty_slug")]

    def __str__(self) -> str:
        return self.slug

    @property
    def reference(self) -> str:
        return f"treaty:{self.id}"


class TreatyDeed(models.Model):
    """An action of a party, or a notice to the depositary: `kind` is a word of the corpus's
    `ActionKind` or of `NoticeKind`. `on` is a day, a month or a year. A deed that was entered
    wrongly is struck out in the open, never deleted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    treaty = models.ForeignKey(Treaty, models.PROTECT, related_name="deeds")
    party = models.CharField(max_length=64)
    kind = models.CharField(max_length=40)
    number = models.PositiveIntegerField(default=1)
    """counts a party's deeds of one kind"""
    on = models.CharField(max_length=10)
    until = models.CharField(max_length=10, default="")
    """the last that it may be of, where it is only known to lie between two"""
    citation = models.CharField(max_length=100, default="")
    """the provision that it was made under"""
    with_members = models.BooleanField(default=False)
    """whether the consent of an organisation binds its members too, by its own law"""
    about = models.CharField(max_length=128, default="")
    """the id of the reservation that a notice is about"""
    opposes_entry = models.BooleanField(default=False)
    text = models.TextField(blank=True)
    source = models.CharField(max_length=500)
    confidence = models.CharField(
        max_length=20,
        choices=[(it.value, it.value) for it in Confidence],
        default=Confidence.VERIFIED_TEXT.value,
    )
    entered_at = models.DateTimeField(default=now, editable=False)
    entered_by = models.CharField(max_length=255)
    struck_at = models.DateTimeField(null=True)
    why_struck = models.TextField(default="")

    class Meta:
        ordering = ["on", "entered_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["treaty", "party", "kind", "number"], name="treaty_deed_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.party} {self.kind} {self.on}"

    @property
    def reference(self) -> str:
        return f"treaty-deed:{self.id}"
