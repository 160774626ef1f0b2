"""The corpus's tables: all rows out, and as few as need be in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from django.apps import apps
from django.db import connection
from django.db.models import Manager

from comity.regulation.formats.corpus_rows import Row, Rows
from comity.regulation.formats.corpus_tables import TABLES, Table

T = TypeVar("T")
BATCH = 500
"""rows to a statement that names them one by one: SQLite and PostgreSQL bound its parameters"""


@dataclass(frozen=True, slots=True)
class Written:
    """How many records a write added, changed (place included) and removed."""

    added: int
    changed: int
    removed: int


def lock_for_loading() -> None:
    """Let one loader in at a time until its transaction ends; readers go on.

    SQLite has locked the whole file at BEGIN IMMEDIATE already.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE regulation_release IN SHARE ROW EXCLUSIVE MODE")


def read_rows() -> Rows:
    """Every row of every table of the corpus."""
    rows = {
        table.name: {
            row.pop("id"): row for row in _objects(table.name).values("id", *_columns(table))
        }
        for table in TABLES
    }
    concepts: dict[str, list[str]] = defaultdict(list)
    links = _objects("NormConcept").order_by("position").values_list("norm_id", "concept_id")
    for norm, concept in links:
        concepts[norm].append(concept)
    for id, row in rows["Norm"].items():
        row["concepts"] = tuple(concepts[id])
    return rows


def write_rows(rows: Rows) -> Written:
    """Make the tables hold exactly `rows`; rows that stay as they are aren't touched.

    Must run inside the caller's `transaction.atomic()`: references are checked when it commits.
    """
    stored = read_rows()
    added = changed = removed = 0
    for table in TABLES:
        before, after = stored[table.name], rows[table.name]
        differing = {id: row for id, row in after.items() if before.get(id) != row}
        _upsert(table, differing)
        added += len(after.keys() - before.keys())
        changed += len(differing.keys() & before.keys())
    _write_links(stored["Norm"], rows["Norm"])
    for table in reversed(TABLES):
        gone = stored[table.name].keys() - rows[table.name].keys()
        _delete(table.name, "id", gone)
        removed += len(gone)
    return Written(added, changed, removed)


def _upsert(table: Table, rows: Mapping[str, Row]) -> None:
    model = _objects(table.name).model
    columns = _columns(table)
    records = [model(id=id, **{name: row[name] for name in columns}) for id, row in rows.items()]
    _objects(table.name).bulk_create(
        records,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[name.removesuffix("_id") for name in columns],
    )


def _write_links(before: Mapping[str, Row], after: Mapping[str, Row]) -> None:
    linked = {id: row["concepts"] for id, row in before.items()}
    wanted = {id: row["concepts"] for id, row in after.items()}
    changed = {id: names for id, names in wanted.items() if linked.get(id) != names}
    _delete("NormConcept", "norm_id", linked.keys() & changed.keys())
    model = _objects("NormConcept").model
    links = [
        model(norm_id=norm, concept_id=concept, position=position)
        for norm, concepts in changed.items()
        for position, concept in enumerate(concepts)
    ]
    _objects("NormConcept").bulk_create(links, batch_size=BATCH)


def _delete(name: str, column: str, values: Collection[str]) -> None:
    for batch in _batches(values):
        _objects(name).filter(**{f"{column}__in": batch}).delete()


def _batches(values: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(values)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _columns(table: Table) -> tuple[str, ...]:
    """The columns of the table itself: a norm's concepts are links."""
    return tuple(name for name in table.stored if name != "concepts")


def _objects(name: str) -> Manager[Any]:
    manager: Manager[Any] = apps.get_model("regulation", name)._default_manager
    return manager
