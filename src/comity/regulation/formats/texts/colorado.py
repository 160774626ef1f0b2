"""Numbering of Colorado's bills and statutes: SECTION 1., 6-1-1702., (1), (a), (I), (A).

A section of the statutes stands beside the section of the bill that adds it, since that is how it
is cited. Lines that begin with a reference, such as "(1)(a) OF THIS SECTION", look like numbering:
a mark counts only where it goes on from what is open. Signed acts are scans, in which (8) may stand
for (B), and (0) for (G) or (O).
"""

from __future__ import annotations

import re

from comity.regulation.domain.texts import Outline
from comity.regulation.formats.texts.outlines import Opening, OpenUnits, chain, read_outline

_BILL_SECTION = re.compile(r"\s*SECTION (\d+)\.\s")
_STATUTE_SECTION = re.compile(r"\s*(\d+(?:\.\d+)?-\d+(?:\.\d+)?-\d+(?:\.\d+)?)\.\s+(?=[A-Z][a-z])")
_MARKS = re.compile(r"\s*(?>(?:\(\s*(?:[a-z]{1,5}|[A-Z]{1,6}|\d+(?:\.\d+)?)\s*\)\s*)+)(?<=\s)")
_MARKS_AFTER_HEADING = re.compile(r"\.\s+(?=\(1\)\s)")
_MARK = re.compile(r"\(\s*([A-Za-z0-9.]+)\s*\)")
_SUBSECTION, _PARAGRAPH, _SUBPARAGRAPH, _BELOW = 1, 2, 3, 4
_KINDS = {_SUBSECTION: "subsec", _PARAGRAPH: "para", _SUBPARAGRAPH: "subpara", _BELOW: "subpara"}
_LOOKALIKES = {"8": "B", "0": "GO"}
_ROMAN = {"I": 1, "V": 5, "X": 10}
Open = dict[int, str]
"""the mark that is open at each depth"""


def colorado_outline(lines: list[str], language: str) -> Outline:
    marks = [mark for line in lines for mark in _marks(line)]
    passed = 0

    def reader(number: int, line: str, open_units: OpenUnits) -> Opening | None:
        nonlocal passed
        found = _marks(line)
        passed += len(found)
        section = _section(line)
        if not section and not open_units.stack:
            return None
        open_marks = {} if section else _open_marks(open_units)
        levels = _levels(found, open_marks, marks[passed:])
        return chain([*([(0, f"sec_{section}")] if section else []), *levels])

    return read_outline(lines, language, reader)


def _section(line: str) -> str:
    found = _BILL_SECTION.match(line) or _STATUTE_SECTION.match(line)
    return found[1].replace(".", "-") if found else ""


def _marks(line: str) -> list[str]:
    """The marks that a line begins with, or that follow the heading of a section: (3) (a)."""
    start = _MARKS_AFTER_HEADING.search(line) if _section(line) else None
    found = _MARKS.match(f"{line} ", start.end() if start else 0)
    return _MARK.findall(found[0]) if found else []


def _open_marks(open_units: OpenUnits) -> Open:
    names = {depth: open_units.name(depth) for depth in _KINDS}
    return {depth: name.partition("_")[2] for depth, name in names.items() if name}


def _levels(marks: list[str], open_marks: Open, after: list[str]) -> list[tuple[int, str]]:
    """Each mark of a line stands below the one before. Nothing where one does not, or does not go
    on from what is open."""
    levels: list[tuple[int, str]] = []
    for place, mark in enumerate(marks):
        following = [*marks[place + 1 :], *after, ""][0]
        depth, name = _next(mark, open_marks, following)
        if depth <= (levels[-1][0] if levels else 0):
            return []
        open_marks = {other: it for other, it in open_marks.items() if other < depth}
        open_marks[depth] = name
        levels.append((depth, f"{_KINDS[depth]}_{name}"))
    return levels


def _next(mark: str, open_marks: Open, following: str) -> tuple[int, str]:
    """The depth that `mark` opens and how it should read; depth 0 where it opens nothing."""
    letter = _next_letter(open_marks)
    if mark.isupper():
        return _next_capital(mark, letter, open_marks, following)
    if mark.islower():
        paragraph = open_marks.get(_PARAGRAPH, "")
        return (_PARAGRAPH, mark) if (len(paragraph), paragraph) < (len(mark), mark) else (0, "")
    before = float(open_marks.get(_SUBSECTION, "0"))
    looks_like_it = bool(letter) and letter in _LOOKALIKES.get(mark, "")
    if looks_like_it and (following == _after(letter) or float(mark) != before + 1):
        return _BELOW, letter
    return (_SUBSECTION, mark) if float(mark) > before else (0, "")


def _next_capital(mark: str, letter: str, open_marks: Open, following: str) -> tuple[int, str]:
    """(I), (V) and (X) are letters too: where both would go on, what follows decides."""
    number = _roman(mark)
    as_number = number == _roman(open_marks.get(_SUBPARAGRAPH, "")) + 1
    if mark == letter and not (as_number and _roman(following) == number + 1):
        return _BELOW, mark
    return (_SUBPARAGRAPH, mark) if as_number else (0, "")


def _next_letter(open_marks: Open) -> str:
    """The letter that a unit below the open subparagraph would bear, "" where none is open."""
    if _SUBPARAGRAPH not in open_marks:
        return ""
    before = open_marks.get(_BELOW, "")
    return _after(before) if before else "A"


def _after(letter: str) -> str:
    return chr(ord(letter) + 1)


def _roman(mark: str) -> int:
    """0 for what is no Roman numeral up to 39."""
    values = [_ROMAN.get(sign, 0) for sign in mark]
    if not values or not all(values):
        return 0
    following = [*values[1:], 0]
    return sum(-it if it < after else it for it, after in zip(values, following, strict=True))
