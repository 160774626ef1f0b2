"""Who takes part, who asks to, and who was invited."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.timezone import now

from comity.kernel.domain.audit import Visibility
from comity.parties.models import Organisation
from comity.plan.domain.participants import JoinState, ParticipantKind, ParticipantState
from comity.plan.models.plans import Plan

KINDS = [(it.value, it.value) for it in ParticipantKind]


class Participant(models.Model):
    """A party in the role of a stakeholder: an organisation, or a person for themselves. `name`
    and `jurisdiction` are the party's own, kept here for lists."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="participants")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=24, choices=KINDS)
    name = models.CharField(max_length=300)
    jurisdiction = models.CharField(max_length=10)
    website = models.URLField(blank=True)
    summary = models.TextField(blank=True)
    visibility = models.CharField(
        max_length=16,
        choices=[(each.value, each.value) for each in Visibility],
        default=Visibility.PUBLIC.value,
    )
    state = models.CharField(
        max_length=16,
        choices=[(it.value, it.value) for it in ParticipantState],
        default=ParticipantState.JOINED.value,
    )
    joined_on = models.DateField()
    withdrawn_on = models.DateField(null=True)
    withdrawn_reason = models.TextField(blank=True)
    """where who keeps the plan ended it"""

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(user=None, organisation__isnull=False)
                | models.Q(user__isnull=False, organisation=None),
                name="participant_of_one_party",
            ),
            models.UniqueConstraint(
                fields=["plan", "organisation"], name="participant_organisation_once"
            ),
            models.UniqueConstraint(fields=["plan", "user"], name="participant_user_once"),
        ]
        indexes = [
            models.Index(fields=["plan", "state", "kind"], name="participant_kind"),
            models.Index(fields=["plan", "jurisdiction"], name="participant_jurisdiction"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def reference(self) -> str:
        return f"participant:{self.id}"


class JoinRequest(models.Model):
    """Somebody asks to join. `claims` is what they said of themselves; `digest` that of the secret
    in the link that was mailed to them. Personal: erased where it leads to nothing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="join_requests")
    kind = models.CharField(max_length=24, choices=KINDS)
    name = models.CharField(max_length=300)
    jurisdiction = models.CharField(max_length=10)
    email = models.EmailField()
    claims = models.JSONField(default=dict)
    language = models.CharField(max_length=16, default="en")
    digest = models.CharField(max_length=64, unique=True, null=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    """who was signed in, or for whom an account was opened"""
    state = models.CharField(
        max_length=24,
        choices=[(it.value, it.value) for it in JoinState],
        default=JoinState.UNCONFIRMED.value,
    )
    participant = models.ForeignKey(Participant, models.PROTECT, null=True, related_name="+")
    """what it led to; a second request of the same party leads to the same one"""
    submitted_at = models.DateTimeField(default=now, editable=False)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["submitted_at", "id"]
        indexes = [models.Index(fields=["plan", "state"], name="join_request_state")]

    def __str__(self) -> str:
        return f"{self.name} {self.state}"

    @property
    def reference(self) -> str:
        return f"join-request:{self.id}"


class JoinMove(models.Model):
    """One move of a request, and who made it."""

    request = models.ForeignKey(JoinRequest, models.CASCADE, related_name="moves")
    number = models.PositiveIntegerField()
    to = models.CharField(max_length=24, choices=[(it.value, it.value) for it in JoinState])
    actor = models.CharField(max_length=255)
    reason = models.TextField(blank=True)
    at = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["request", "number"], name="join_move_number")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.to}"


class Invitation(models.Model):
    """Somebody is asked to join, by mail; whoever follows the link is confirmed already."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="invitations")
    email = models.EmailField()
    kind = models.CharField(max_length=24, choices=KINDS)
    name = models.CharField(max_length=300)
    jurisdiction = models.CharField(max_length=10, blank=True)
    claims = models.JSONField(default=dict)
    language = models.CharField(max_length=16, default="en")
    digest = models.CharField(max_length=64, unique=True)
    invited_by = models.CharField(max_length=255)
    invited_at = models.DateTimeField(default=now, editable=False)
    sent_at = models.DateTimeField(null=True)
    """when its mail left"""
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    request = models.OneToOneField(JoinRequest, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["invited_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "email", "name"],
                condition=models.Q(revoked_at=None),
                name="invitation_once",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def reference(self) -> str:
        return f"invitation:{self.id}"
