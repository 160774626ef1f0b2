"""Commits, trees, refs: git's objects, as rows of the repository that they belong to."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from comity.hub.models.repositories import Repository


class Tree(models.Model):
    """One directory: its git object id, and its entries as `formats.tree_bytes` writes them.

    Rows are of one repository, never shared: knowing an id opens nothing elsewhere.
    """

    repository = models.ForeignKey(Repository, models.CASCADE, related_name="trees")
    oid = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    """SHA-256 of all that is in it, as manifests sign it (`domain/content_digest.py`)"""
    body = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["repository", "oid"], name="hub_tree_oid")]

    def __str__(self) -> str:
        return self.oid


class Commit(models.Model):
    """A commit by git's own id. `depth` is one more than that of its first parent, so that recent
    ones are found without walking. `changed` says whether its file changes are kept (`Change`);
    of a squashed or copied history they are not."""

    repository = models.ForeignKey(Repository, models.CASCADE, related_name="commits")
    oid = models.CharField(max_length=40)
    tree = models.CharField(max_length=40)
    parents = models.JSONField(default=list)
    depth = models.IntegerField()
    title = models.CharField(max_length=500)
    message = models.TextField(default="")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    author_name = models.CharField(max_length=200)
    author_email = models.CharField(max_length=254)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["repository", "oid"], name="hub_commit_oid")]
        indexes = [models.Index(fields=["repository", "-depth"], name="hub_commit_depth")]

    def __str__(self) -> str:
        return self.oid


class Change(models.Model):
    """What a commit did to one file. `kind` is `add`, `modify` or `delete`."""

    commit = models.ForeignKey(Commit, models.CASCADE, related_name="changes")
    repository = models.ForeignKey(Repository, models.CASCADE, related_name="+")
    path = models.CharField(max_length=1024)
    kind = models.CharField(max_length=8)
    oid = models.CharField(max_length=40, default="")
    sha256 = models.CharField(max_length=64, default="")
    size = models.BigIntegerField(default=0)
    is_lfs = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["repository", "path", "-commit"], name="hub_change_path")]

    def __str__(self) -> str:
        return f"{self.kind} {self.path}"


class Ref(models.Model):
    """A full ref name (`refs/heads/main`, `refs/tags/v1`, `refs/pr/3`) and its commit."""

    repository = models.ForeignKey(Repository, models.CASCADE, related_name="refs")
    name = models.CharField(max_length=255)
    commit = models.ForeignKey(Commit, models.CASCADE, related_name="refs")
    message = models.TextField(default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["repository", "name"], name="hub_ref_name")]

    def __str__(self) -> str:
        return self.name


class SigningKey(models.Model):
    """A public Ed25519 key, by its fingerprint: of this node (`owner` is nobody), or of an author.
    The node's secrets are files in a folder of their own, never here."""

    id = models.CharField(primary_key=True, max_length=64)
    public = models.CharField(max_length=64)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="signing_keys"
    )
    name = models.CharField(max_length=100, default="")
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.id

    @property
    def reference(self) -> str:
        return f"signing-key:{self.id}"


class Manifest(models.Model):
    """What is signed of one commit, as canonical JSON (`domain/manifest.py`)."""

    commit = models.OneToOneField(Commit, models.CASCADE, primary_key=True, related_name="manifest")
    digest = models.CharField(max_length=64)
    body = models.TextField()

    def __str__(self) -> str:
        return str(self.commit_id)


class Signature(models.Model):
    """A signature of a manifest, in hexadecimal, in the role of `server` or `author`."""

    manifest = models.ForeignKey(Manifest, models.CASCADE, related_name="signatures")
    key = models.ForeignKey(SigningKey, models.PROTECT, related_name="+")
    role = models.CharField(max_length=8)
    signed_at = models.DateTimeField()
    signature = models.CharField(max_length=128)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["manifest", "key"], name="hub_signature_once")
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.key_id}"
