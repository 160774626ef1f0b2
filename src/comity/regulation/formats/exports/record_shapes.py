"""What the fields of a record hold, read from their types: so that a new field of the corpus is
exported and read back without a word about it here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from msgspec import NODEFAULT, inspect


class Holds(Enum):
    """What a field holds."""

    VALUE = auto()
    """a text, number, day, choice or truth value, or none"""
    PROSE = auto()
    """a text for each language"""
    NAMES = auto()
    """texts in their order"""
    RECORD = auto()
    """another record, or none"""
    RECORDS = auto()
    """records in their order"""
    NAMED = auto()
    """a record for each name"""
    NAMED_LISTS = auto()
    """records in their order for each name"""
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class FieldShape:
    """One field. `record` is the type of the records in it; `is_text` is that it holds a text."""

    name: str
    holds: Holds
    default: object = NODEFAULT
    record: type | None = None
    is_text: bool = False

    @property
    def required(self) -> bool:
        return self.default is NODEFAULT


def fields_of(record: type) -> tuple[FieldShape, ...]:
    """The fields of a dataclass in their order."""
    return _fields_of(record)


@cache
def _fields_of(record: type) -> tuple[FieldShape, ...]:
    found = inspect.type_info(record)
    assert isinstance(found, inspect.DataclassType)  # noqa: S101 - for the type checker
    fields = {field.name: field for field in found.fields}
    order = record.__dataclass_fields__  # type: ignore[attr-defined]
    return tuple(_shape(fields[name]) for name in order)


def _shape(field: inspect.Field) -> FieldShape:
    kinds = field.type.types if isinstance(field.type, inspect.UnionType) else (field.type,)
    kind = next(it for it in kinds if not isinstance(it, inspect.NoneType))
    default = field.default
    if field.default_factory is not NODEFAULT:
        default = field.default_factory()
    holds, record = _holds(kind)
    return FieldShape(field.name, holds, default, record, isinstance(kind, inspect.StrType))


def _holds(kind: inspect.Type) -> tuple[Holds, type | None]:
    match kind:
        case inspect.DataclassType(cls=record):
            return Holds.RECORD, record
        case inspect.VarTupleType(item_type=inspect.DataclassType(cls=record)):
            return Holds.RECORDS, record
        case inspect.VarTupleType(item_type=inspect.StrType()):
            return Holds.NAMES, None
        case inspect.DictType(value_type=inspect.StrType()):
            return Holds.PROSE, None
        case inspect.DictType(value_type=inspect.DataclassType(cls=record)):
            return Holds.NAMED, record
        case inspect.DictType(
            value_type=inspect.VarTupleType(item_type=inspect.DataclassType(cls=record))
        ):
            return Holds.NAMED_LISTS, record
        case inspect.DictType() | inspect.VarTupleType():
            return Holds.OTHER, None
    return Holds.VALUE, None
