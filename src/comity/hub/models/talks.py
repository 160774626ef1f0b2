"""What people say to each other about a repository, and who asked to be let in."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.timezone import now

from comity.hub.domain.repositories import DiscussionStatus, RequestStatus
from comity.hub.models.repositories import Repository


class Discussion(models.Model):
    """A discussion, or a pull request, whose commits are at `refs/pr/<number>`."""

    repository = models.ForeignKey(Repository, models.CASCADE, related_name="discussions")
    number = models.IntegerField()
    title = models.CharField(max_length=500)
    is_pull_request = models.BooleanField(default=False)
    status = models.CharField(
        max_length=8,
        choices=[(it.value, it.value) for it in DiscussionStatus],
        default=DiscussionStatus.OPEN.value,
    )
    target = models.CharField(max_length=255, default="refs/heads/main")
    base = models.CharField(max_length=40, default="")
    """the commit that a pull request began from"""
    merge_commit = models.CharField(max_length=40, default="")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["repository", "number"], name="hub_discussion_number")
        ]

    def __str__(self) -> str:
        return f"#{self.number} {self.title}"

    @property
    def reference(self) -> str:
        return f"discussion:{self.repository_id}/{self.number}"


class DiscussionEvent(models.Model):
    """`kind` is the client's own word: `comment`, `status-change`, `title-change`, `commit`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    discussion = models.ForeignKey(Discussion, models.CASCADE, related_name="events")
    kind = models.CharField(max_length=16)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now, editable=False)
    content = models.TextField(default="")
    data = models.JSONField(default=dict)
    edited_at = models.DateTimeField(null=True)
    hidden_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.discussion_id}"


class AccessRequest(models.Model):
    """Somebody asks to read a gated repository, with their answers to its questions."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    repository = models.ForeignKey(Repository, models.CASCADE, related_name="access_requests")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    status = models.CharField(
        max_length=8,
        choices=[(it.value, it.value) for it in RequestStatus],
        default=RequestStatus.PENDING.value,
    )
    answers = models.JSONField(default=dict)
    shares_contact = models.BooleanField(default=False)
    """whether they asked themselves: who was let in unasked has told nobody their address"""
    at = models.DateTimeField(default=now)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    reason = models.TextField(default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["repository", "user"], name="hub_access_request_once")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.repository_id} {self.status}"

    @property
    def reference(self) -> str:
        return f"access-request:{self.id}"


class Like(models.Model):
    repository = models.ForeignKey(Repository, models.CASCADE, related_name="liked_by")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["repository", "user"], name="hub_like_once")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.repository_id}"
