"""The audit log's two tables, which triggers (migration 0002) hold append-only below Django too;
and the three of the search index (`domain/search` says what stands in them)."""

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


class SearchIndex(models.Model):
    """One index for each room that is searched. `content` names what it was built from, `digest`
    the documents themselves; `turn` counts its changes, so that a reader sees one state."""

    name = models.CharField(max_length=32, primary_key=True)
    content = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    documents = models.IntegerField()
    turn = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.name} {self.content[:12]}"


class SearchEntry(models.Model):
    """A document in an index. `terms` are what the database finds it by (migration 0003), separated
    by spaces; `weights` the same with what each weighs (` term=weight `), for ranking."""

    number = models.BigAutoField(primary_key=True)
    index = models.CharField(max_length=32)
    kind = models.CharField(max_length=32)
    key = models.TextField()
    digest = models.CharField(max_length=64)
    facets = models.TextField()
    terms = models.TextField()
    weights = models.TextField()
    fields = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["index", "kind", "key"], name="search_entry_key")
        ]

    def __str__(self) -> str:
        return f"{self.index} {self.kind}:{self.key}"


class SearchWord(models.Model):
    """A folded word of an index: its term, as it is mostly written, how many documents have the
    term, and the trigrams by which a misspelling finds it ("" where none may)."""

    number = models.BigAutoField(primary_key=True)
    index = models.CharField(max_length=32)
    word = models.CharField(max_length=64)
    term = models.CharField(max_length=128)
    written = models.CharField(max_length=128)
    documents = models.IntegerField()
    grams = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["index", "word"], name="search_word_key")]
        indexes = [models.Index(fields=["index", "term"], name="search_word_term")]

    def __str__(self) -> str:
        return f"{self.index} {self.word}"
