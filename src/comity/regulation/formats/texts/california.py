"""Numbering of Californian bills and codes: SEC. 2., 22757.11., (a), (1), (A), (i).

A code section stands beside the section of the bill that adds it, since that is how it is cited.
"""

from __future__ import annotations

import re

from comity.regulation.domain.texts import Outline
from comity.regulation.formats.texts.outlines import Opening, OpenUnits, chain, read_outline

_BILL_SECTION = re.compile(r"\s*(?:SECTION|SEC\.) (\d+(?:\.\d+)*)\.\s")
_CODE_SECTION = re.compile(r"\s*(\d+(?:\.\d+)*[a-z]?)\.\s")
_CHAPTER = re.compile(
    r"\s*(?:CHAPTER|Chapter|PART|TITLE|DIVISION|ARTICLE|Article)\s+\d+(?:\.\d+)*\."
)
_MARK = re.compile(r"\s*\(([a-z]{1,4}|\d+|[A-Z]{1,2})\)\s")
_DEPTHS = {"subsec": 1, "para": 2, "subpara": 3, "clause": 4}
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii")


def california_outline(lines: list[str], language: str) -> Outline:
    """What stands before the first section, the Legislative Counsel's Digest above all, is left
    out: it enacts nothing."""
    marks = [mark for line in lines for mark in _marks(line)]
    passed = 0

    def reader(number: int, line: str, open_units: OpenUnits) -> Opening | None:
        nonlocal passed
        found = _marks(line)
        passed += len(found)
        if section := _section(line):
            return chain([(0, f"sec_{section}"), *_levels(found, OpenUnits(), marks[passed:])])
        if _CHAPTER.match(line):
            open_units.stack.clear()
        if not open_units.stack:
            return None
        return chain(_levels(found, open_units, marks[passed:]))

    return read_outline(lines, language, reader)


def _section(line: str) -> str:
    found = _BILL_SECTION.match(line) or _CODE_SECTION.match(line)
    return found[1].replace(".", "-") if found else ""


def _marks(line: str) -> list[str]:
    """The marks that a line begins with, one below the other: (e) (1) (A)."""
    section = _BILL_SECTION.match(line) or _CODE_SECTION.match(line)
    # the space after the number belongs to the mark that follows
    place = section.end() - 1 if section else 0
    marks = []
    while found := _MARK.match(line, place):
        marks.append(found[1])
        place = found.end() - 1
    return marks


def _levels(marks: list[str], open_units: OpenUnits, after: list[str]) -> list[tuple[int, str]]:
    names = {depth: open_units.name(depth) for depth in _DEPTHS.values()}
    levels = []
    for place, mark in enumerate(marks):
        following = [*marks[place + 1 :], *after, ""][0]
        kind = _kind(mark, names, following)
        depth = _DEPTHS[kind]
        names = {other: name if other < depth else "" for other, name in names.items()}
        names[depth] = f"{kind}_{mark}"
        levels.append((depth, names[depth]))
    return levels


def _kind(mark: str, names: dict[int, str], following: str) -> str:
    if mark.isdigit():
        return "para"
    if mark.isupper():
        return "subpara"
    return "clause" if _is_clause(mark, names, following) else "subsec"


def _is_clause(mark: str, names: dict[int, str], following: str) -> bool:
    """(i), (v) and (x) are letters too. Clauses stand under a subparagraph; there, what stands
    before and after decides."""
    if mark not in _ROMAN or not names[3]:
        return False
    place = _ROMAN.index(mark)
    if place and names[4] == f"clause_{_ROMAN[place - 1]}":
        return True
    next_letter = len(mark) == 1 and names[1] == f"subsec_{chr(ord(mark) - 1)}"
    return (mark, following) == ("i", "ii") or not next_letter
