"""Who fetched what and who was refused, what was taken down, and who is told of changes."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.timezone import now

from comity.hub.models.accounts import Account
from comity.hub.models.repositories import Repository


class Access(models.Model):
    """One download or refusal; kept for `COMITY_HUB_ACCESS_DAYS`. The address is a network's."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    repository = models.ForeignKey(Repository, models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    address = models.CharField(max_length=64, default="")
    commit = models.CharField(max_length=40, default="")
    path = models.CharField(max_length=1024, default="")
    refused = models.CharField(max_length=64, default="")
    """the message id of the reason, "" where it was served"""

    class Meta:
        indexes = [
            models.Index(fields=["repository", "-at"], name="hub_access_repository"),
            models.Index(fields=["at"], name="hub_access_at"),
        ]

    def __str__(self) -> str:
        return f"{self.at} {self.repository_id} {self.path}"


class DailyCount(models.Model):
    """Per repository and day (UTC): downloads and refusals; these stay."""

    repository = models.ForeignKey(Repository, models.CASCADE, related_name="days")
    day = models.DateField()
    downloads = models.BigIntegerField(default=0)
    refusals = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["repository", "day"], name="hub_daily_count")
        ]

    def __str__(self) -> str:
        return f"{self.repository_id} {self.day}"


class Takedown(models.Model):
    """A repository, or one file of it, that may not be read, with the notice that led to it, and
    what its owner said against it. `path` "" is the whole repository.

    Of a file neither the path is served, whatever it holds by now, nor the content that it held
    (`sha256`), wherever it stands. `notice` and `reason` are public: they name no notifier."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    repository = models.ForeignKey(Repository, models.CASCADE, related_name="takedowns")
    path = models.CharField(max_length=1024, default="")
    sha256 = models.CharField(max_length=64, default="")
    notice = models.TextField()
    reason = models.TextField()
    at = models.DateTimeField(default=now, editable=False)
    by = models.CharField(max_length=255)
    appeal = models.TextField(default="")
    appealed_at = models.DateTimeField(null=True)
    decision = models.TextField(default="")
    decided_at = models.DateTimeField(null=True)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["repository", "lifted_at"], name="hub_takedown_repository"),
            models.Index(fields=["sha256"], name="hub_takedown_content"),
        ]

    def __str__(self) -> str:
        return f"{self.repository_id} {self.path}"

    @property
    def reference(self) -> str:
        return f"takedown:{self.id}"


class LicenceChange(models.Model):
    """A commit of `main` that changed the licence on the card; shown on the page."""

    repository = models.ForeignKey(Repository, models.CASCADE, related_name="licence_changes")
    commit = models.CharField(max_length=40)
    at = models.DateTimeField()
    before = models.CharField(max_length=200)
    after = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"{self.before} -> {self.after}"


class Webhook(models.Model):
    """An address that its owner wants to have told of what happens to what it watches."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    url = models.URLField(max_length=500)
    secret = models.CharField(max_length=200, default="")
    domains = models.JSONField(default=list)
    """of `repo` and `discussion`"""
    active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=now, editable=False)

    def __str__(self) -> str:
        return self.url

    @property
    def reference(self) -> str:
        return f"webhook:{self.id}"


class Watched(models.Model):
    """An account, with all its repositories, or one repository that a webhook watches."""

    webhook = models.ForeignKey(Webhook, models.CASCADE, related_name="watched")
    account = models.ForeignKey(Account, models.CASCADE, null=True, related_name="watched_by")
    repository = models.ForeignKey(Repository, models.CASCADE, null=True, related_name="watched_by")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(account=None, repository__isnull=False)
                | models.Q(account__isnull=False, repository=None),
                name="hub_watched_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.webhook_id} {self.account or self.repository}"


class Delivery(models.Model):
    """One message to a webhook, and what came of it. It is to be tried at `next_at`; with that
    empty it was delivered, or given up."""

    webhook = models.ForeignKey(Webhook, models.CASCADE, related_name="deliveries")
    body = models.TextField()
    at = models.DateTimeField(default=now, editable=False)
    next_at = models.DateTimeField(null=True, default=now)
    attempts = models.IntegerField(default=0)
    status = models.IntegerField(null=True)
    error = models.CharField(max_length=200, default="")
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["next_at"], name="hub_delivery_next")]

    def __str__(self) -> str:
        return f"{self.webhook_id} {self.at}"
