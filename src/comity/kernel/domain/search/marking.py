"""Where a document matched: its texts with the matched words marked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from comity.kernel.domain.search.documents import UNSHOWN, Field, Role
from comity.kernel.domain.search.folding import Folded, fold, fold_in_place
from comity.kernel.domain.search.tokens import Token, neighbours, tokens_of

WINDOW = 220
"""Letters of a text that are shown around the first match."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a text, matched or not."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A field in which something matched, or a window of it, in stretches."""

    role: Role
    language: str
    stretches: tuple[Stretch, ...]

    @property
    def text(self) -> str:
        return "".join(stretch.text for stretch in self.stretches)


def spans(text: str, terms: Collection[str]) -> list[tuple[int, int]]:
    """Where `text` has any of `terms`; neighbours and overlaps are one."""
    if not _may_have(fold(text), terms):
        return []
    folded, told = _told(text)
    found = sorted(folded.span(it.start, it.end) for it in told if it.term in terms)
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _may_have(folded: str, terms: Collection[str]) -> bool:
    """Whether it is worth a look: a stem begins as its word does, and a citation is not a word."""
    return any(
        "." in term or "_" in term or term[: 3 if len(term) > 4 else 2] in folded for term in terms
    )


@lru_cache(maxsize=2048)
def _told(text: str) -> tuple[Folded, tuple[Token, ...]]:
    """The names of concepts stand in many documents."""
    folded = fold_in_place(text)
    told = tuple(tokens_of(folded.text))
    return folded, (*told, *neighbours(folded.text, told))


def matches(fields: Sequence[Field], terms: Collection[str], most: int) -> tuple[Match, ...]:
    """The fields that tell best why a document was found, `most` of them, in their order; where
    none that is shown has any of `terms`, what the document says first."""
    shown = {field.text: field for field in reversed(fields) if field.role not in UNSHOWN}
    found = [
        (place, len({field.text[start:end].casefold() for start, end in where}), field, where)
        for place, field in enumerate(reversed(shown.values()))
        if (where := spans(field.text, terms))
    ]
    if not found:
        said = [it for it in fields if it.role is Role.TEXT][:1]
        return tuple(Match(it.role, it.language, window(it.text, ())) for it in said)
    found.sort(key=lambda it: (-it[1], it[0]))
    return tuple(
        Match(field.role, field.language, window(field.text, where))
        for _place, _count, field, where in sorted(found[:most], key=lambda it: it[0])
    )


def window(text: str, where: Sequence[tuple[int, int]]) -> tuple[Stretch, ...]:
    """`text` in stretches, cut to a window that begins shortly before the first match."""
    first, last = 0, len(text)
    if len(text) > WINDOW:
        first = _word_start(text, max(0, where[0][0] - WINDOW // 4)) if where else 0
        last = _word_end(text, min(len(text), first + WINDOW))
    stretches: list[Stretch] = [Stretch("… ")] if first else []
    at = first
    for start, end in where:
        if start >= last or end <= first:
            continue
        if start > at:
            stretches.append(Stretch(text[at:start]))
        stretches.append(Stretch(text[max(start, first) : min(end, last)], marked=True))
        at = min(end, last)
    if at < last:
        stretches.append(Stretch(text[at:last]))
    if last < len(text):
        stretches.append(Stretch(" …"))
    return tuple(stretches)


def _word_start(text: str, at: int) -> int:
    space = text.find(" ", at, at + 30)
    return space + 1 if at and space > 0 else at


def _word_end(text: str, at: int) -> int:
    space = text.rfind(" ", max(0, at - 30), at)
    return space if at < len(text) and space > 0 else at
