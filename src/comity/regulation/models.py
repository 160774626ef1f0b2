"""The corpus as tables: releases, and the records of the current one.

`comity.regulation.formats.corpus_tables` says which field of a record stands in which column. Rows
are written by `adapters/corpus_tables.py` only, which keeps the derived columns in step. Ids are
those of the corpus, INSTRUMENT:ID for parts of an instrument, so a later release keeps the rows
that other tables point to. Ids have no length in the corpus, so they have none here.
"""

from __future__ import annotations

import uuid
from enum import Enum

from django.db import models
from django.utils.timezone import now

from comity.regulation.domain.error_reports import LONGEST_LINK, ReportKind, ReportState
from comity.regulation.domain.instruments import (
    Confidence,
    InstrumentKind,
    InstrumentStatus,
    Modality,
    NoNormReason,
)
from comity.regulation.domain.treaty_actions import ActionKind
from comity.regulation.domain.vocabulary import FactType


def _choices(values: type[Enum]) -> list[tuple[str, str]]:
    return [(each.value, each.value) for each in values]


class Release(models.Model):
    """A release that was loaded. `content` names the corpus that then stood in the tables: the
    release itself, or, where local edits were kept, release and edits together."""

    id = models.CharField(max_length=64, primary_key=True)
    content = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()
    is_current = models.BooleanField()
    snapshot = models.BinaryField()

    class Meta:
        ordering = ["-loaded_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_current"],
                condition=models.Q(is_current=True),
                name="release_one_current",
            )
        ]

    def __str__(self) -> str:
        return self.id

    @property
    def reference(self) -> str:
        return f"release:{self.id}"


class Record(models.Model):
    """What every record has: an id, its place among its siblings, and the rest as JSON text."""

    id = models.CharField(primary_key=True)
    position = models.IntegerField()
    body = models.TextField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)


class Fact(Record):
    type = models.CharField(max_length=16, choices=_choices(FactType))

    class Meta:
        ordering = ["position"]


class Constraint(Record):
    class Meta:
        ordering = ["position"]


class Concept(Record):
    # Both ends may go in one statement; the database refuses, at commit, what would dangle.
    broader = models.ForeignKey("self", models.DO_NOTHING, null=True, related_name="narrower")

    class Meta:
        ordering = ["position"]


class Instrument(Record):
    jurisdiction = models.CharField()
    kind = models.CharField(max_length=16, choices=_choices(InstrumentKind))
    status = models.CharField(max_length=32, choices=_choices(InstrumentStatus))
    binding = models.BooleanField()
    checked_on = models.DateField()
    confidence = models.CharField(max_length=32, choices=_choices(Confidence))
    # As for `Concept.broader`.
    implements = models.ForeignKey(
        "self", models.DO_NOTHING, null=True, related_name="implemented_by"
    )

    class Meta:
        ordering = ["position"]
        indexes = [models.Index(fields=["jurisdiction", "status"], name="instrument_where")]


class Version(Record):
    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="versions")
    name = models.CharField()
    # Of a treaty that follows from its actions.
    in_force = models.DateField(null=True)
    adopted = models.DateField(null=True)
    published = models.DateField(null=True)

    class Meta:
        ordering = ["instrument", "position"]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "name"], name="version_name_once")
        ]


class Text(Record):
    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="texts")
    name = models.CharField()
    version = models.ForeignKey(Version, models.PROTECT, related_name="texts")
    language = models.CharField()
    official = models.BooleanField()
    structure = models.CharField()
    sha256 = models.CharField()
    partial = models.BooleanField()

    class Meta:
        ordering = ["instrument", "position"]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "name"], name="text_name_once")
        ]


class TreatyAction(Record):
    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="actions")
    name = models.CharField()
    jurisdiction = models.CharField()
    action = models.CharField(max_length=32, choices=_choices(ActionKind))
    # The day, or else the two between which it lies.
    date = models.DateField(null=True)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    confidence = models.CharField(max_length=32, choices=_choices(Confidence))

    class Meta:
        ordering = ["instrument", "position"]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "name"], name="treaty_action_once")
        ]
        indexes = [models.Index(fields=["jurisdiction", "action"], name="treaty_action_whose")]


class Provision(Record):
    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="provisions")
    eid = models.CharField()
    inserted_by = models.ForeignKey(Version, models.PROTECT, null=True, related_name="inserted")
    deleted_by = models.ForeignKey(Version, models.PROTECT, null=True, related_name="deleted")
    # Derived from the body.
    no_norm_reason = models.CharField(max_length=64, choices=_choices(NoNormReason), blank=True)

    class Meta:
        ordering = ["instrument", "position"]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "eid"], name="provision_eid_once")
        ]


class Norm(Record):
    provision = models.ForeignKey(Provision, models.CASCADE, related_name="norms")
    name = models.CharField()
    modality = models.CharField(max_length=16, choices=_choices(Modality))
    bearer = models.CharField()
    level = models.SmallIntegerField()
    timetable = models.CharField()
    penalty = models.CharField(blank=True)
    confidence = models.CharField(max_length=32, choices=_choices(Confidence))
    concepts = models.ManyToManyField(Concept, through="NormConcept", related_name="norms")
    # Derived: the bearer's neutral role, and the widest stretch of days of the timetable.
    role = models.CharField(blank=True)
    applies_from = models.DateField(null=True)
    applies_until = models.DateField(null=True)

    class Meta:
        ordering = ["provision", "position"]
        constraints = [
            models.UniqueConstraint(fields=["provision", "name"], name="norm_name_once"),
            models.CheckConstraint(
                condition=models.Q(level__gte=0, level__lte=4), name="norm_level_known"
            ),
        ]
        indexes = [
            models.Index(fields=["role", "modality", "level"], name="norm_who_must"),
            models.Index(fields=["applies_from"], name="norm_applies_from"),
        ]


class NormConcept(models.Model):
    """That a norm is about a concept, and which of its concepts this is, from 0."""

    norm = models.ForeignKey(Norm, models.CASCADE, related_name="concept_links")
    concept = models.ForeignKey(Concept, models.PROTECT, related_name="norm_links")
    position = models.IntegerField()

    class Meta:
        ordering = ["norm", "position"]
        constraints = [
            models.UniqueConstraint(fields=["norm", "concept"], name="norm_concept_once"),
            models.UniqueConstraint(fields=["norm", "position"], name="norm_concept_place_once"),
        ]

    def __str__(self) -> str:
        return f"{self.norm_id} {self.concept_id}"


class ErrorReport(models.Model):
    """What somebody found wrong in the corpus. Instrument and norm are names, not keys: a later
    release may lack them, and the report still says what it was about."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    instrument = models.CharField()
    norm = models.CharField()
    release = models.CharField(max_length=64)
    kind = models.CharField(max_length=16, choices=_choices(ReportKind))
    text = models.TextField()
    link = models.CharField(max_length=LONGEST_LINK, blank=True)
    # To ask back; erased by the first decision.
    email = models.CharField(max_length=254, blank=True)
    state = models.CharField(
        max_length=16, choices=_choices(ReportState), default=ReportState.OPEN.value
    )
    note = models.TextField(blank=True)
    created_at = models.DateTimeField(default=now, editable=False)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["created_at", "id"]
        indexes = [
            models.Index(fields=["state", "created_at"], name="error_report_queue"),
            models.Index(fields=["instrument", "norm", "state"], name="error_report_place"),
            models.Index(fields=["created_at"], name="error_report_day"),
        ]

    def __str__(self) -> str:
        return f"{self.instrument}:{self.norm} {self.state}"

    @property
    def reference(self) -> str:
        return f"error-report:{self.id}"

    @property
    def number(self) -> str:
        """What is short enough to be read out."""
        return self.id.hex[:8].upper()
