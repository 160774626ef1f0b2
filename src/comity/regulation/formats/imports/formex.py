"""Formex 4, in which the Official Journal of the European Union is kept, to lines.

An article is ARTICLE (TI.ART, STI.ART), a paragraph PARAG (NO.PARAG), a point NP (NO.P, TXT) in the
ITEM of a LIST. What QUOT.S holds is quoted from another act and part of the words. An annex is a
file of its own, with ANNEX as its root.
"""

from __future__ import annotations

import re

from lxml import etree

from comity.regulation.domain.imports.imported import ImportedText, ImportFormat
from comity.regulation.formats.hardened_xml import (
    child,
    children,
    descendants,
    inner_words,
    line_of,
    name_of,
    words_in,
)
from comity.regulation.formats.imports.languages import language_tag
from comity.regulation.formats.imports.unit_lines import UnitLines

ROOTS = frozenset(
    {"ACT", "ANNEX", "CONS.ACT", "CONS.DOC", "CONS.ANNEX", "AGR", "GENERAL", "LETTER"}
)
_ARTICLE_NUMBER = re.compile(r"\d+ ?[a-z]{0,3}\b")
_IDENTIFIER = re.compile(r"0*(\d+)([A-Za-z]*)")
_ANNEX = re.compile(r"(?:^|\s)([IVXLC]+|\d+|[A-Z])(?=[\s.:–—-]|$)")
_SECTION = re.compile(r"(?:Section|Part|SECTION|PART)\s+([A-Z]|\d+|[IVX]+)\b")
_NUMBER = re.compile(r"[(\s]*([0-9]+(?:\.[0-9]+)*[a-z]?|[a-z]{1,5}|[A-Z]{1,4})\s*[.)]*\s*$")
_LEADING_NUMBER = re.compile(r"(\d+(?:\.\d+)*)\.?(?=\s|$)")
_BLOCKS = frozenset({
    "ACT", "ALINEA", "ANNEX", "ARTICLE", "CONS.ANNEX", "CONS.DOC", "CONTENTS", "CORPUS",
    "DIVISION", "DLIST", "DLIST.ITEM", "ENACTING.TERMS", "FINAL", "FORMULA", "GR.SEQ", "ITEM",
    "LIST", "NP", "P", "PARAG", "PREAMBLE", "QUOT.S", "ROW", "STI", "TBL", "TI", "TITLE",
    "TXT",
})  # fmt: skip
_SKIPPED = frozenset({"NOTE", "BIB.INSTANCE", "PREAMBLE", "FINAL", "PROLOG", "TOC", "INCL.ELEMENT"})
_NOT_WORDS = frozenset({"NOTE"})
_OPENING_PARTS = frozenset({"TI.ART", "STI.ART", "NO.PARAG", "NO.P", "TITLE"})


def formex_text(root: etree._Element) -> ImportedText:
    for mark in descendants(root, "QUOT.START", "QUOT.END"):
        mark.text = chr(int(mark.get("CODE") or "0022", 16))
    out = UnitLines()
    top = _annex(root, out) if name_of(root) in ("ANNEX", "CONS.ANNEX") else ""
    for each in children(root):
        if name_of(each) != "TITLE":
            _walk(each, top, out)
    language = next((words_in(it) for it in descendants(root, "LG.DOC")), "")
    title = next((it for it in descendants(root, "TITLE") if child(it, "TI") is not None), None)
    return ImportedText(
        format=ImportFormat.FORMEX,
        recognised="formex",
        title=_words(child(title, "TI")) if title is not None else "",
        language=language_tag(language),
        lines=out.close(),
    )


def _walk(element: etree._Element, unit: str, out: UnitLines) -> None:
    name, line = name_of(element), line_of(element)
    if name in _SKIPPED:
        return
    if name == "DIVISION":
        for each in children(element):
            if name_of(each) != "TITLE":
                _walk(each, unit, out)
        return
    if name in ("ANNEX", "CONS.ANNEX"):
        unit = _annex(element, out)
    elif name == "ARTICLE":
        unit = _article(element, out)
    elif name == "PARAG":
        unit = _numbered(element, "NO.PARAG", unit, "para", out)
    elif name == "NP":
        unit = _numbered(element, "NO.P", unit, "point", out)
    elif name in ("GR.SEQ", "DIV.CONSID"):
        unit = _section(element, unit, out)
    elif name in ("QUOT.S", "ROW"):
        if unit:
            out.say(unit, _whole(element), line)
        return
    run: list[str] = [element.text or ""]
    for each in children(element):
        if name_of(each) in _OPENING_PARTS | _SKIPPED:
            run.append(each.tail or "")
        elif _is_inline(each):
            run += [inner_words(each, _NOT_WORDS, _BLOCKS), each.tail or ""]
        else:
            _say(run, unit, line, out)
            _walk(each, unit, out)
            run = [each.tail or ""]
    _say(run, unit, line, out)


def _say(run: list[str], unit: str, line: int, out: UnitLines) -> None:
    if unit:
        out.say(unit, "".join(run), line)


def _is_inline(element: etree._Element) -> bool:
    return name_of(element) not in _BLOCKS and next(descendants(element, *_BLOCKS), None) is None


def _whole(element: etree._Element) -> str:
    """All that a quotation or a row of a table says, on one line."""
    if name_of(element) == "ROW":
        return " | ".join(filter(None, (_words(cell) for cell in children(element))))
    return _words(element)


def _words(element: etree._Element | None) -> str:
    return words_in(element, _NOT_WORDS, _BLOCKS)


def _article(element: etree._Element, out: UnitLines) -> str:
    title = _words(child(element, "TI.ART"))
    found = _ARTICLE_NUMBER.search(title)
    if found:
        number = found[0].replace(" ", "")
    else:
        stated = _IDENTIFIER.match(element.get("IDENTIFIER") or "")
        number = stated[1] + stated[2].lower() if stated else "1"
    eid = f"art_{number}"
    heading = _words(child(element, "STI.ART"))
    out.open(eid, title or f"Article {number}", line_of(element), heading)
    return eid


def _annex(element: etree._Element, out: UnitLines) -> str:
    title = child(element, "TITLE")
    number = _words(child(title, "TI")) if title is not None else ""
    heading = _words(child(title, "STI")) if title is not None else ""
    found = _ANNEX.search(number)
    eid = f"annex_{found[1]}" if found else "annex"
    out.open(eid, number or "Annex", line_of(element), heading)
    return eid


def _section(element: etree._Element, unit: str, out: UnitLines) -> str:
    """A titled part of an annex: a unit where its title has a number."""
    title = child(element, "TITLE")
    words = _words(title)
    found = _SECTION.match(words) or _LEADING_NUMBER.match(words)
    if not found or not unit:
        if unit:
            out.say(unit, words, line_of(element))
        return unit
    kind = "sec" if _SECTION.match(words) else "point"
    eid = f"{unit}__{kind}_{found[1].replace('.', '-')}"
    out.open(eid, words, line_of(element))
    return eid


def _numbered(element: etree._Element, number: str, unit: str, kind: str, out: UnitLines) -> str:
    """A unit by its number; a dash is none, and goes before the words."""
    words = _words(child(element, number))
    found = _NUMBER.match(words)
    if not unit or not found:
        if unit and words:
            first = child(element, "TXT", "P", "ALINEA")
            if first is not None:
                first.text = f"{words} {(first.text or '').lstrip()}"
        return unit
    eid = f"{unit}__{kind}_{found[1].replace('.', '-')}"
    out.open(eid, words, line_of(element))
    return eid
