"""Records to plain data: what differs from its default, in the order of the fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

Plain = Any
"""`dict`, `list`, `str`, `int`, `float`, `bool`, `None`, and `date` where asked for"""


def to_plain(record: object, *, dates_as_text: bool = True) -> Plain:
    """Plain data of a frozen dataclass, whole or in part; defaults are left out."""
    if is_dataclass(record) and not isinstance(record, type):
        return {
            name: to_plain(value, dates_as_text=dates_as_text)
            for name, default in _defaults(type(record)).items()
            if (value := getattr(record, name)) != default
        }
    if isinstance(record, Mapping):
        return {key: to_plain(value, dates_as_text=dates_as_text) for key, value in record.items()}
    if isinstance(record, tuple | list):
        return [to_plain(value, dates_as_text=dates_as_text) for value in record]
    if isinstance(record, Enum):
        return record.value
    if isinstance(record, date) and dates_as_text:
        return record.isoformat()
    return record


@cache
def _defaults(record_type: type) -> dict[str, object]:
    defaults: dict[str, object] = {}
    for each in fields(record_type):
        if each.default_factory is not MISSING:
            defaults[each.name] = each.default_factory()
        else:
            defaults[each.name] = each.default
    return defaults
