"""Numbering of European Union acts: Article 5, 1., (a), (i); annexes with sections and points."""

from __future__ import annotations

import re

from comity.regulation.domain.texts import Outline
from comity.regulation.formats.texts.outlines import Opening, OpenUnits, read_outline

_ARTICLE = re.compile(r"Article (\d+[a-z]{0,2})(?: - .*)?$")
_ANNEX = re.compile(r"ANNEX ([IVXLC]+)\b")
_SECTION = re.compile(r"\s*Section ([A-Z]|\d+)\b")
_PARAGRAPH = re.compile(r"\s*(\d+[a-z]?)\.\s")
_DEFINITION = re.compile(r"\s*\((\d+[a-z]?)\)\s")
_POINT = re.compile(r"\s*\(([a-z]{1,4})\)\s")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii")
_CLOSING = re.compile(r"(CHAPTER [IVX]+|SECTION \d+) - |Annexes$")


def european_outline(lines: list[str], language: str) -> Outline:
    """Recitals are left out: they carry no provision."""
    tokens = [_POINT.match(line) for line in lines]

    def next_token(number: int) -> str:
        return next((token[1] for token in tokens[number:] if token), "")

    def reader(number: int, line: str, open_units: OpenUnits) -> Opening | None:
        if found := _ARTICLE.match(line):
            return Opening(0, f"art_{found[1]}")
        if found := _ANNEX.match(line):
            return Opening(0, f"annex_{found[1]}")
        if _CLOSING.match(line):
            open_units.stack.clear()
        if not open_units.stack:
            return None
        annex = open_units.top.startswith("annex")
        if annex and (found := _SECTION.match(line)):
            return Opening(1, f"sec_{found[1]}")
        if found := _PARAGRAPH.match(line):
            return Opening(2, f"{'point' if annex else 'para'}_{found[1]}")
        if found := _DEFINITION.match(line):
            return Opening(2, f"point_{found[1]}")
        if found := _POINT.match(line):
            roman = _is_roman(found[1], open_units, next_token(number))
            return Opening(4 if roman else 3, f"point_{found[1]}")
        return None

    return read_outline(lines, language, reader)


def _is_roman(token: str, open_units: OpenUnits, following: str) -> bool:
    """(i), (v) and (x) are letters too: what stands before and after decides."""
    if token not in _ROMAN:
        return False
    before = open_units.name(4).removeprefix("point_")
    place = _ROMAN.index(token)
    if place and before == _ROMAN[place - 1]:
        return True
    letter = open_units.name(3).removeprefix("point_")
    follows_letter = len(token) == 1 and letter == chr(ord(token) - 1)
    if (token, following) == ("i", "ii"):
        return True
    return not follows_letter
