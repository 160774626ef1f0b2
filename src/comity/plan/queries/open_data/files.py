"""The files of a plan's open data, each made piece by piece from one state of the database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import chain

import msgspec
from django.utils.timezone import now

from comity.kernel.domain.errors import UnknownName
from comity.plan.adapters.reading_snapshot import reading_snapshot
from comity.plan.domain.licences import Licence
from comity.plan.formats.iati.writer import write_iati
from comity.plan.formats.open_data.columns import Row, Table
from comity.plan.formats.open_data.csv_tables import write_csv
from comity.plan.formats.open_data.data_package import data_package, described
from comity.plan.formats.open_data.dictionary import DICTIONARY, dictionary_rows
from comity.plan.formats.open_data.json_schema import json_schema
from comity.plan.formats.open_data.plan_json import write_json
from comity.plan.formats.open_data.streamed_zip import Entry, zip_pieces
from comity.plan.formats.open_data.tables import TABLES
from comity.plan.queries.open_data.iati_activities import iati_activities
from comity.plan.queries.open_data.rows import ROWS
from comity.plan.queries.open_data.scope import Scope


def csv_file(scope: Scope, table: Table, *, bom: bool = False) -> Iterator[bytes]:
    with reading_snapshot():
        yield from write_csv(table, ROWS[table.name](scope), bom=bom)


def json_file(scope: Scope, licence: Licence) -> Iterator[bytes]:
    with reading_snapshot():
        yield from write_json(scope.about(licence.id), _tables(scope))


def require_iati(scope: Scope) -> None:
    """The standard knows no file without an activity. Raises `UnknownName("iati-none")`."""
    if next(iati_activities(scope), None) is None:
        raise UnknownName("iati-none", plan=scope.person.plan.slug)


def iati_file(scope: Scope) -> Iterator[bytes]:
    """After `require_iati`."""
    with reading_snapshot():
        yield from write_iati(iati_activities(scope), now())


def zip_file(scope: Scope, licence: Licence, *, bom: bool = False) -> Iterator[bytes]:
    """All tables as CSV, the IATI activities if there are any, and what describes them."""
    with reading_snapshot():
        at = now()
        yield from zip_pieces(_entries(scope, licence, at, bom=bom), at)


def package_file(scope: Scope, licence: Licence) -> bytes:
    return _json(data_package(scope.about(licence.id), TABLES, licence))


def schema_file() -> bytes:
    return _json(json_schema(TABLES))


def dictionary_file(*, bom: bool = False) -> bytes:
    return b"".join(write_csv(DICTIONARY, dictionary_rows(TABLES), bom=bom))


def _entries(scope: Scope, licence: Licence, at: datetime, *, bom: bool) -> Iterator[Entry]:
    about = scope.about(licence.id, at)
    yield "README.txt", [_readme(described(about), licence).encode()]
    yield "datapackage.json", [_json(data_package(about, TABLES, licence))]
    yield "dictionary.csv", [dictionary_file(bom=bom)]
    for table, rows in _tables(scope):
        yield f"{table.name}.csv", write_csv(table, rows, bom=bom)
    activities = iati_activities(scope)
    if (first := next(activities, None)) is not None:
        yield "iati.xml", write_iati(chain([first], activities), at)


def _tables(scope: Scope) -> Iterator[tuple[Table, Iterator[Row]]]:
    for table in TABLES:
        yield table, ROWS[table.name](scope)


def _json(plain: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(plain), indent=2) + b"\n"


def _readme(whose: str, licence: Licence) -> str:
    where = f", {licence.address}" if licence.address else ""
    return (
        f"{whose}\n\nLicence: {licence.title} ({licence.id}){where}\n\n"
        "dictionary.csv says what each column means; datapackage.json says the same for programs.\n"
        "Text that begins like a formula, or with an apostrophe, has an apostrophe before it.\n"
    )
