"""A text before a body: paragraphs whose ids stay and whose numbers follow from where they stand.

As in resolutions of the United Nations: preambular paragraphs say why and are numbered apart (PP1),
operative ones say what is decided (1, 1(a), 1(a)(i)).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from comity.kernel.domain.errors import InvalidInput, unknown_name

DEEPEST = 4
"""Of operative paragraphs: 0 is 1, 1 is 1(a), 2 is 1(a)(i), then 1(a)(i)(A) and 1(a)(i)(A)(1)."""
DEEPEST_HEADING = 6
LONGEST_WORDS = 20_000
"""characters of one paragraph"""
MOST_PARAGRAPHS = 2_000

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_UNREADABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202d\u202e]")
"""Control characters, what XML can't hold, and overrides of the direction of writing, by which a
text can be made to look like another."""


class Kind(StrEnum):
    HEADING = "heading"
    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    CONTINUED = "continued"
    """what an operative paragraph goes on to say after those under it; it has no number"""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`words` are plain text; a new line within them begins a further block of the same paragraph.
    `depth` is the level of a heading (1 is the title), how deep an operative paragraph stands, and
    of what is continued the depth of the paragraph that it continues."""

    id: str
    kind: Kind
    words: str
    depth: int = 0

    @property
    def nesting(self) -> int:
        """Whatever follows and is nested deeper stands under this."""
        if self.kind is Kind.CONTINUED:
            return self.depth + 1
        return self.depth if self.kind is Kind.OPERATIVE else 0


@dataclass(frozen=True)
class MotionText:
    """Raises `InvalidInput`: `motion-text-too-long`, `paragraph-id-malformed`, `paragraph-twice`,
    `paragraph-words`, `paragraph-character`, `paragraph-too-long`, `paragraph-depth`,
    `paragraph-order`."""

    paragraphs: tuple[Paragraph, ...]

    def __post_init__(self) -> None:
        if len(self.paragraphs) > MOST_PARAGRAPHS:
            count = len(self.paragraphs)
            raise InvalidInput("motion-text-too-long", count=count, limit=MOST_PARAGRAPHS)
        seen: set[str] = set()
        before: Paragraph | None = None
        for each in self.paragraphs:
            _check(each)
            if each.id in seen:
                raise InvalidInput("paragraph-twice", paragraph=each.id)
            seen.add(each.id)
            if each.nesting and not _may_follow(each, before):
                raise InvalidInput("paragraph-depth", paragraph=each.id, depth=each.depth)
            before = each
        if not in_order(self.paragraphs):
            raise InvalidInput("paragraph-order", paragraph=self._last_preambular())

    def _last_preambular(self) -> str:
        return next(it.id for it in reversed(self.paragraphs) if it.kind is Kind.PREAMBULAR)

    def __iter__(self) -> Iterator[Paragraph]:
        return iter(self.paragraphs)

    def __len__(self) -> int:
        return len(self.paragraphs)

    @cached_property
    def by_id(self) -> Mapping[str, Paragraph]:
        return {each.id: each for each in self.paragraphs}

    def paragraph(self, id: str) -> Paragraph:
        """Raises `UnknownName("paragraph-unknown")`."""
        if id not in self.by_id:
            raise unknown_name("paragraph-unknown", id, self.by_id)
        return self.by_id[id]

    @property
    def title(self) -> str:
        """The words of the heading of level 1 that it begins with, "" without one."""
        first = self.paragraphs[0] if self.paragraphs else None
        return first.words if first and first.kind is Kind.HEADING and first.depth == 1 else ""

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """By id, as they are cited: `PP2`, `1(b)(iv)`; "" for headings and what is continued."""
        return dict(_numbered(self.paragraphs))


def beneath(paragraphs: Sequence[Paragraph], place: int) -> range:
    """The places of what stands under the paragraph at `place`."""
    end = place + 1
    top = paragraphs[place]
    if top.kind is Kind.OPERATIVE:
        while end < len(paragraphs) and paragraphs[end].nesting > top.nesting:
            end += 1
    return range(place + 1, end)


def in_order(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether preambular paragraphs stand before operative ones."""
    kinds = [it.kind for it in paragraphs if it.kind is not Kind.HEADING]
    return kinds == sorted(kinds, key=lambda it: it is not Kind.PREAMBULAR)


def tidy(words: str) -> str:
    """Single spaces, no empty lines, in Unicode's composed form (NFC)."""
    lines = (" ".join(line.split()) for line in unicodedata.normalize("NFC", words).split("\n"))
    return "\n".join(filter(None, lines))


def letter(number: int) -> str:
    """`a` for 1, `z` for 26, `aa` for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def roman(number: int) -> str:
    """`iv` for 4; numbers below 4000."""
    written = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        written += sign * count
    return written


_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def counters(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[Paragraph, tuple[int, ...]]]:
    """Each with its numbers from the outermost: `(3, 2)` for 3(b); `()` where it has none."""
    preambular = 0
    counts: list[int] = [0] * (DEEPEST + 1)
    for each in paragraphs:
        if each.kind is Kind.PREAMBULAR:
            preambular += 1
            yield each, (preambular,)
        elif each.kind is Kind.OPERATIVE:
            counts[each.depth] += 1
            counts[each.depth + 1 :] = [0] * (DEEPEST - each.depth)
            yield each, tuple(counts[: each.depth + 1])
        else:
            yield each, ()


def own_number(numbers: tuple[int, ...]) -> str:
    """Of the innermost alone: `3`, `b`, `iv`."""
    return _FORMS[len(numbers) - 1](numbers[-1]) if numbers else ""


_FORMS: tuple[Callable[[int], str], ...] = (
    str,
    letter,
    roman,
    lambda number: letter(number).upper(),
    str,
)


def _numbered(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[str, str]]:
    for each, numbers in counters(paragraphs):
        if each.kind is Kind.PREAMBULAR:
            yield each.id, f"PP{numbers[0]}"
        else:
            below = "".join(f"({own_number(numbers[:end])})" for end in range(2, len(numbers) + 1))
            yield each.id, f"{numbers[0]}{below}" if numbers else ""


def _check(each: Paragraph) -> None:
    if not _ID.fullmatch(each.id):
        raise InvalidInput("paragraph-id-malformed", paragraph=each.id)
    if not each.words or tidy(each.words) != each.words:
        raise InvalidInput("paragraph-words", paragraph=each.id)
    if found := _UNREADABLE.search(each.words):
        raise InvalidInput("paragraph-character", paragraph=each.id, code=f"{ord(found[0]):04X}")
    if len(each.words) > LONGEST_WORDS:
        raise InvalidInput("paragraph-too-long", paragraph=each.id, limit=LONGEST_WORDS)
    if each.kind is Kind.HEADING and "\n" in each.words:
        raise InvalidInput("paragraph-words", paragraph=each.id)
    least, most = {Kind.HEADING: (1, DEEPEST_HEADING), Kind.PREAMBULAR: (0, 0)}.get(
        each.kind, (0, DEEPEST)
    )
    if not least <= each.depth <= most:
        raise InvalidInput("paragraph-depth", paragraph=each.id, depth=each.depth)


def _may_follow(each: Paragraph, before: Paragraph | None) -> bool:
    if before is None or before.kind not in (Kind.OPERATIVE, Kind.CONTINUED):
        return False
    # Under what is continued stands nothing: it is no paragraph of its own.
    deepest = before.nesting + (before.kind is Kind.OPERATIVE)
    return each.nesting <= deepest
