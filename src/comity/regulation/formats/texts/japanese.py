"""Numbering of Japanese statutes: 第三条, ２, 一, イ, with supplementary provisions (附則).

The first paragraph (項) of an article bears no number, the others do. A caption （目的） stands on
the line before its article and belongs to no unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.kernel.domain.han_numerals import NUMERAL, number_of
from comity.regulation.domain.texts import Outline
from comity.regulation.formats.texts.outlines import Opening, OpenUnits, read_outline

_BRANCH = rf"((?:の{NUMERAL})*)"
_ARTICLE = re.compile(rf"\s*第({NUMERAL})条{_BRANCH}(?:\s+|$)")
_PARAGRAPH = re.compile(r"\s*([0-9０-９]+)\s+\S")
_INLINE_PARAGRAPH = re.compile(r"。\s+([0-9０-９]+)\s+")
_ITEM = re.compile(rf"\s*({NUMERAL}){_BRANCH}\s+\S")
_KANA = re.compile(r"\s*([ァ-ヶ])\s+\S")
_BRACKETED = re.compile(r"\s*[（(]([0-9０-９]+)[）)]\s+\S")
_CAPTION = re.compile(r"\s*[（(].+[）)]\s*$")
_CONTENTS = re.compile(r"\s*目\s*次\s*$")
_CHAPTER = re.compile(rf"\s*第{NUMERAL}[編章節款目]{_BRANCH}(?:\s|$)")
_SUPPLEMENT = re.compile(r"\s*附\s*則(?=[\s（(]|$)")
_TABLE = re.compile(rf"\s*別表(?:第({NUMERAL}))?{_BRANCH}(?=[\s（(]|$)")
_SUBITEMS = (
    "イi ロro ハha ニni ホho ヘhe トto チchi リri ヌnu ルru ヲwo ワwa カka ヨyo タta レre"
    " ソso ツtsu ネne ナna ラra ムmu ウu ヰwi ノno オo クku ヤya マma ケke フfu コko エe"
    " テte アa サsa キki ユyu メme ミmi シshi ヱwe ヒhi モmo セse スsu"
)
_ROMANISED = {pair[0]: pair[1:] for pair in _SUBITEMS.split()}


def japanese_outline(lines: list[str], language: str) -> Outline:
    """Supplementary provisions are numbered in their order: `addenda_1__art_2`. Where a copy runs
    paragraphs together in one line, each is opened there; the words go to the last."""
    captions = frozenset(_captions(lines))
    contents = False
    addenda = 0

    def reader(number: int, line: str, open_units: OpenUnits) -> Opening | None:
        nonlocal contents, addenda
        contents = contents or bool(_CONTENTS.match(line))
        if number in captions or _CHAPTER.match(line):
            # articles of supplementary provisions stand under these
            del open_units.stack[1 if open_units.top.startswith("addenda") else 0 :]
            return None
        if _SUPPLEMENT.match(line) and not contents:
            addenda += 1
            return Opening(0, f"addenda_{addenda}")
        if found := _TABLE.match(line):
            return Opening(0, _numbered("annex", found[1] or "一", found[2]))
        if found := _ARTICLE.match(line):
            contents = False
            depth = 1 if open_units.top.startswith("addenda") else 0
            name = _numbered("art", found[1], found[2])
            return Opening(depth, name, _first_paragraphs(line[found.end() :]))
        return _within(line, open_units) if open_units.stack and line.strip() else None

    return read_outline(lines, language, reader)


def _within(line: str, open_units: OpenUnits) -> Opening | None:
    """What a line opens within an article or a supplementary provision."""
    paragraph = int(open_units.name(2).removeprefix("para_") or 0)
    if (found := _PARAGRAPH.match(line)) and (number := number_of(found[1])) > paragraph:
        return _paragraphs(number, line)
    if found := _ITEM.match(line):
        return Opening(3, _numbered("point", found[1], found[2]))
    if (found := _KANA.match(line)) and found[1] in _ROMANISED:
        return Opening(4, f"point_{_ROMANISED[found[1]]}")
    if found := _BRACKETED.match(line):
        return Opening(5, f"point_{number_of(found[1])}")
    in_article = open_units.stack[-1].eid.rpartition("__")[2].startswith("art_")
    return _first_paragraphs(line) if in_article else None


def _first_paragraphs(text: str) -> Opening | None:
    return _paragraphs(1, text) if text.strip() else None


def _paragraphs(number: int, text: str) -> Opening:
    """The paragraph of this number, and those that follow it in the same line."""
    inline = (number_of(found[1]) for found in _INLINE_PARAGRAPH.finditer(text))
    following = number + 1 in inline
    return Opening(2, f"para_{number}", _paragraphs(number + 1, text) if following else None)


def _captions(lines: list[str]) -> Iterator[int]:
    """The lines that are captions: alone in brackets, before an article."""
    for number, line in enumerate(lines, start=1):
        if _CAPTION.match(line):
            following = next((each for each in lines[number:] if each.strip()), "")
            if _ARTICLE.match(following):
                yield number


def _numbered(kind: str, number: str, branch: str) -> str:
    """("art", "二十四", "の二") as `art_24-2`."""
    parts = [number, *branch.split("の")[1:]]
    return f"{kind}_{'-'.join(str(number_of(part)) for part in parts)}"
