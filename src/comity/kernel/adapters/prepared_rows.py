"""Several rows by one statement that is built once: what the ORM makes of each query set is kept,
joined with the others, and on PostgreSQL prepared on each connection.

Building a query takes the ORM longer than the database takes to answer it. Each part is a query set
of at most one row, with marks (`text_mark`, `id_mark`) in place of what is given with each asking.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any, NamedTuple
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet
from django.db.models.query import ModelIterable, get_related_populators

Build = Callable[[], QuerySet[Any, Any]]
Read = Callable[[Sequence[Any], BaseDatabaseWrapper], Any]


def text_mark(name: str) -> str:
    """Stands for a text in a query set."""
    return f"\0{name}"


def id_mark(number: int) -> UUID:
    """Stands for a UUID, given under the name of this number."""
    return UUID(int=number)


class _Part(NamedTuple):
    sql: str
    params: tuple[Any, ...]
    width: int
    read: Read


class _Statement(NamedTuple):
    sql: str
    params: tuple[Any, ...]
    parts: tuple[_Part, ...]


class PreparedRows:
    """`rows(given)` is a tuple with a part's row each: a model, what `values_list` told, or `None`
    where there is none. All are of one moment."""

    def __init__(self, *builds: Build) -> None:
        self.builds = builds
        self._lock = Lock()
        self._statements: dict[str, _Statement] = {}

    def rows(self, given: dict[Any, Any]) -> tuple[Any, ...]:
        """`given` by mark. Raises Django's database errors."""
        asked = connections[DEFAULT_DB_ALIAS]
        statement = self._statements.get(asked.vendor) or self._built(asked)
        if not asked.features.has_native_uuid_field:
            given = {_in_hex(mark): _in_hex(value) for mark, value in given.items()}
        row = _asked(asked, statement.sql, [given.get(it, it) for it in statement.params])
        found: list[Any] = []
        at = 1
        for part in statement.parts:
            end = at + part.width
            is_there = row[end] is not None
            found.append(part.read(row[at:end], asked) if is_there else None)
            at = end + 1
        return tuple(found)

    def _built(self, asked: BaseDatabaseWrapper) -> _Statement:
        with self._lock:
            parts = tuple(_part(build(), asked) for build in self.builds)
            joined = " ".join(
                f"LEFT JOIN (SELECT *, 1 AS there FROM ({part.sql}) q{at}) p{at} ON 1 = 1"  # noqa: S608 - of the ORM
                for at, part in enumerate(parts)
            )
            sql = f"SELECT * FROM (SELECT 1) one {joined}"  # noqa: S608 - the same
            if asked.vendor == "postgresql":
                sql = _numbered(sql)
            params = tuple(it for part in parts for it in part.params)
            built = self._statements[asked.vendor] = _Statement(sql, params, parts)
        return built


def _part(rows: QuerySet[Any, Any], asked: BaseDatabaseWrapper) -> _Part:
    compiler = rows.query.get_compiler(connection=asked)
    sql, params = compiler.as_sql()
    select, about = compiler.select, compiler.klass_info
    converters = compiler.get_converters([column[0] for column in select])
    make: Callable[[Sequence[Any]], Any] = tuple
    if getattr(rows, "_iterable_class", None) is ModelIterable and about is not None:
        make = _model(about, compiler.annotation_col_map, select, asked)

    def read(columns: Sequence[Any], asked: BaseDatabaseWrapper) -> Any:  # noqa: ANN401 - the same
        row = list(columns)
        for at, (convert, expression) in converters.items():
            for each in convert:
                row[at] = each(row[at], expression, asked)
        return make(row)

    return _Part(sql, tuple(params), len(select), read)


def _model(
    about: dict[str, Any],
    added: dict[str, int],
    select: Sequence[Any],
    asked: BaseDatabaseWrapper,
) -> Callable[[Sequence[Any]], Any]:
    """Makes of a row what iterating over the query set would."""
    fields = about["select_fields"]
    start, end = fields[0], fields[-1] + 1
    names = [column[0].target.attname for column in select[start:end]]
    others = get_related_populators(about, select, asked.alias)  # type: ignore[call-arg]  # stubs of 6

    def make(row: Sequence[Any]) -> Any:  # noqa: ANN401 - a model
        found = about["model"].from_db(asked.alias, names, row[start:end])
        for other in others:
            other.populate(row, found)
        for name, at in added.items():
            setattr(found, name, row[at])
        return found

    return make


def _in_hex(value: object) -> object:
    return value.hex if isinstance(value, UUID) else value


def _numbered(sql: str) -> str:
    """As PostgreSQL itself writes parameters: `$1`, `$2`. No `%` stands for itself in ours."""
    first, *others = sql.split("%s")
    return first + "".join(f"${at}{text}" for at, text in enumerate(others, 1))


def _asked(asked: BaseDatabaseWrapper, sql: str, params: list[Any]) -> Any:  # noqa: ANN401 - a row
    if asked.vendor != "postgresql":
        with asked.cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchone()
    is_new = asked.connection is None
    try:
        return _prepared(asked, sql, params)
    except OperationalError:
        # A kept connection may have ended meanwhile: looking each time would cost more.
        if is_new or asked.in_atomic_block:
            raise
        asked.close()
        return _prepared(asked, sql, params)


def _prepared(asked: BaseDatabaseWrapper, sql: str, params: list[Any]) -> Any:  # noqa: ANN401
    from psycopg import RawCursor

    asked.ensure_connection()
    with asked.wrap_database_errors, RawCursor(asked.connection) as raw:
        found = raw.execute(sql, params, prepare=True).fetchone()
    asked.health_check_done = True  # type: ignore[attr-defined]  # it was well just now
    return found
