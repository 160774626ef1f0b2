"""Which parts of a statute say where they stand in the written one, and which do not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

from comity.assembly.domain.statute import Statute
from comity.regulation.domain.problems import Path


def citations(statute: Statute) -> dict[Path, str]:
    """By the place of the part; "" for a part without one. What the statute leaves at its default
    is no part of it."""
    return {path: text for path, text in _citations(statute, ()) if path}


def uncited(statute: Statute) -> tuple[Path, ...]:
    """Parts that can cite an article and do not: a reader can't compare them with the text."""
    return tuple(path for path, text in citations(statute).items() if not text)


def _citations(part: Any, at: Path) -> Iterator[tuple[Path, str]]:  # noqa: ANN401 - any record
    if isinstance(part, tuple):
        for number, each in enumerate(part):
            yield from _citations(each, (*at, number))
    elif is_dataclass(part):
        for each in fields(part):
            value = getattr(part, each.name)
            if each.name == "citation":
                yield at, value
            elif each.default_factory is MISSING or value != each.default_factory():
                yield from _citations(value, (*at, each.name))
