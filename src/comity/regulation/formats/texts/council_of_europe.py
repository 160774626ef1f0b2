"""Numbering of treaties of the Council of Europe: Article 5 – Title, 1, a, i.

A number stands apart from the words that it opens by a tab or several spaces. A chapter's title and
that of its first article may share a line. What follows a point without a number belongs to it.
"""

from __future__ import annotations

import re

from comity.regulation.domain.texts import Outline
from comity.regulation.formats.texts.outlines import Opening, OpenUnits, is_roman, read_outline

_APART = r"[.)]?(?:\t|\s{2,})"
_ARTICLE = re.compile(r"\s*(?:Chapter [IVX]+ [–-] .*)?\bArticle (\d+)(?: [–-] |\s*$)")
_CHAPTER = re.compile(r"\s*(Chapter|Section) [IVX\d]+\b|\s*(Done at|In witness whereof)\b")
_PARAGRAPH = re.compile(rf"\s*(\d+){_APART}")
_POINT = re.compile(rf"\s*([a-z]{{1,4}}){_APART}")


def council_of_europe_outline(lines: list[str], language: str) -> Outline:
    """The preamble and what stands under the last article's place and date carry no provision."""
    tokens = [_POINT.match(line) for line in lines]

    def next_token(number: int) -> str:
        return next((token[1] for token in tokens[number:] if token), "")

    def reader(number: int, line: str, open_units: OpenUnits) -> Opening | None:
        if found := _ARTICLE.match(line):
            return Opening(0, f"art_{found[1]}")
        if _CHAPTER.match(line):
            open_units.stack.clear()
        if not open_units.stack:
            return None
        if found := _PARAGRAPH.match(line):
            return Opening(2, f"para_{found[1]}")
        if found := _POINT.match(line):
            roman = is_roman(found[1], open_units, next_token(number))
            return Opening(4 if roman else 3, f"point_{found[1]}")
        return None

    return read_outline(lines, language, reader)
