"""People, organisations, memberships, roles, tokens, and the forms of what a room tells by mail.

Keys are random UUIDs: they stand in the audit log for ever, so they must say nothing about anybody.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.timezone import now

from comity.parties.domain.mail_pace import Pace
from comity.parties.domain.permissions import EVERYWHERE, MembershipRole, OrganisationKind


class UserManager(BaseUserManager["User"]):
    """Makes users; the e-mail address is kept in small letters, since people type it either way."""

    def create_user(self, email: str, password: str | None = None, **fields: object) -> User:
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> User:
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in by e-mail address."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=16, default="en")
    timezone = models.CharField(max_length=64, default="UTC")
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=now, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_any_case")]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def reference(self) -> str:
        return f"user:{self.id}"


class Organisation(models.Model):
    """A government, institute, company ...; its registry identifiers are optional."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=300)
    kind = models.CharField(
        max_length=32, choices=[(kind.value, kind.value) for kind in OrganisationKind]
    )
    jurisdiction = models.CharField(max_length=10)
    ror = models.CharField(max_length=9, null=True, unique=True)
    lei = models.CharField(max_length=20, null=True, unique=True)
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def reference(self) -> str:
        return f"organisation:{self.id}"


class Dated(models.Model):
    """A half-open term of days: `[valid_from, valid_until)`."""

    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    class Meta:
        abstract = True


class Membership(Dated):
    """A person's place in an organisation; after a hand-over it names the one it followed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    role = models.CharField(
        max_length=16, choices=[(role.value, role.value) for role in MembershipRole]
    )
    follows = models.OneToOneField("self", models.PROTECT, null=True, related_name="followed_by")

    class Meta:
        ordering = ["valid_from", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until=None)
                | models.Q(valid_until__gte=models.F("valid_from")),
                name="membership_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.role} {self.organisation}"

    @property
    def reference(self) -> str:
        return f"membership:{self.id}"


class Role(Dated):
    """A role of one party, a person or an organisation, on one object or everywhere (`*`)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="roles")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="roles")
    name = models.CharField(max_length=64)
    scope = models.CharField(max_length=255, default=EVERYWHERE)

    class Meta:
        ordering = ["valid_from", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(user=None, organisation__isnull=False)
                | models.Q(user__isnull=False, organisation=None),
                name="role_of_one_party",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_until=None)
                | models.Q(valid_until__gte=models.F("valid_from")),
                name="role_ends_after_start",
            ),
        ]
        indexes = [models.Index(fields=["name", "scope"], name="role_name_scope")]

    def __str__(self) -> str:
        return f"{self.user or self.organisation} {self.name} {self.scope}"

    @property
    def reference(self) -> str:
        return f"role:{self.id}"


class Token(models.Model):
    """A person's token for programs. The secret itself is nowhere in the database."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=100)
    shown = models.CharField(max_length=16)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField()
    created_at = models.DateTimeField(default=now, editable=False)
    expires_at = models.DateTimeField()
    last_used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["created_at", "id"]

    def __str__(self) -> str:
        return f"{self.name} ({self.shown}...)"

    @property
    def reference(self) -> str:
        return f"token:{self.id}"


class PlaceMailChoice(models.Model):
    """How often a person is told of what happens in some place; `daily` without one. A room that
    tells people by mail has a table of its own, with what the place is."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    pace = models.CharField(max_length=8, choices=[(it.value, it.value) for it in Pace])

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.pace


class PlaceNotice(models.Model):
    """Something to tell one person: `message` is a message's id, `about` its words, `address` a
    path of the site. Sent alone or in a digest, then cleared."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    message = models.CharField(max_length=64)
    about = models.JSONField(default=dict)
    address = models.CharField(max_length=255, default="")
    urgent = models.BooleanField(default=False)
    """sent at once, whatever the pace but `never`"""
    at = models.DateTimeField(default=now, editable=False)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.message} {self.user_id}"
