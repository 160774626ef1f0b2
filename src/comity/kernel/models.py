"""The audit log's two tables. Triggers (migration 0002) hold them append-only below Django too."""

from __future__ import annotations

from django.db import models

from comity.kernel.domain.audit import Visibility


class AuditEntry(models.Model):
    """One entry: its leaf's fields, the leaf hash, and the payload and salt that can be erased.

    `payload` is text, not JSON: a database may rewrite JSON numbers, and the digest is over bytes.
    """

    sequence = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=255)
    action = models.CharField(max_length=64)
    object = models.CharField(max_length=255)
    visibility = models.CharField(
        max_length=16, choices=[(choice.value, choice.value) for choice in Visibility]
    )
    payload_digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    leaf_hash = models.CharField(max_length=64)
    payload = models.TextField(null=True)
    salt = models.CharField(max_length=64, null=True)

    class Meta:
        ordering = ["sequence"]
        indexes = [
            models.Index(fields=["object", "sequence"], name="audit_object"),
            models.Index(fields=["actor", "sequence"], name="audit_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.action} {self.object}"


class AuditHead(models.Model):
    """The one row that writers lock: how many entries there are, and the last leaf hash."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    size = models.BigIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="audit_one_head")]

    def __str__(self) -> str:
        return f"{self.size}:{self.hash}"
