"""Paragraphs of an Akoma Ntoso document that somebody else wrote: an act, a bill, a common model.

Recitals are preambular; an article, section or annex with a heading, or with a number alone, is a
heading; what stands under it is operative. Numbers are left to the motion, which numbers through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from comity.assembly.domain.paragraphs import DEEPEST, Kind, Paragraph, tidy
from comity.kernel.domain.errors import InvalidInput
from comity.regulation.domain.imports.imported import TextLine
from comity.regulation.formats.hardened_xml import descendants, words_in
from comity.regulation.formats.imports.akoma_ntoso import akoma_ntoso_text

_NUMBER = re.compile(r"^(?:\(\w{1,8}\)|\w{1,8}[.)])\s+(?=\S)")
_NUMBER_ALONE = re.compile(r"^(?:\w+ )?[\w.()]{1,12}$")
_RECITALS = ("recital", "p", "block")
_NOT_SAID = frozenset({"num", "authorialNote", "remark"})
_APART = frozenset({"p", "block"})
Element = Any
"""lxml has no types"""


def foreign_paragraphs(root: Element, file: str) -> Iterator[Paragraph]:
    """Raises `InvalidInput("motion-depth")` where units are nested too deep for a motion."""
    text = akoma_ntoso_text(root)
    taken: set[str] = set()
    if title := tidy(text.title.replace("\n", " ")):
        yield Paragraph(_free("title", taken), Kind.HEADING, title, 1)
    yield from _preamble(root, taken)
    yield from _body(text.lines, taken, file)


def _preamble(root: Element, taken: set[str]) -> Iterator[Paragraph]:
    for preamble in descendants(root, "preamble"):
        for each in descendants(preamble, *_RECITALS):
            within = any(it.tag.endswith("}recital") for it in each.iterancestors())
            words = tidy(words_in(each, _NOT_SAID, _APART).replace("\n", " "))
            if words and not within:
                id = _free(each.get("eId") or "pp1", taken)
                yield Paragraph(id, Kind.PREAMBULAR, words)


def _body(lines: tuple[TextLine, ...], taken: set[str], file: str) -> Iterator[Paragraph]:
    headed: set[str] = set()
    last: Paragraph | None = None
    unit = ""
    for line in lines:
        words = tidy(line.words.replace("\n", " "))
        top = line.unit.partition("__")[0]
        if not words:
            continue
        if line.opens and line.unit == top and (line.heading or _NUMBER_ALONE.match(words)):
            headed.add(top)
            found = Paragraph(_free(top, taken), Kind.HEADING, words, 2)
        else:
            depth = line.unit.count("__") - (top in headed)
            if not line.opens and unit == line.unit and last and last.kind is not Kind.HEADING:
                last = Paragraph(last.id, last.kind, f"{last.words}\n{words}", last.depth)
                continue
            if depth > DEEPEST:
                raise InvalidInput("motion-depth", file=file, line=line.source, limit=DEEPEST)
            found = _unit(line, _NUMBER.sub("", words) if line.opens else words, depth, last, taken)
        if last is not None:
            yield last
        last, unit = found, line.unit
    if last is not None:
        yield last


def _unit(
    line: TextLine, words: str, depth: int, last: Paragraph | None, taken: set[str]
) -> Paragraph:
    """A unit, or what is said after the units below it. One without the unit that it would stand
    under, since that has no words, stands as deep as it can."""
    id = _free(line.unit, taken)
    follows = last is not None and last.kind in (Kind.OPERATIVE, Kind.CONTINUED)
    if not line.opens and depth >= 0 and follows:
        return Paragraph(id, Kind.CONTINUED, words, depth)
    deepest = last.nesting + (last.kind is Kind.OPERATIVE) if last is not None and follows else 0
    return Paragraph(id, Kind.OPERATIVE, words, max(0, min(depth, deepest)))


def _free(wanted: str, taken: set[str]) -> str:
    """`wanted` in the form of an id, told apart from those before."""
    wanted = re.sub(r"[^A-Za-z0-9._-]", "-", wanted).strip("._-")[:80] or "p"
    id, number = wanted, 1
    while id in taken:
        number += 1
        id = f"{wanted}.{number}"
    taken.add(id)
    return id
