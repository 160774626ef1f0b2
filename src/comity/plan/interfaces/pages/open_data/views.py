"""What there is of a plan to take away, and the files themselves."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from comity.kernel.domain.errors import UnknownName, unknown_name
from comity.plan.formats.open_data.columns import Table
from comity.plan.formats.open_data.dictionary import DICTIONARY
from comity.plan.formats.open_data.tables import TABLES
from comity.plan.interfaces.pages.frame import show
from comity.plan.interfaces.pages.open_data.importing import may_import
from comity.plan.interfaces.pages.open_data.sending import (
    asked_scope,
    downloads,
    licence,
    send,
    wants_bom,
)
from comity.plan.interfaces.pages.open_data.words import SOURCES, TABLE_NAMES, TYPES
from comity.plan.interfaces.pages.visiting import reads
from comity.plan.queries.open_data.files import (
    csv_file,
    dictionary_file,
    iati_file,
    json_file,
    package_file,
    require_iati,
    schema_file,
    zip_file,
)
from comity.plan.queries.open_data.rows import counts
from comity.plan.queries.open_data.scope import Scope
from comity.plan.queries.people import Person

CSV = "text/csv; charset=utf-8; header=present"


@reads
def show_data(request: HttpRequest, person: Person) -> HttpResponse:
    scope = asked_scope(request, person)
    found = counts(scope)
    return show(
        request,
        "data.html",
        person,
        "data",
        rows=[(each.name, TABLE_NAMES[each.name], found[each.name]) for each in TABLES],
        total=sum(found.values()),
        scope=scope,
        licence=licence(),
        at=timezone.now(),
        may_import=may_import(person),
        public="rows" in request.GET,
        query="?rows=public" if "rows" in request.GET else "",
        more=scope.rows != "public" or scope.own_rows,
    )


@reads
def show_dictionary(request: HttpRequest, person: Person) -> HttpResponse:
    return show(
        request,
        "data_dictionary.html",
        person,
        "data",
        tables=[
            (each, TABLE_NAMES[each.name], [(it, TYPES[it.type], SOURCES[it.source])
                                            for it in each.columns])
            for each in TABLES
        ],
    )  # fmt: skip


@downloads
def take_table(request: HttpRequest, person: Person, table: str) -> HttpResponse:
    bom = wants_bom(request)
    scope = asked_scope(request, person)
    if table == DICTIONARY.name:
        return send(request, scope, "dictionary.csv", CSV, lambda: iter([dictionary_file(bom=bom)]))
    found = _table(table)
    return send(request, scope, f"{table}.csv", CSV, lambda: csv_file(scope, found, bom=bom))


@downloads
def take_json(request: HttpRequest, person: Person) -> HttpResponse:
    scope = asked_scope(request, person)
    given = licence()
    return send(request, scope, "plan.json", "application/json", lambda: json_file(scope, given))


@downloads
def take_schema(request: HttpRequest, person: Person) -> HttpResponse:
    scope = asked_scope(request, person)
    kind = "application/schema+json"
    return send(request, scope, "plan.schema.json", kind, lambda: iter([schema_file()]))


@downloads
def take_package(request: HttpRequest, person: Person) -> HttpResponse:
    scope: Scope = asked_scope(request, person)
    made = package_file(scope, licence())
    return send(request, scope, "datapackage.json", "application/json", lambda: iter([made]))


@downloads
def take_iati(request: HttpRequest, person: Person) -> HttpResponse:
    scope = asked_scope(request, person)
    require_iati(scope)
    return send(request, scope, "iati.xml", "application/xml", lambda: iati_file(scope))


@downloads
def take_all(request: HttpRequest, person: Person) -> HttpResponse:
    scope = asked_scope(request, person)
    given, bom = licence(), wants_bom(request)
    return send(
        request, scope, "all.zip", "application/zip", lambda: zip_file(scope, given, bom=bom)
    )


def _table(name: str) -> Table:
    """Raises `UnknownName("open-data-table-unknown")`."""
    for each in TABLES:
        if each.name == name:
            return each
    error: UnknownName = unknown_name(
        "open-data-table-unknown", name, [each.name for each in TABLES]
    )
    raise error
