"""Layout of the NIST AI Risk Management Framework: sections (## 1.2.1 ...), appendices, and the
tables of the Core (GOVERN 1: ..., GOVERN 1.1: ...).

A line of a table may hold several subcategories, and some stand before the category that they
belong to: its cell is centred on theirs and goes on after a page break. So units are gathered by
their numbers, not by the order of lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from comity.regulation.domain.texts import Outline, TextUnit

_FUNCTION = re.compile(r"#+ \d+(?:\.\d+)*\.? (Govern|Map|Measure|Manage)\s*$", re.IGNORECASE)
_SECTION = re.compile(r"#+ (\d+(?:\.\d+)*)\.?\s")
_APPENDIX = re.compile(r"#+ Appendix ([A-Z]):")
_MARK = re.compile(r"\b(GOVERN|MAP|MEASURE|MANAGE) (\d+)(?:\.(\d+))?:")
_FURNITURE = re.compile(
    r"Table \d+: Categories and subcategories for the [A-Z]+ function\.(?: \(Continued\))?"
    r"|Continued on next page|\bCategories\b|\bSubcategories\b"
)


@dataclass(slots=True)
class _Draft:
    first: int
    last: int
    words: list[str] = field(default_factory=list)


def nist_ai_rmf_outline(lines: list[str], language: str) -> Outline:
    """What stands before the first section, the summary and the table of contents, is left out.
    The section of a function ("5.1 Govern") is the function, and its categories stand under it."""
    drafts: dict[str, _Draft] = {}
    for eid, number, words in _pieces(lines):
        steps = eid.split("__")
        for depth in range(1, len(steps) + 1):
            draft = drafts.setdefault("__".join(steps[:depth]), _Draft(number, number))
            draft.last = number
        drafts[eid].words.append(words)
    units = tuple(
        TextUnit(eid, draft.first, draft.last, " ".join(filter(None, draft.words)), eid.count("__"))
        for eid, draft in drafts.items()
    )
    return Outline(tuple(lines), units, language)


def _pieces(lines: list[str]) -> Iterator[tuple[str, int, str]]:
    """The text in its order, each piece with the eId of its unit and its line."""
    section = category = subcategory = ""
    for number, line in enumerate(lines, start=1):
        if line.startswith("#"):
            section = category = subcategory = _heading(line, section)
        if not section or not line.strip():
            continue
        if not line.startswith("|"):
            yield section, number, line.strip()
            continue
        for column, cell in enumerate(line.strip().strip("|").split("|")):
            unit = subcategory if column else category
            for mark, words in _marked(_FURNITURE.sub("", cell)):
                if mark is not None:
                    unit = category = f"function_{mark[1]}__category_{mark[2]}"
                    if mark[3]:
                        unit = subcategory = f"{category}__subcategory_{mark[3]}"
                if mark or words:
                    yield unit, number, words


def _heading(line: str, section: str) -> str:
    """The unit that a heading opens. A heading without a number stays in the open one, unless it
    is of the first rank."""
    if found := _FUNCTION.match(line):
        return f"function_{found[1].upper()}"
    if found := _SECTION.match(line):
        return f"sec_{found[1].replace('.', '-')}"
    if found := _APPENDIX.match(line):
        return f"annex_{found[1]}"
    return "" if line.startswith("# ") else section


def _marked(cell: str) -> Iterator[tuple[re.Match[str] | None, str]]:
    """The words of a cell by the mark before them; those before the first mark have none."""
    mark, place = None, 0
    for found in _MARK.finditer(cell):
        yield mark, cell[place : found.start()].strip(" -")
        mark, place = found, found.end()
    yield mark, cell[place:].strip(" -")
