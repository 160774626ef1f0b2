"""Statutes of any shape, well-typed and mostly full of faults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from comity.assembly.domain.shares import Threshold
from comity.assembly.domain.statute import Statute

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=9)
SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXTS.filter(str.strip),
    int: st.integers(-(10**9), 10**9),
    bool: st.booleans(),
    date: st.dates(),
    Threshold: st.builds(
        Threshold, st.fractions(0, 1, max_denominator=10**6), more_than=st.booleans()
    ),
}


def statutes() -> st.SearchStrategy[Statute]:
    return of_type(Statute)


def of_type(wanted: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - a type or an alias
    origin, inner = get_origin(wanted), get_args(wanted)
    if wanted in SCALARS:
        return SCALARS[wanted]
    if origin is UnionType:
        kinds = [each for each in inner if each is not NoneType]
        return st.none() | of_type(kinds[0])
    if origin is tuple:
        return st.lists(of_type(inner[0]), max_size=2).map(tuple)
    if origin is frozenset:
        return st.frozensets(of_type(inner[0]), max_size=2)
    if origin is Mapping:
        return st.dictionaries(SCALARS[str], of_type(inner[1]), max_size=2)
    if is_dataclass(wanted):
        types = get_type_hints(wanted)
        return st.builds(
            wanted, **{each.name: of_type(types[each.name]) for each in fields(wanted)}
        )
    assert issubclass(wanted, Enum)
    return st.sampled_from(wanted)
