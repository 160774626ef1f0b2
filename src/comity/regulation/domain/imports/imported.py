"""A text as it was imported: lines, each with the units that it opens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

_NUMBERED = re.compile(r"art_[0-9]{1,4}")


class ImportFormat(StrEnum):
    AKOMA_NTOSO = "akoma-ntoso"
    FORMEX = "formex"
    HTML = "html"
    TEXT = "text"
    OSCAL = "oscal"


@dataclass(frozen=True, slots=True)
class TextLine:
    """A unit's number and first words, or a further paragraph of it.

    `opens` are the eIds of the units that begin here, each within the one before; `unit` is the one
    that the words belong to. `heading` is that of the first unit opened. `source` is the line of
    the file that it was read from.
    """

    opens: tuple[str, ...]
    unit: str
    words: str
    source: int = 0
    heading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedText:
    """What a file says of itself ("" where it does not) and its units. `recognised` names what
    told them apart: the markup, or the reader of the numbering."""

    format: ImportFormat
    recognised: str
    title: str
    language: str
    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class Repeated:
    """An eId that two units would have, and the lines of the file where they begin."""

    eid: str
    words: str
    first: int
    again: int


def repeated_tops(lines: Iterable[TextLine]) -> Iterator[Repeated]:
    """Articles, sections and annexes whose number stands twice."""
    first: dict[str, int] = {}
    for line in lines:
        for eid in line.opens:
            if "__" in eid:
                continue
            if eid in first:
                yield Repeated(eid, line.words, first[eid], line.source)
            first.setdefault(eid, line.source)


def told_apart(lines: Sequence[TextLine]) -> tuple[tuple[TextLine, ...], tuple[Repeated, ...]]:
    """The lines with the second unit of an eId called `..._a.2`, and those units. The numbering of
    lists begins anew within a paragraph, so below articles this is no fault."""
    first: dict[str, int] = {}
    times: dict[str, int] = {}
    now: dict[str, str] = {}
    found: list[Repeated] = []
    result = []
    for line in lines:
        opens = []
        for eid in line.opens:
            name = wanted = _below(eid, now)
            while name in first:
                times[wanted] = times.get(wanted, 1) + 1
                name = f"{wanted}.{times[wanted]}"
            if name != wanted:
                found.append(Repeated(name, line.words, first[wanted], line.source))
            first[name] = line.source
            now[eid] = name
            opens.append(name)
        unit = opens[-1] if opens else now.get(line.unit, line.unit)
        result.append(replace(line, opens=tuple(opens), unit=unit))
    return tuple(result), tuple(found)


def with_tops(lines: Iterable[TextLine]) -> Iterator[TextLine]:
    """The lines, each unit under a top that stands before it."""
    seen: set[str] = set()
    for line in lines:
        opens = line.opens
        if opens and (top := opens[0].partition("__")[0]) not in seen and top != opens[0]:
            opens = (top, *opens)
        seen.update(opens)
        yield replace(line, opens=opens)


def missing_numbers(eids: Iterable[str]) -> tuple[str, ...]:
    """Articles that the numbers before and after them call for."""
    numbers = {int(it[4:]) for it in eids if _NUMBERED.fullmatch(it)}
    expected = range(min(numbers, default=1), max(numbers, default=0) + 1)
    return tuple(f"art_{number}" for number in expected if number not in numbers)


def headings(lines: Iterable[TextLine]) -> Mapping[str, str]:
    return {line.opens[0]: line.heading for line in lines if line.opens and line.heading}


def _below(eid: str, now: Mapping[str, str]) -> str:
    """`eid` under the present name of the nearest unit around it."""
    steps = eid.split("__")
    for end in range(len(steps) - 1, 0, -1):
        above = "__".join(steps[:end])
        if above in now:
            return "__".join([now[above], *steps[end:]])
    return eid
