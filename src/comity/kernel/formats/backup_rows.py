"""Rows of tables as lines of JSON that no database writes its own way.

A row is an array of values in the order of the table's columns. How a value is written follows
from the column's kind:

    boolean, integer, text    as JSON has them
    real                      text, the shortest that gives the same number back; also inf and nan
    decimal, uuid             text
    instant                   RFC 3339 in UTC with up to six decimals
    day, time, duration       ISO 8601
    bytes                     Base64
    json                      text that holds JSON: `null` is SQL's NULL, `"null"` is JSON's
"""

from __future__ import annotations

import datetime
import decimal
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import msgspec

from comity.kernel.domain.errors import IntegrityFailure

LONGEST_LINE = 512 * 1024 * 1024

KINDS: Mapping[str, type] = MappingProxyType(
    {
        "boolean": bool,
        "integer": int,
        "text": str,
        "real": str,
        "decimal": decimal.Decimal,
        "uuid": uuid.UUID,
        "instant": datetime.datetime,
        "day": datetime.date,
        "time": datetime.time,
        "duration": datetime.timedelta,
        "bytes": bytes,
        "json": str,
    }
)

Row = tuple[Any, ...]


def row_lines(rows: Iterable[Sequence[Any]], kinds: Sequence[str]) -> Iterator[bytes]:
    """Each row as a line. Raises `TypeError` for a value that is not of its column's kind."""
    encode = msgspec.json.Encoder().encode
    reals = [place for place, kind in enumerate(kinds) if kind == "real"]
    types = [KINDS[kind] for kind in kinds]
    for row in rows:
        values = list(row)
        for place in reals:
            values[place] = None if values[place] is None else repr(float(values[place]))
        for value, expected in zip(values, types, strict=True):
            if value is not None and type(value) is not expected:
                raise TypeError(f"a {type(value).__name__} in place of a {expected.__name__}")
        yield encode(values) + b"\n"


def read_rows(lines: Iterable[bytes], kinds: Sequence[str], *, name: str) -> Iterator[Row]:
    """The rows of `lines`. Raises `IntegrityFailure` for a line that is no row of these kinds."""
    optional: list[Any] = [KINDS[kind] | None for kind in kinds]
    decode = msgspec.json.Decoder(tuple[tuple(optional)]).decode  # type: ignore[misc]
    reals = [place for place, kind in enumerate(kinds) if kind == "real"]
    for number, line in enumerate(lines, 1):
        try:
            row: Row = decode(line)
            if reals:
                row = tuple(
                    float(value) if place in reals and value is not None else value
                    for place, value in enumerate(row)
                )
        except (ValueError, msgspec.MsgspecError) as error:
            raise IntegrityFailure("backup-row-unreadable", name=name, line=number) from error
        yield row
