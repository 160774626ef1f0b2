"""Choices of a filter."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from comity.regulation.interfaces.parts.words import Words
from comity.regulation.interfaces.wording import Wording


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: Words
    chosen: bool


def jurisdiction_choices(
    ids: Iterable[str], wording: Wording, chosen: Collection[str]
) -> tuple[Choice, ...]:
    """By name, in the language of the page."""
    named = sorted((wording.jurisdiction(id), id) for id in ids)
    return tuple(Choice(id, name, id in chosen) for name, id in named)
