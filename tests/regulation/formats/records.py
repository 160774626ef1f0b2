"""Random records of the four kinds of corpus file, made from their types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from comity.regulation.formats.corpus_layout import (
    ConceptsFile,
    FactsFile,
    FileRecord,
    InstrumentFile,
    ProvisionsFile,
)

AMBIGUOUS = [
    "NO", "null", "~", "true", "1e5", "08", "+.5", "2026-08-02", "2026-07", "1:30", "0x1f", "=",
    "<<", "a: b", "a #b", "- a", "[a", "{a", "'", '"', "\\", "&a", "*a", "!a", "%a", "@a", "|", ">",
    "?", "", " a", "a ", "a\n", "\na", "a\n\n b", "\t", "\x85", "\u2028", "\ufeff", "\x00",
    "é" * 120, "a " * 90,
]  # fmt: skip
texts = st.sampled_from(AMBIGUOUS) | st.text(st.characters(codec="utf-8"), max_size=30)


def of_type(hint: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - any annotation of a record
    arguments = get_args(hint)
    match get_origin(hint):
        case origin if origin is tuple:
            return st.lists(of_type(arguments[0]), max_size=2).map(tuple)
        case origin if origin is UnionType:
            return st.one_of(*(of_type(each) for each in arguments))
        case origin if isinstance(origin, type) and issubclass(origin, Mapping):
            return st.dictionaries(texts, of_type(arguments[1]), max_size=2)
    if hint is str:
        return texts
    if hint is float:
        return st.floats(allow_nan=False, allow_infinity=False)
    if hint is int:
        return st.integers(-(10**17), 10**17)
    if hint is date:
        return st.dates()
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    if hint in (bool, type(None)):
        return st.from_type(hint)
    hints = get_type_hints(hint)
    return st.builds(hint, **{each.name: of_type(hints[each.name]) for each in fields(hint)})


file_records: st.SearchStrategy[FileRecord] = st.one_of(
    *(of_type(kind) for kind in (ConceptsFile, FactsFile, InstrumentFile, ProvisionsFile))
)
