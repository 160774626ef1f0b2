"""Numbering of Chinese measures, in Chinese (第四条, （一）) and in English (Article 4:, (1)).

Paragraphs (款) bear no number: each line of an article that is no item is one.
"""

from __future__ import annotations

import re

from comity.kernel.domain.han_numerals import NUMERAL, number_of
from comity.regulation.domain.texts import Outline
from comity.regulation.formats.texts.outlines import Opening, OpenUnits, read_outline

_ARTICLE = re.compile(rf"\s*第({NUMERAL})条")
_ENGLISH_ARTICLE = re.compile(r"\s*Article (\d+)\s*[:：.]?")
_ITEM = re.compile(r"\s*[（(]([一二三四五六七八九十]+|\d+)[)）]")
_CHAPTER = re.compile(r"\s*(第[一二三四五六七八九十]+[章节]|Chapter [IVX]+|CHAPTER )")


def chinese_outline(lines: list[str], language: str) -> Outline:
    def reader(number: int, line: str, open_units: OpenUnits) -> Opening | None:
        if found := _ARTICLE.match(line) or _ENGLISH_ARTICLE.match(line):
            first = Opening(1, "para_1") if line[found.end() :].strip() else None
            return Opening(0, f"art_{number_of(found[1])}", first)
        if _CHAPTER.match(line):
            open_units.stack.clear()
        if not open_units.stack or not line.strip():
            return None
        if found := _ITEM.match(line):
            return Opening(2, f"point_{number_of(found[1])}")
        paragraph = int(open_units.name(1).removeprefix("para_") or 0)
        return Opening(1, f"para_{paragraph + 1}")

    return read_outline(lines, language, reader)
