"""Ballots and what was given in them.

A secret ballot's two tables say nothing of each other: `Participation` has no choice, and
`SecretVote` no voter, time or number. Its key is the commitment, in which no order of casting is
left; migration 0002 keeps SQLite from numbering its rows, and closing a ballot writes the rows of
both tables anew in the order of their keys.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.timezone import now

from comity.assembly.domain.ballots import BallotState
from comity.assembly.domain.choices import Choice
from comity.assembly.models.elections import Election
from comity.assembly.models.organisations import Assembly, StatuteVersion
from comity.assembly.models.sessions import Session
from comity.kernel.domain.audit import Visibility

CHOICES = [(each.value, each.value) for each in Choice]


class Ballot(models.Model):
    """A vote of a body on `subject` (a reference). From its opening on `rule`, `electorate` and
    `statute` are frozen, from its closing `presence` and `result`; each is plain data as
    `decision_bundle.plain` writes it. `state` is changed under a lock of the row alone.

    A round of an `election` has a `contest`, and its `result` is a `Round` instead of a `Count`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="ballots")
    session = models.ForeignKey(Session, models.PROTECT, null=True, related_name="ballots")
    election = models.ForeignKey(Election, models.PROTECT, null=True, related_name="rounds")
    contest = models.JSONField(null=True)
    body = models.CharField(max_length=64)
    matter = models.CharField(max_length=64, default="")
    subject = models.CharField(max_length=255)
    title = models.CharField(max_length=300)
    state = models.CharField(
        max_length=16,
        choices=[(it.value, it.value) for it in BallotState],
        default=BallotState.PREPARED.value,
    )
    statute = models.ForeignKey(StatuteVersion, models.PROTECT, null=True, related_name="+")
    rule = models.JSONField(null=True)
    electorate = models.JSONField(null=True)
    presence = models.JSONField(null=True)
    casting = models.CharField(max_length=8, choices=CHOICES, default="")
    result = models.JSONField(null=True)
    outcome = models.CharField(max_length=24, default="")
    prepared_at = models.DateTimeField(default=now, editable=False)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    why_annulled = models.TextField(default="")
    visibility = models.CharField(
        max_length=16,
        choices=[(each.value, each.value) for each in Visibility],
        default=Visibility.MEMBERS.value,
    )

    class Meta:
        ordering = ["-prepared_at", "id"]
        indexes = [models.Index(fields=["subject"], name="ballot_subject")]

    def __str__(self) -> str:
        return self.title

    @property
    def reference(self) -> str:
        return f"ballot:{self.id}"


class GrantedProxy(models.Model):
    """`grantor` lets `holder` vote for it in one ballot; both are codes of members."""

    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="proxies")
    grantor = models.CharField(max_length=64)
    holder = models.CharField(max_length=64)

    class Meta:
        ordering = ["grantor"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "grantor"], name="proxy_grantor_once")
        ]

    def __str__(self) -> str:
        return f"{self.grantor} {self.holder}"


class NamedVote(models.Model):
    """`by` is the member that cast it: itself or the holder of its proxy."""

    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="votes")
    member = models.CharField(max_length=64)
    choice = models.CharField(max_length=8, choices=CHOICES)
    by = models.CharField(max_length=64)

    class Meta:
        ordering = ["member"]
        constraints = [models.UniqueConstraint(fields=["ballot", "member"], name="named_vote_once")]

    def __str__(self) -> str:
        return f"{self.member} {self.choice}"


class Objection(models.Model):
    """To consensus."""

    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="objections")
    member = models.CharField(max_length=64)

    class Meta:
        ordering = ["member"]
        constraints = [models.UniqueConstraint(fields=["ballot", "member"], name="objection_once")]

    def __str__(self) -> str:
        return self.member


class Participation(models.Model):
    """A member took part in a secret ballot."""

    key = models.CharField(max_length=128, primary_key=True)
    """the ballot's id, a slash, the member's code: no number tells an order"""
    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="participations")
    member = models.CharField(max_length=64)
    by = models.CharField(max_length=64)

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key


class SecretVote(models.Model):
    """One secret ballot. In an election `choice` is the names on it, as `ballot_written` says."""

    commitment = models.CharField(max_length=64, primary_key=True)
    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="secret_votes")
    choice = models.TextField()
    nonce = models.CharField(max_length=64)

    class Meta:
        ordering = ["commitment"]

    def __str__(self) -> str:
        return self.commitment


class CorrectedVote(models.Model):
    """An erratum to a named vote: what was recorded stays. An empty choice is no vote."""

    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="errata")
    number = models.PositiveIntegerField()
    member = models.CharField(max_length=64)
    old = models.CharField(max_length=8, choices=CHOICES, default="")
    new = models.CharField(max_length=8, choices=CHOICES, default="")
    asked_by = models.CharField(max_length=255)
    why = models.TextField()
    at = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["ballot", "number"], name="erratum_number")]

    def __str__(self) -> str:
        return f"{self.number} {self.member}"


class PaperSheet(models.Model):
    """What one clerk read from the paper ballots. Nothing counts until two say the same."""

    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="sheets")
    clerk = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    lines = models.JSONField()
    entered_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ["entered_at", "id"]
        constraints = [models.UniqueConstraint(fields=["ballot", "clerk"], name="sheet_of_clerk")]

    def __str__(self) -> str:
        return f"{self.ballot_id} {self.clerk_id}"
