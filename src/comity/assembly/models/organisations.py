"""Organisations that work under a statute, the versions of it, and what is filed with them."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.timezone import now

from comity.kernel.domain.audit import Visibility


class Assembly(models.Model):
    """An organisation of members. `slug` is the id of its statute, and stands in addresses."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug

    @property
    def reference(self) -> str:
        return f"assembly:{self.slug}"

    def body_reference(self, body: str) -> str:
        return f"body:{self.slug}/{body}"


class StatuteVersion(models.Model):
    """A version of the statute as it was entered, which never changes: `source` is the YAML,
    `digest` its SHA-256. `decision` is the ballot by which it was adopted, where there was one."""

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="statutes")
    version = models.PositiveIntegerField()
    holds_from = models.DateField()
    source = models.TextField()
    digest = models.CharField(max_length=64)
    decision = models.CharField(max_length=255, default="")
    entered_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "version"], name="statute_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.assembly_id} {self.version}"


class Document(models.Model):
    """A file that was filed with the organisation. `about` is a reference to what it belongs to,
    `part` what it is there: the id of a supporting document, or nothing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="documents")
    about = models.CharField(max_length=255)
    part = models.CharField(max_length=64, default="")
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    content = models.BinaryField()
    visibility = models.CharField(
        max_length=16,
        choices=[(each.value, each.value) for each in Visibility],
        default=Visibility.MEMBERS.value,
    )
    added_at = models.DateTimeField(default=now, editable=False)
    added_by = models.CharField(max_length=255)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["added_at", "id"]
        indexes = [models.Index(fields=["assembly", "about"], name="assembly_document_about")]

    def __str__(self) -> str:
        return self.name

    @property
    def reference(self) -> str:
        return f"document:{self.id}"
