"""Names under which parties publish, what they may store, and whom they follow."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.timezone import now

from comity.parties.models import Organisation


class Account(models.Model):
    """The name of a person or of an organisation in addresses. `key` is it in small letters."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=96)
    key = models.CharField(max_length=96, unique=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="hub_account"
    )
    organisation = models.OneToOneField(
        Organisation, models.PROTECT, null=True, related_name="hub_account"
    )
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(user=None, organisation__isnull=False)
                | models.Q(user__isnull=False, organisation=None),
                name="hub_account_of_one_party",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def reference(self) -> str:
        return f"account:{self.id}"


class Quota(models.Model):
    """How many bytes the repositories of an account may hold, where it is not what the setting
    says."""

    account = models.OneToOneField(Account, models.CASCADE, primary_key=True, related_name="quota")
    limit = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.account} {self.limit}"


class Follow(models.Model):
    """A person who wants to hear of an account."""

    follower = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    account = models.ForeignKey(Account, models.CASCADE, related_name="followers")
    at = models.DateTimeField(default=now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["follower", "account"], name="hub_follow_once")
        ]

    def __str__(self) -> str:
        return f"{self.follower} {self.account}"
