"""Repositories, and what is found about them in lists."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.timezone import now

from comity.hub.domain.repositories import Gate, RepositoryKind, Visibility
from comity.hub.models.accounts import Account


class Repository(models.Model):
    """A repository of a model, a data set or a space, `account/name`.

    What follows from the card and the files of `main` (`card` to `size`) is kept beside it, so that
    lists need not read the files; it is written with each commit.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=8, choices=[(it.value, it.value) for it in RepositoryKind])
    account = models.ForeignKey(Account, models.PROTECT, related_name="repositories")
    name = models.CharField(max_length=96)
    key = models.CharField(max_length=200)
    """`account/name` in small letters, by which it is found"""
    visibility = models.CharField(
        max_length=8,
        choices=[(it.value, it.value) for it in Visibility],
        default=Visibility.PUBLIC.value,
    )
    gate = models.CharField(
        max_length=8, choices=[(it.value, it.value) for it in Gate], default=Gate.NONE.value
    )
    gate_text = models.TextField(default="")
    gate_questions = models.JSONField(default=list)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=now, editable=False)
    modified_at = models.DateTimeField(default=now)
    disabled_reason = models.TextField(default="")
    """why nobody but the operator may read it, where it was taken down as a whole"""
    sdk = models.CharField(max_length=32, default="")

    head = models.CharField(max_length=40, default="")
    """the commit of `main`"""
    card = models.JSONField(default=dict)
    licence = models.CharField(max_length=64, default="")
    task = models.CharField(max_length=64, default="")
    library = models.CharField(max_length=64, default="")
    tags = models.JSONField(default=list)
    summary = models.TextField(default="")
    parameters = models.BigIntegerField(null=True)
    size = models.BigIntegerField(default=0)
    files = models.BigIntegerField(default=0)
    likes = models.BigIntegerField(default=0)
    downloads = models.BigIntegerField(default=0)
    downloads_30_days = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="hub_repository_key")]
        indexes = [
            models.Index(fields=["kind", "-modified_at", "id"], name="hub_repo_modified"),
            models.Index(fields=["kind", "-created_at", "id"], name="hub_repo_created"),
            models.Index(fields=["kind", "-downloads_30_days", "id"], name="hub_repo_downloads"),
            models.Index(fields=["kind", "-likes", "id"], name="hub_repo_likes"),
            models.Index(fields=["account", "kind", "-modified_at"], name="hub_repo_account"),
        ]

    def __str__(self) -> str:
        return f"{self.account.name}/{self.name}"

    @property
    def reference(self) -> str:
        return f"repository:{self.id}"


class RepositoryTag(models.Model):
    """One thing that lists are filtered by: `kind` is `language`, `licence`, `task`, `library`,
    `size`, `country`, `tag`, `dataset`, `base-model` ..."""

    repository = models.ForeignKey(Repository, models.CASCADE, related_name="facets")
    kind = models.CharField(max_length=16)
    value = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["repository", "kind", "value"], name="hub_repository_tag"
            )
        ]
        indexes = [models.Index(fields=["kind", "value", "repository"], name="hub_tag_value")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.value}"


class RepositoryText(models.Model):
    """The folded text that a repository is searched by, apart from its wide row: looking through
    all of these reads few pages."""

    repository = models.OneToOneField(
        Repository, models.CASCADE, primary_key=True, related_name="text"
    )
    kind = models.CharField(max_length=8)
    text = models.TextField()

    def __str__(self) -> str:
        return str(self.repository_id)


class FormerName(models.Model):
    """What a repository was called before it was moved: old addresses lead to it."""

    kind = models.CharField(max_length=8)
    key = models.CharField(max_length=200)
    repository = models.ForeignKey(Repository, models.CASCADE, related_name="former_names")
    until = models.DateTimeField(default=now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="hub_former_name")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
