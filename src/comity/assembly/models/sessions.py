"""Sessions of bodies: agenda, who was there, what happened, minutes."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.timezone import now

from comity.assembly.domain.minutes import Happened
from comity.assembly.domain.sessions import ItemState, SessionState
from comity.assembly.models.members import Member
from comity.assembly.models.organisations import Assembly, StatuteVersion
from comity.kernel.domain.audit import Visibility


class Session(models.Model):
    """A meeting of a body. It works under the version of the statute that held when it opened."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="sessions")
    body = models.CharField(max_length=64)
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    place = models.CharField(max_length=200, blank=True)
    starts_at = models.DateTimeField()
    state = models.CharField(
        max_length=16,
        choices=[(it.value, it.value) for it in SessionState],
        default=SessionState.PLANNED.value,
    )
    presiding = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    statute = models.ForeignKey(StatuteVersion, models.PROTECT, null=True, related_name="+")
    visibility = models.CharField(
        max_length=16,
        choices=[(each.value, each.value) for each in Visibility],
        default=Visibility.MEMBERS.value,
    )

    class Meta:
        ordering = ["-starts_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "body", "number"], name="session_number")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def reference(self) -> str:
        return f"session:{self.id}"


class AgendaItem(models.Model):
    """`subject` is a reference to what is dealt with: a motion, an application, nothing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(Session, models.PROTECT, related_name="items")
    position = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    subject = models.CharField(max_length=255, default="")
    state = models.CharField(
        max_length=16,
        choices=[(it.value, it.value) for it in ItemState],
        default=ItemState.WAITING.value,
    )

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "position"],
                name="agenda_position",
                deferrable=models.Deferrable.DEFERRED,
            )
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.title}"

    @property
    def reference(self) -> str:
        return f"agenda-item:{self.id}"


class Movement(models.Model):
    """A member comes or goes."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="movements")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    arrives = models.BooleanField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.member_id} {'in' if self.arrives else 'out'}"


class SessionEvent(models.Model):
    """Something that the minutes tell; `about` has the words that `Happened` needs."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="events")
    at = models.DateTimeField(default=now)
    happened = models.CharField(max_length=24, choices=[(it.value, it.value) for it in Happened])
    about = models.JSONField(default=dict)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.happened} {self.at}"


class Minutes(models.Model):
    """A text of the minutes (Markdown), in versions; the last one counts. `approved_at` once
    somebody signed it."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="minutes")
    number = models.PositiveIntegerField()
    text = models.TextField()
    written_at = models.DateTimeField(default=now, editable=False)
    written_by = models.CharField(max_length=255)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.CharField(max_length=255, default="")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["session", "number"], name="minutes_number")]

    def __str__(self) -> str:
        return f"{self.session_id} {self.number}"
