"""Texts in a normal form: each line that opens a unit begins with its eId.

    [art_5] Article 5 - Prohibited practices
    [art_5__para_1] 1. The following shall be prohibited:
    [art_5__para_1__point_a] (a) boxes without a lid;
    A further paragraph of that point.
    [art_5__para_1 ...] What goes on with paragraph 1 after its points.
    [art_6] [art_6__para_1] A line that opens both.

Words that begin with a bracket or a backslash have a backslash before them. This is what an import
writes, so that supports can point into a text of any origin.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from comity.regulation.domain.imports.imported import TextLine
from comity.regulation.domain.texts import Outline, TextUnit

_EID = r"[A-Za-z0-9]+(?:_[A-Za-z0-9.-]+)?(?:__[A-Za-z0-9]+(?:_[A-Za-z0-9.-]+)?)*"
_OPENING = re.compile(rf"\[({_EID})\](?: |$)")
_GOING_ON = re.compile(rf"\[({_EID}) \.\.\.\](?: |$)")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")


def marked_outline(lines: list[str], language: str) -> Outline:
    """What stands before the first unit is left out."""
    last: dict[str, int] = {}
    first: dict[str, int] = {}
    words: dict[str, list[str]] = {}
    stack: list[str] = []
    for number, line in enumerate(lines, start=1):
        read = read_marked_line(line, stack[-1] if stack else "")
        if read is None:
            continue
        for eid in read.opens:
            while stack and not eid.startswith(f"{stack[-1]}__"):
                stack.pop()
            stack.append(eid)
            first.setdefault(eid, number)
            words.setdefault(eid, [])
        while read.unit in stack and stack[-1] != read.unit:
            stack.pop()
        last.update(dict.fromkeys(stack, number))
        if stack and read.words:
            words[stack[-1]].append(read.words)
    units = tuple(
        TextUnit(eid, start, last[eid], " ".join(words[eid]), eid.count("__"))
        for eid, start in first.items()
    )
    return Outline(tuple(lines), units, language)


def read_marked_line(line: str, unit: str) -> TextLine | None:
    """One line, while `unit` is open; `None` for an empty one and for one outside all units."""
    opens, rest = [], line.strip()
    while found := _OPENING.match(rest):
        opens.append(found[1])
        rest = rest[found.end() :]
    if not opens and (found := _GOING_ON.match(rest)):
        unit, rest = found[1], rest[found.end() :]
    belongs_to = opens[-1] if opens else unit
    if not belongs_to or not (opens or rest):
        return None
    return TextLine(tuple(opens), belongs_to, rest.removeprefix("\\"))


def read_marked(lines: Iterable[str]) -> Iterator[TextLine]:
    """The lines that belong to units, each with its number."""
    unit = ""
    for number, line in enumerate(lines, start=1):
        if (read := read_marked_line(line, unit)) is not None:
            unit = read.unit
            yield replace(read, source=number)


def write_marked(title: str, lines: Iterable[TextLine]) -> str:
    """The text of `lines`, which `marked_outline` reads."""
    written, unit = [words] if (words := _words(title)) else [], ""
    for line in lines:
        words = _words(line.words)
        if not (words or line.opens):
            continue
        if line.opens:
            marks = [f"[{eid}]" for eid in line.opens]
        else:
            marks = [] if line.unit == unit else [f"[{line.unit} ...]"]
        unit = line.unit
        written.append(" ".join([*marks, words]).rstrip())
    return "\n".join(written) + "\n"


def plain_words(text: str) -> str:
    """`text` on one line: without control characters, a space for each run of white space."""
    return " ".join(_CONTROL.sub("", text).split())


def _words(text: str) -> str:
    words = plain_words(text)
    return f"\\{words}" if words.startswith(("[", "\\")) else words
