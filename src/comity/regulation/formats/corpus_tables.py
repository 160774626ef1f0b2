"""Which field of a record stands in which column of its table.

A record is one row: its own id and the fields that pages filter by are columns, its parts are rows
of their own tables, and the rest is JSON text in `body`. JSON text, not a JSON column: a database
may rewrite numbers and sort keys, and choices are asked in the order they are written in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from functools import cached_property

from comity.regulation.domain.concepts import Concept
from comity.regulation.domain.instruments import Instrument, Norm, Provision, Text, Version
from comity.regulation.domain.treaty_actions import TreatyAction
from comity.regulation.domain.vocabulary import Constraint, Fact


@dataclass(frozen=True, kw_only=True)
class Table:
    """One kind of record. `name` is the record's type and the Django model alike."""

    record: type
    owner: str = ""
    """the table of which this record is a part"""
    key: str = "id"
    """the field, or the property made of fields, with the record's own id"""
    own_id: str = ""
    """the column of that id, where the row's `id` is INSTRUMENT:ID"""
    columns: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    """fields that name another record ("" for none): a foreign key"""
    local: bool = False
    """whether these references are to records of the same instrument"""
    parts: Mapping[str, str] = field(default_factory=dict)
    """fields that hold records with a table of their own, and which"""
    derived: tuple[str, ...] = ()
    """columns worked out from the corpus so that pages can filter by them; never read back"""

    @cached_property
    def name(self) -> str:
        return self.record.__name__

    @cached_property
    def owner_column(self) -> str:
        return f"{self.owner.lower()}_id" if self.owner else ""

    @cached_property
    def stored(self) -> tuple[str, ...]:
        """The columns besides `id`, as Django names their values."""
        owner = (self.owner_column,) if self.owner else ()
        own_id = (self.own_id,) if self.own_id else ()
        references = tuple(f"{name}_id" for name in self.references)
        return (*owner, *own_id, "position", *self.columns, *references, *self.derived, "body")

    @cached_property
    def body_defaults(self) -> Mapping[str, object]:
        """The fields that stand in `body` unless they have their default, and that default."""
        elsewhere = {self.key, *self.columns, *self.references, *self.parts}
        return {
            it.name: it.default if it.default_factory is MISSING else it.default_factory()
            for it in fields(self.record)
            if it.name not in elsewhere
        }


TABLES = (
    Table(record=Fact, columns=("type",)),
    Table(record=Constraint),
    Table(record=Concept, references=("broader",)),
    Table(
        record=Instrument,
        columns=("jurisdiction", "kind", "status", "binding", "checked_on", "confidence"),
        references=("implements",),
        parts={
            "versions": "Version", "texts": "Text", "actions": "TreatyAction",
            "provisions": "Provision",
        },
    ),
    Table(
        record=Version,
        owner="Instrument",
        own_id="name",
        columns=("in_force", "adopted", "published"),
    ),
    Table(
        record=Text,
        owner="Instrument",
        own_id="name",
        columns=("language", "official", "structure", "sha256", "partial"),
        references=("version",),
        local=True,
    ),
    Table(
        record=TreatyAction,
        owner="Instrument",
        own_id="name",
        columns=("jurisdiction", "action", "date", "earliest", "latest", "confidence"),
    ),
    Table(
        record=Provision,
        owner="Instrument",
        key="eid",
        own_id="eid",
        references=("inserted_by", "deleted_by"),
        local=True,
        parts={"norms": "Norm"},
        derived=("no_norm_reason",),
    ),
    Table(
        record=Norm,
        owner="Provision",
        own_id="name",
        columns=("modality", "bearer", "level", "timetable", "penalty", "confidence", "concepts"),
        derived=("role", "applies_from", "applies_until"),
    ),
)  # fmt: skip
"""Owners before their parts."""
BY_NAME = {table.name: table for table in TABLES}
