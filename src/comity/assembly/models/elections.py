"""Elections. Each of their rounds is a secret ballot (`models/ballots.py`)."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.timezone import now

from comity.assembly.domain.election_course import ElectionState
from comity.assembly.domain.elections import Ties
from comity.assembly.models.organisations import Assembly
from comity.assembly.models.sessions import Session
from comity.kernel.domain.audit import Visibility


class Election(models.Model):
    """`body` elects, by its rule for `matter`: to seats in the body `seats_in`, or to an `office`
    that is told in words. `candidates` are codes of members, or for an office names. `result` has
    who was `elected`, and `seats_left`, once it is finished."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="elections")
    session = models.ForeignKey(Session, models.PROTECT, null=True, related_name="elections")
    body = models.CharField(max_length=64)
    matter = models.CharField(max_length=64, default="")
    seats_in = models.CharField(max_length=64, default="")
    office = models.CharField(max_length=200, default="")
    title = models.CharField(max_length=280)
    seats = models.PositiveSmallIntegerField()
    ties = models.CharField(
        max_length=16,
        choices=[(it.value, it.value) for it in Ties],
        default=Ties.ALL_GO_ON.value,
    )
    candidates = models.JSONField(default=list)
    state = models.CharField(
        max_length=16,
        choices=[(it.value, it.value) for it in ElectionState],
        default=ElectionState.PREPARED.value,
    )
    result = models.JSONField(null=True)
    prepared_at = models.DateTimeField(default=now, editable=False)
    why_annulled = models.TextField(default="")
    visibility = models.CharField(
        max_length=16,
        choices=[(each.value, each.value) for each in Visibility],
        default=Visibility.MEMBERS.value,
    )

    class Meta:
        ordering = ["-prepared_at", "id"]

    def __str__(self) -> str:
        return self.title

    @property
    def reference(self) -> str:
        return f"election:{self.id}"


class DrawnLot(models.Model):
    """Lots that somebody drew in the room between the equals of a round; nothing here drew them."""

    ballot = models.OneToOneField("Ballot", models.PROTECT, related_name="drawn_lot")
    drawn = models.JSONField()
    drawn_by = models.CharField(max_length=200)
    witnesses = models.CharField(max_length=500)
    at = models.DateTimeField(default=now, editable=False)

    def __str__(self) -> str:
        return f"{self.ballot_id} {self.drawn}"
