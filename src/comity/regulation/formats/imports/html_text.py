"""HTML as EUR-Lex has it, or with headings and numbered paragraphs, to plain lines for a reader of
their numbering."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from comity.regulation.formats.hardened_xml import words_in
from comity.regulation.formats.imports.html_lines import Block, html_blocks
from comity.regulation.formats.imports.languages import language_tag

ARTICLE_CLASSES = frozenset({"oj-ti-art", "ti-art", "title-article-norm"})
_HEADING_CLASSES = frozenset({"oj-sti-art", "sti-art", "stitle-article-norm"})
_DIVISION_CLASSES = frozenset({"oj-ti-section-1", "ti-section-1", "title-division-1"})
_DIVISION_TITLES = frozenset({"oj-ti-section-2", "ti-section-2", "title-division-2"})
_ANNEX_CLASSES = frozenset({"oj-doc-ti", "doc-ti", "title-annex-1"})
_ANNEX_TITLES = frozenset({"oj-doc-ti", "doc-ti", "title-annex-2"})
_ANNEX = re.compile(r"(?:ANNEX|Annex)(?: [IVXLC]+| \d+)?$")
_TITLED = (
    (ARTICLE_CLASSES, _HEADING_CLASSES),
    (_DIVISION_CLASSES, _DIVISION_TITLES),
    (_ANNEX_CLASSES, _ANNEX_TITLES),
)


@dataclass(frozen=True, slots=True)
class HtmlText:
    """Lines with the line of the file that each came from."""

    title: str
    language: str
    is_eurlex: bool
    lines: tuple[tuple[str, int], ...]


def html_text(root: etree._Element) -> HtmlText:
    blocks = [*html_blocks(root)]
    return HtmlText(
        title=_title(root, blocks),
        language=language_tag(root.get("lang") or ""),
        is_eurlex=any(block.classes & ARTICLE_CLASSES for block in blocks),
        lines=tuple((block.words, block.source) for block in _joined(blocks)),
    )


def _joined(blocks: list[Block]) -> Iterator[Block]:
    """The blocks, each number of an article, annex or division with the title under it."""
    place = 0
    while place < len(blocks):
        block = blocks[place]
        place += 1
        for numbers, titles in _TITLED:
            if not block.classes & numbers or (numbers is _ANNEX_CLASSES and not _is_annex(block)):
                continue
            title = []
            while place < len(blocks) and blocks[place].classes & titles:
                title.append(blocks[place].words)
                place += 1
            if title:
                block = Block(f"{block.words} - {' '.join(title)}", block.source, frozenset())
            break
        yield block


def _is_annex(block: Block) -> bool:
    return bool(_ANNEX.match(block.words))


def _title(root: etree._Element, blocks: list[Block]) -> str:
    main = []
    for block in blocks:
        if block.classes & {"oj-doc-ti", "doc-ti", "title-doc-first", "title-doc-last"}:
            if _is_annex(block):
                break
            main.append(block.words)
        elif main:
            break
    if main:
        return " ".join(main)
    for path in (".//h1", ".//title"):
        found = root.find(path)
        if found is not None and (words := words_in(found)):
            return words
    return ""
