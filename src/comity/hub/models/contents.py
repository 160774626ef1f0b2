"""Contents: what the object store holds, and which repository may serve what of it.

Knowing a hash opens nothing: a content is read through a repository that holds it (`Holding`), a
stretch of a xorb through a file that the reader may read (`FileTerm`) or by who sent it.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.timezone import now

from comity.hub.models.repositories import Repository


class Content(models.Model):
    """The bytes of a file by their SHA-256, which was verified before the row was written.

    With an `xet_hash` they are stored as stretches of xorbs, else whole (`blobs/ab/cd...`).
    """

    sha256 = models.CharField(primary_key=True, max_length=64)
    size = models.BigIntegerField()
    xet_hash = models.CharField(max_length=64, null=True, unique=True)
    created_at = models.DateTimeField(default=now, editable=False)

    def __str__(self) -> str:
        return self.sha256


class Holding(models.Model):
    """A repository holds a content. Before a commit names it, each who sent it has a row and may
    use it, and the rows are let go when they grow old; once one does (`committed`), a single row is
    left, for everybody."""

    repository = models.ForeignKey(Repository, models.CASCADE, related_name="holdings")
    content = models.ForeignKey(Content, models.PROTECT, related_name="holdings")
    committed = models.BooleanField(default=False)
    offered = models.BooleanField(default=False)
    """sent by somebody who might not write, and not merged"""
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["repository", "content", "sent_by"], name="hub_holding_once"
            ),
            models.UniqueConstraint(
                fields=["repository", "content"],
                condition=models.Q(committed=True),
                name="hub_holding_committed",
            ),
        ]
        indexes = [
            models.Index(
                fields=["sent_by"], condition=models.Q(offered=True), name="hub_holding_offered"
            )
        ]

    def __str__(self) -> str:
        return f"{self.repository_id} {self.content_id}"


class Xorb(models.Model):
    """A run of chunks in the object store (`xorbs/ab/...`, its chunk table `indexes/ab/...`)."""

    hash = models.CharField(primary_key=True, max_length=64)
    size = models.BigIntegerField()
    chunks = models.IntegerField()
    unpacked = models.BigIntegerField()
    created_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return self.hash


class XorbSender(models.Model):
    """Somebody sent all of a xorb, for a repository; they know its bytes, so they may refer to
    any of its chunks. Old rows of what no file came to use are let go."""

    xorb = models.ForeignKey(Xorb, models.CASCADE, related_name="senders")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    repository = models.ForeignKey(Repository, models.CASCADE, related_name="+")
    offered = models.BooleanField(default=False)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["xorb", "user", "repository"], name="hub_xorb_sender")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.xorb_id}"


class FileTerm(models.Model):
    """One stretch of chunks `[start, end)` of a xorb: the file's terms, in the order of `place`."""

    content = models.ForeignKey(Content, models.CASCADE, related_name="terms")
    place = models.IntegerField()
    xorb = models.ForeignKey(Xorb, models.PROTECT, related_name="terms")
    start = models.IntegerField()
    end = models.IntegerField()
    length = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["content", "place"], name="hub_file_term")]

    def __str__(self) -> str:
        return f"{self.content_id}[{self.place}]"


class KnownChunk(models.Model):
    """A chunk that clients ask after to find what they need not send again."""

    hash = models.CharField(max_length=64)
    xorb = models.ForeignKey(Xorb, models.CASCADE, related_name="known_chunks")
    place = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hash", "xorb"], name="hub_known_chunk")]

    def __str__(self) -> str:
        return self.hash


class Upload(models.Model):
    """An upload under way: LFS in parts, or xorbs for which no file has come yet (`sha256` "")."""

    repository = models.ForeignKey(Repository, models.CASCADE, related_name="uploads")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.CharField(max_length=64, unique=True)
    sha256 = models.CharField(max_length=64, default="")
    size = models.BigIntegerField(null=True)
    offered = models.BooleanField(default=False)
    received = models.BigIntegerField(default=0)
    began_at = models.DateTimeField(default=now, editable=False)
    last_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return self.key


class Condemned(models.Model):
    """Something that the collector found unused: `object:KEY`, `content:SHA256` or `xorb:HASH`. It
    is let go once it has been so for a while."""

    key = models.CharField(primary_key=True, max_length=160)
    since = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return self.key
