"""Plain data to frozen dataclasses by the types of their fields, with every error and its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

from comity.assembly.domain.shares import Threshold
from comity.assembly.formats.threshold_text import threshold_of
from comity.kernel.domain.errors import ComityError, InvalidInput, unknown_name
from comity.regulation.domain.problems import Path, Problem

NOTHING: Any = object()
"""Stands for what could not be read; its error is in the list."""
MOST = 10**9
"""Of whole numbers: far more than anything that is counted here, and safe to compute with."""


class RecordReader:
    """Reads text, whole numbers, truth values, days (`2026-01-31`), thresholds, words of an
    enumeration, lists, maps and records of these. What a field may be, its type says."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def read(self, wanted: Any, data: Any, at: Path) -> Any:  # noqa: ANN401 - as `wanted` says
        """A value of the type `wanted`, or `NOTHING`."""
        origin, inner = get_origin(wanted), get_args(wanted)
        if origin is UnionType:
            kinds = [each for each in inner if each is not NoneType]
            return None if data is None else self.read(kinds[0], data, at)
        if origin in (tuple, frozenset):
            return self.several(origin, inner[0], data, at)
        if origin is Mapping:
            return self.mapping(inner[0], inner[1], data, at)
        if wanted in SCALARS:
            return self.scalar(wanted, data, at)
        if is_dataclass(wanted):
            return self.record(cast(type, wanted), data, at)
        return self.word(wanted, data, at)

    def record(self, wanted: type, data: Any, at: Path) -> Any:  # noqa: ANN401
        types = _types(wanted)
        if not isinstance(data, dict):
            return self.wrong(at, InvalidInput("record-not-a-map", keys=tuple(types)))
        for key in data.keys() - types.keys():
            self.wrong((*at, key), unknown_name("record-key-unknown", key, types))
        missing = [name for name in _required(wanted) if name not in data]
        for name in missing:
            self.wrong(at, InvalidInput("record-key-missing", key=name))
        values = {
            name: self.read(types[name], value, (*at, name))
            for name, value in data.items()
            if name in types
        }
        if missing or NOTHING in values.values():
            return NOTHING
        try:
            return wanted(**values)
        except ComityError as error:  # parts that are right, and don't fit together
            return self.wrong(at, error)

    def several(self, kind: type, wanted: Any, data: Any, at: Path) -> Any:  # noqa: ANN401
        if not isinstance(data, list):
            return self.wrong(at, InvalidInput("record-not-a-list"))
        values = [self.read(wanted, each, (*at, place)) for place, each in enumerate(data)]
        return NOTHING if any(each is NOTHING for each in values) else kind(values)

    def mapping(self, named: Any, wanted: Any, data: Any, at: Path) -> Any:  # noqa: ANN401
        if not isinstance(data, dict):
            return self.wrong(at, InvalidInput("record-not-a-map-of-names"))
        values = {
            key if named is str else self.read(named, key, (*at, key)): self.read(
                wanted, each, (*at, key)
            )
            for key, each in data.items()
        }
        return NOTHING if any(NOTHING in pair for pair in values.items()) else values

    def word(self, wanted: type[StrEnum], data: Any, at: Path) -> Any:  # noqa: ANN401
        words = [each.value for each in wanted]
        if data in words:
            return wanted(data)
        return self.wrong(at, unknown_name("record-word-unknown", str(data), words))

    def scalar(self, wanted: type, data: Any, at: Path) -> Any:  # noqa: ANN401
        try:
            return SCALARS[wanted](data)
        except ComityError as error:
            return self.wrong(at, error)

    def wrong(self, at: Path, error: ComityError) -> Any:  # noqa: ANN401
        self.problems.append(Problem(at, error))
        return NOTHING


def _text(data: object) -> str:
    if not isinstance(data, str) or not data.strip():
        raise InvalidInput("record-not-text", found=str(data))
    return data


def _whole_number(data: object) -> int:
    if not isinstance(data, int) or isinstance(data, bool):
        raise InvalidInput("record-not-a-number", found=str(data))
    if abs(data) > MOST:
        raise InvalidInput("record-number-too-large", most=MOST)
    return data


def _truth(data: object) -> bool:
    if not isinstance(data, bool):
        raise InvalidInput("record-not-true-or-false", found=str(data))
    return data


def _day(data: object) -> date:
    try:
        if isinstance(data, str) and len(data) == len("2026-01-31"):
            return date.fromisoformat(data)
    except ValueError:
        pass
    raise InvalidInput("record-not-a-day", found=str(data))


def _threshold(data: object) -> Threshold:
    if isinstance(data, bool) or not isinstance(data, str | int | float):
        raise InvalidInput("share-malformed", share=str(data))
    return threshold_of(str(data))


def _fraction(data: object) -> Fraction:
    try:
        if isinstance(data, str | int) and not isinstance(data, bool):
            return Fraction(data)
    except (ValueError, ZeroDivisionError):
        pass
    raise InvalidInput("record-not-a-fraction", found=str(data))


SCALARS: Mapping[Any, Callable[[object], Any]] = {
    str: _text, int: _whole_number, bool: _truth, date: _day, Threshold: _threshold,
    Fraction: _fraction,
}  # fmt: skip


@cache
def _types(record: type) -> dict[str, Any]:
    return get_type_hints(record)


@cache
def _required(record: type) -> tuple[str, ...]:
    return tuple(
        each.name
        for each in fields(record)
        if each.default is MISSING and each.default_factory is MISSING
    )
