"""The first tables of a room are those that Django makes one operation at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import models
from django.db.migrations import (
    AddConstraint,
    AddField,
    AddIndex,
    CreateModel,
    Migration,
    RemoveField,
)
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from pytest_django import DjangoDbBlocker

from comity.kernel.adapters.first_tables import FirstTables
from comity.kernel.adapters.other_databases import sqlite_being_made

KEY = ("id", models.BigAutoField(primary_key=True))
HOUSE = CreateModel("House", [KEY, ("name", models.CharField(max_length=9))])
ROOM = CreateModel(
    "Room",
    [
        KEY,
        ("size", models.IntegerField()),
        ("house", models.ForeignKey("test.House", models.CASCADE)),
        ("doors", models.ManyToManyField("self")),
    ],
)
ADDED: list[Operation] = [
    AddField("House", "hall", models.ForeignKey("test.Room", models.PROTECT, null=True)),
    AddIndex("House", models.Index(fields=["name"], name="house_name")),
    AddConstraint("Room", models.UniqueConstraint(fields=["house", "size"], name="one_size")),
    AddConstraint("Room", models.CheckConstraint(condition=models.Q(size__gt=0), name="some_size")),
]


def made_by(kind: type[Migration], folder: Path) -> dict[str, tuple[object, ...]]:
    """Columns and constraints of each table that the operations make in a database of its own."""
    migration = kind("0001_initial", "test")
    migration.operations = [HOUSE, ROOM, *ADDED]
    with sqlite_being_made(folder / kind.__name__) as connection:
        with connection.schema_editor() as editor:
            after = migration.apply(ProjectState(), editor)
        assert {name for _, name in after.models} == {"house", "room"}
        with connection.cursor() as cursor:
            asked = connection.introspection
            return {
                name: (
                    sorted(asked.get_table_description(cursor, name)),
                    asked.get_constraints(cursor, name),
                )
                for name in asked.table_names(cursor)
            }


def test_they_are_what_one_operation_after_another_makes(
    tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> None:
    with django_db_blocker.unblock():
        made = made_by(FirstTables, tmp_path)
        assert made == made_by(Migration, tmp_path)
    assert made.keys() == {"test_house", "test_room", "test_room_doors"}


def test_what_is_more_than_that_is_refused() -> None:
    migration = FirstTables("0001_initial", "test")
    for other in (RemoveField("House", "name"), AddField("Elsewhere", "name", models.TextField())):
        migration.operations = [HOUSE, other]
        with pytest.raises(TypeError, match=r"^not among first tables: "):
            migration.apply(ProjectState(), None)
