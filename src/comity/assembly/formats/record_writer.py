"""Frozen dataclasses to plain data that `RecordReader` reads as the same; defaults are left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any

from comity.assembly.domain.shares import Threshold
from comity.assembly.formats.threshold_text import threshold_text


def plain_of(value: object) -> Any:  # noqa: ANN401 - plain data has no one type
    """Maps, lists, texts, whole numbers, truth values; days and thresholds as texts; sets in
    order, so that one record has one form."""
    match value:
        case Threshold():
            return threshold_text(value)
        case Fraction():
            return str(value)
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case Mapping():
            return {plain_of(key): plain_of(each) for key, each in value.items()}
        case frozenset():
            return sorted(plain_of(each) for each in value)
        case tuple():
            return [plain_of(each) for each in value]
    if is_dataclass(value):
        pairs = ((each, getattr(value, each.name)) for each in fields(value))
        return {each.name: plain_of(it) for each, it in pairs if it != _default(each)}
    return value


def _default(field: Field[Any]) -> object:
    return field.default if field.default_factory is MISSING else field.default_factory()
