"""What two versions of a commitment have not in common, field by field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum

from comity.kernel.domain.line_diff import changed_runs
from comity.plan.domain.commitment_text import CommitmentText, Help, Milestone
from comity.plan.domain.gate_target import plain_figure

_PIECES = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stayed, went or came."""

    kind: str
    """`same`, `gone`, `new`"""
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """`field` as in the gate, but with the id of a milestone or help in place of its number;
    `old` and `new` are "" where there was nothing."""

    field: str
    old: str
    new: str

    @property
    def runs(self) -> list[Run]:
        return runs(self.old, self.new)


def changes(old: CommitmentText, new: CommitmentText) -> list[Change]:
    """In the order of the fields; what went away stands after what there is."""
    before, after = dict(said(old)), dict(said(new))
    places = [*after, *(each for each in before if each not in after)]
    pairs = ((each, before.get(each, ""), after.get(each, "")) for each in places)
    return [Change(field, was, now) for field, was, now in pairs if was != now]


def said(text: CommitmentText) -> Iterator[tuple[str, str]]:
    """Every field with what stands in it, as text."""
    for name in ("title", "language", "action", "sub_action", "outcome", "beneficiaries"):
        yield name, getattr(text, name)
    yield "starts_on", _plain(text.starts_on)
    for field in fields(text.target):
        yield f"target.{field.name}", _plain(getattr(text.target, field.name))
    yield from _parts("milestones", text.milestones)
    yield "budget.amount", _plain(text.budget.amount) if text.budget else ""
    yield "budget.currency", text.budget.currency if text.budget else ""
    yield from _parts("helps", text.helps)
    for field in fields(text.iati):
        yield f"iati.{field.name}", _plain(getattr(text.iati, field.name))


def _parts(name: str, parts: Sequence[Milestone] | Sequence[Help]) -> Iterator[tuple[str, str]]:
    for part in parts:
        for field in fields(part):
            if field.name != "id":
                yield f"{name}.{part.id}.{field.name}", _plain(getattr(part, field.name))


def _plain(value: object) -> str:
    match value:
        case None:
            return ""
        case Decimal():
            return plain_figure(value)
        case date():
            return value.isoformat()
        case StrEnum():
            return value.value
        case tuple():
            return ", ".join(value)
    return str(value)


def runs(old: str, new: str) -> list[Run]:
    """Word by word. The words that stayed or went are `old`; those that stayed or came, `new`."""
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    found: list[Run] = []
    place = 0
    for start, end, first, last in changed_runs(before, after):
        found += _run("same", before[place:start])
        found += _run("gone", before[start:end])
        found += _run("new", after[first:last])
        place = end
    return found + _run("same", before[place:])


def _run(kind: str, pieces: Sequence[str]) -> list[Run]:
    return [Run(kind, "".join(pieces))] if pieces else []
