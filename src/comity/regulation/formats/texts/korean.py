"""Numbering of Korean statutes: 제31조, ①, 1., 가., with addenda (부칙)."""

from __future__ import annotations

import re

from comity.regulation.domain.texts import Outline
from comity.regulation.formats.texts.outlines import Opening, OpenUnits, read_outline

_ARTICLE = re.compile(r"#+\s*제(\d+)조(?:의(\d+))?\s*(?:\(.*?\))?")
_ADDENDUM = re.compile(r"부칙")
_ADDENDUM_ARTICLE = re.compile(r"제(\d+)조(?:의(\d+))?\s*\(.*?\)\s*")
_CHAPTER = re.compile(r"#+\s*(제\d+[장절]|부칙)")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_PARAGRAPH = re.compile(rf"\s*([{_CIRCLED}])")
_POINT = re.compile(r"\s*(\d+)(?:의(\d+))?\.\s")
_LETTER = re.compile(r"\s*([가나다라마바사아자차카타파하])\.\s")
_ROMANISED = dict(
    zip(
        "가나다라마바사아자차카타파하",
        ("ga", "na", "da", "ra", "ma", "ba", "sa", "a", "ja", "cha", "ka", "ta", "pa", "ha"),
        strict=True,
    )
)


def korean_outline(lines: list[str], language: str) -> Outline:
    """Addenda are numbered in their order: `addenda_1__art_2`."""
    addenda = 0

    def reader(number: int, line: str, open_units: OpenUnits) -> Opening | None:
        nonlocal addenda
        if _CHAPTER.match(line):
            open_units.stack.clear()
            return None
        if found := _ARTICLE.match(line):
            return Opening(0, _numbered("art", found), _paragraph(line[found.end() :]))
        if _ADDENDUM.match(line):
            addenda += 1
            return Opening(0, f"addenda_{addenda}")
        if open_units.top.startswith("addenda") and (found := _ADDENDUM_ARTICLE.match(line)):
            return Opening(1, _numbered("art", found), _paragraph(line[found.end() :]))
        if not open_units.stack:
            return None
        if opening := _paragraph(line):
            return opening
        if found := _POINT.match(line):
            return Opening(3, _numbered("point", found))
        if found := _LETTER.match(line):
            return Opening(4, f"point_{_ROMANISED[found[1]]}")
        return None

    return read_outline(lines, language, reader)


def _paragraph(text: str) -> Opening | None:
    found = _PARAGRAPH.match(text)
    return Opening(2, f"para_{_CIRCLED.index(found[1]) + 1}") if found else None


def _numbered(kind: str, found: re.Match[str]) -> str:
    return f"{kind}_{found[1]}-{found[2]}" if found[2] else f"{kind}_{found[1]}"
