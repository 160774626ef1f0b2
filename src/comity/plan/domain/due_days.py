"""The days on which something of a commitment is due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from comity.plan.domain.commitment_text import CommitmentText


@dataclass(frozen=True, slots=True)
class DueDay:
    """`key` is a milestone's id, or "" for the target; `title` what is to be there. What a later
    version left out is `dropped`."""

    key: str
    title: str
    on: date
    dropped: bool = False


def due_days(versions: Sequence[CommitmentText]) -> Iterator[DueDay]:
    """Of all versions, the last one last: what it holds, and what only earlier ones did, as the
    last of them said it."""
    seen: dict[str, DueDay] = {}
    for text in versions:
        seen |= {each.key: each for each in _of(text)}
    kept = {each.key for each in _of(versions[-1])} if versions else set()
    for each in seen.values():
        yield DueDay(each.key, each.title, each.on, dropped=each.key not in kept)


def _of(text: CommitmentText) -> Iterator[DueDay]:
    for each in text.milestones:
        yield DueDay(each.id, each.title, each.due_on)
    if text.target.due_on:
        yield DueDay("", text.target.indicator or text.title, text.target.due_on)
