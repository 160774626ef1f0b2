"""Numbering of European Union acts: Article 5, 1., (a), (i); annexes with sections and points."""

from __future__ import annotations

import re

from comity.regulation.domain.texts import Outline
from comity.regulation.formats.texts.outlines import Opening, OpenUnits, is_roman, read_outline

_ARTICLE = re.compile(r"Article (\d+[a-z]{0,2})(?: - .*)?$")
_ANNEX = re.compile(r"ANNEX ([IVXLC]+)\b")
_SECTION = re.compile(r"\s*Section ([A-Z]|\d+)\b")
_PARAGRAPH = re.compile(r"\s*(\d+[a-z]?)\.\s")
_DEFINITION = re.compile(r"\s*\((\d+[a-z]?)\)\s")
_POINT = re.compile(r"\s*\(([a-z]{1,4})\)\s")
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
            roman = is_roman(found[1], open_units, next_token(number))
            return Opening(4 if roman else 3, f"point_{found[1]}")
        return None

    return read_outline(lines, language, reader)
