"""From the outline of a text, whoever read its numbering, to the lines of an import."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from comity.regulation.domain.imports.imported import TextLine
from comity.regulation.domain.texts import Outline, TextUnit

_NUMBERED = re.compile(
    r"[#\s]*(?:[^\W\d_]+\.? ?)?(?:[\dIVXLC]+[\w.-]*|[A-Z](?=\W))(?:조(?:의\d+)?)?\s*"
)
_BRACKETED = re.compile(r"\s*[(（](?![a-z0-9]{1,4}[)）])([^()（）]{1,80})[)）]")
_APART = re.compile(r"\s*[-–—:：.]\s+(\S.*)")
_ENDS_A_SENTENCE = (".", ";", ":", ",", "。", "；", "：")
LONGEST_HEADING = 300


def lines_of(outline: Outline) -> tuple[TextLine, ...]:
    """The lines of an outline. What belongs to no unit is left out: contents, recitals, titles of
    chapters."""
    opened: dict[int, list[TextUnit]] = {}
    for unit in outline.units:
        opened.setdefault(unit.first, []).append(unit)
    if not all(_is_chain(units) for units in opened.values()):
        return tuple(_by_units(outline))
    return tuple(_by_lines(outline, opened))


def _is_chain(units: list[TextUnit]) -> bool:
    return all(inner.eid.startswith(f"{outer.eid}__") for outer, inner in pairwise(units))


def _by_lines(outline: Outline, opened: dict[int, list[TextUnit]]) -> Iterator[TextLine]:
    stack: list[TextUnit] = []
    under_heading = 0
    for number, text in enumerate(outline.lines, start=1):
        opens = opened.get(number, [])
        stack = [unit for unit in stack if unit.last >= number] + opens
        words = text.strip().lstrip("#").strip()
        if not stack or not words or number == under_heading:
            continue
        heading = ""
        if opens and opens[0].depth == 0:
            heading = _heading(words)
            if not heading and len(opens) == 1 and _NUMBERED.fullmatch(words):
                under_heading, heading = _line_under(outline, opened, number, opens[0].last)
                words = f"{words} - {heading}" if heading else words
        yield TextLine(tuple(unit.eid for unit in opens), stack[-1].eid, words, number, heading)


def _by_units(outline: Outline) -> Iterator[TextLine]:
    """For a text whose lines hold several units beside each other, as rows of tables do."""
    for unit in outline.units:
        yield TextLine((unit.eid,), unit.eid, unit.words, unit.first)


def _heading(words: str) -> str:
    """What stands after the number of an article, where that is a heading and no sentence."""
    numbered = _NUMBERED.match(words)
    rest = words[numbered.end() :] if numbered else ""
    if found := _BRACKETED.match(rest):
        return found[1].strip()
    found = _APART.match(rest)
    heading = found[1].strip() if found else ""
    return "" if heading.endswith(_ENDS_A_SENTENCE) or len(heading) > LONGEST_HEADING else heading


def _line_under(
    outline: Outline, opened: dict[int, list[TextUnit]], number: int, last: int
) -> tuple[int, str]:
    """The number and words of a heading that stands on the next line; (0, "") without one. What
    follows it must belong to the article too, else it is all that the article says."""
    filled = [n for n in range(number + 1, last + 1) if outline.lines[n - 1].strip()]
    if len(filled) < 2 or filled[0] in opened:
        return 0, ""
    words = outline.lines[filled[0] - 1].strip()
    if words.endswith(_ENDS_A_SENTENCE) or len(words) > LONGEST_HEADING:
        return 0, ""
    return filled[0], words
