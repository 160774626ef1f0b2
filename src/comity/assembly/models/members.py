"""Members, what happened to each, who stands for it, and who asks to become one."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.timezone import now

from comity.assembly.domain.applications import ApplicationState, Mover
from comity.assembly.domain.delegations import Place
from comity.assembly.domain.standing import EventKind
from comity.assembly.models.organisations import Assembly
from comity.parties.models import Dated, Organisation


class Member(models.Model):
    """`code` is what the domain knows it by: the ISO 3166-1 code of a State, else the reference of
    its organisation. What it may do on a day follows from its events alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="members")
    code = models.CharField(max_length=64)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    contact = models.EmailField(blank=True)
    """for the secretariat; never shown to others"""
    website = models.URLField(blank=True)
    summary = models.TextField(blank=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "code"], name="member_code_once"),
            models.UniqueConstraint(
                fields=["assembly", "organisation"], name="member_organisation_once"
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def reference(self) -> str:
        return f"member:{self.id}"


class StandingEvent(models.Model):
    """`on` is a day, a month or a year as ISO 8601 writes it, or "" where it is not known."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="events")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=24, choices=[(it.value, it.value) for it in EventKind])
    on = models.CharField(max_length=10)
    member_class = models.CharField(max_length=64, default="")
    decision = models.CharField(max_length=255, default="")
    entered_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["member", "number"], name="standing_event_number")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class StatedWeight(Dated):
    """A weight that a member states itself, as a fraction in lowest terms."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="weights")
    weight = models.CharField(max_length=64)
    value = models.CharField(max_length=121)
    source = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["weight", "valid_from"]

    def __str__(self) -> str:
        return f"{self.weight} {self.value}"


class Seat(Dated):
    """A seat in a body, by election or appointment."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="seats")
    body = models.CharField(max_length=64)
    decision = models.CharField(max_length=255, default="")

    class Meta:
        ordering = ["body", "valid_from"]

    def __str__(self) -> str:
        return f"{self.body} {self.valid_from}"


class Delegate(Dated):
    """A person in a place of one member's delegation. Terms are ended, never deleted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.ForeignKey(Member, models.PROTECT, related_name="delegates")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    place = models.CharField(max_length=16, choices=[(it.value, it.value) for it in Place])
    credentials_from = models.DateField(null=True)
    credentials_until = models.DateField(null=True)
    follows = models.OneToOneField("self", models.PROTECT, null=True, related_name="followed_by")
    appointed_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering = ["appointed_at", "id"]

    def __str__(self) -> str:
        return f"{self.place} {self.member_id}"

    @property
    def reference(self) -> str:
        return f"delegate:{self.id}"


class Application(models.Model):
    """Somebody asks to become a member of a class. `state` is where its last move led."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="applications")
    applicant = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    code = models.CharField(max_length=64)
    """what the member is to be known by: as `Member.code`"""
    member_class = models.CharField(max_length=64)
    statement = models.TextField(blank=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    submitted_on = models.DateField()
    state = models.CharField(
        max_length=24,
        choices=[(it.value, it.value) for it in ApplicationState],
        default=ApplicationState.SUBMITTED.value,
    )

    class Meta:
        ordering = ["submitted_on", "id"]

    def __str__(self) -> str:
        return f"{self.code} {self.state}"

    @property
    def reference(self) -> str:
        return f"application:{self.id}"

    @property
    def deferral(self) -> str:
        """A reference to whether it is put off or taken up: votes on that are no votes on it."""
        return f"deferral:{self.id}"


class ApplicationMove(models.Model):
    """One move of an application, and on whose side it was made."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="moves")
    number = models.PositiveIntegerField()
    to = models.CharField(max_length=24, choices=[(it.value, it.value) for it in ApplicationState])
    on = models.DateField()
    by = models.CharField(max_length=16, choices=[(it.value, it.value) for it in Mover])
    actor = models.CharField(max_length=255)
    decision = models.CharField(max_length=255, default="")
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "number"], name="application_move_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.to}"


class Sponsorship(models.Model):
    """A member supports an application."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="sponsorships")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "member"], name="sponsorship_once")
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.member_id}"
