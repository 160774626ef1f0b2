"""Votes that nobody gave, as a CSV table: `member,class,present,vote` and a column for each weight.

member,class,present,vote,contribution
KE,member,yes,yes,100
FR,member,yes,no,250
JP,member,no,,400
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from fractions import Fraction

from comity.assembly.domain.choices import Choice
from comity.assembly.domain.simulating import MOST_MEMBERS, Given
from comity.assembly.domain.statute import Statute
from comity.kernel.domain.errors import ComityError, InvalidInput, Problems, unknown_name

OBJECTION = "objection"
WEIGHT = re.compile(r"\d{1,15}(\.\d{1,9}|/0*[1-9]\d{0,14})?")
WORDS = (*Choice, OBJECTION)
TRUTH = {"yes": True, "no": False, "": True}


def read_votes(data: bytes, name: str, statute: Statute) -> tuple[Given, ...]:
    """Columns in any order; `class`, `present` (yes or no; there by default), `vote` and weights
    may be left out. Raises `Problems("votes-problems")` with every error and its line."""
    try:
        text = data.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise InvalidInput("votes-unreadable", file=name, reason=str(error)) from error
    table = _Table(name, rows[0] if rows else [], statute)
    problems = list(table.head_problems())
    given: list[Given] = []
    for number, row in enumerate(rows[1:] if not problems else (), start=2):
        if not any(row):
            continue
        try:
            given.append(table.given(row, number))
        except ComityError as error:
            problems.append(error)
    if not given and not problems:
        problems = [InvalidInput("votes-empty")]
    if len(given) > MOST_MEMBERS:
        problems = [InvalidInput("simulation-number", number=len(given), most=MOST_MEMBERS)]
    if problems:
        raise Problems("votes-problems", problems, file=name)
    return tuple(given)


class _Table:
    def __init__(self, name: str, head: list[str], statute: Statute) -> None:
        self.name, self.statute = name, statute
        self.head = [each.strip() for each in head]
        self.weights = frozenset(each.id for each in statute.weights)

    def head_problems(self) -> Iterator[ComityError]:
        known = ("member", "class", "present", "vote", *sorted(self.weights))
        if "member" not in self.head:
            yield InvalidInput("votes-without-member", remedy=None, **self.at(1, 0))
        for place, each in enumerate(self.head):
            if each not in known:
                yield unknown_name("votes-column-unknown", each, known, **self.at(1, place))
            elif each in self.head[:place]:
                yield InvalidInput(
                    "votes-column-twice", remedy=None, name=each, **self.at(1, place)
                )

    def given(self, row: list[str], line: int) -> Given:
        if len(row) != len(self.head):
            raise InvalidInput(
                "votes-cells",
                remedy=None,
                cells=len(row),
                columns=len(self.head),
                **self.at(line, 0),
            )
        cells = {name: cell.strip() for name, cell in zip(self.head, row, strict=True)}
        vote = self.word(cells, "vote", ("", *WORDS), line)
        present = self.word(cells, "present", tuple(TRUTH), line)
        if not cells["member"]:
            raise InvalidInput(
                "votes-without-name", remedy=None, **self.at(line, self.head.index("member"))
            )
        if of_class := cells.get("class", ""):
            known = [each.id for each in self.statute.classes]
            self.word(cells, "class", tuple(known), line)
        return Given(
            member=cells["member"],
            member_class=of_class,
            weights={
                each: self.weight(cells[each], line, each)
                for each in self.weights & cells.keys()
                if cells[each]
            },
            present=TRUTH[present],
            choice=Choice(vote) if vote in list(Choice) else None,
            objects=vote == OBJECTION,
        )

    def word(self, cells: dict[str, str], column: str, known: tuple[str, ...], line: int) -> str:
        found = cells.get(column, "")
        if found not in known:
            place = self.at(line, self.head.index(column))
            raise unknown_name("votes-word-unknown", found, known, of=column, **place)
        return found

    def weight(self, text: str, line: int, column: str) -> Fraction:
        if not WEIGHT.fullmatch(text):
            place = self.at(line, self.head.index(column))
            raise InvalidInput("votes-not-a-weight", remedy=None, found=text, **place)
        return Fraction(text)

    def at(self, line: int, place: int) -> dict[str, str | int]:
        return {"file": self.name, "line": line, "column": place + 1}
