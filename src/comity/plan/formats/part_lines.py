"""Milestones, offers and needs, and partners of commitments that are to be entered: files as the
export writes them. A line names its commitment by its `key`, or, where the file has no such column,
by what the export knows it by (`commitment`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.formats.table_lines import Header, Line, TableLines
from comity.plan.domain.commitment_text import Help, HelpKind, HelpSide, Milestone
from comity.plan.domain.partnerships import PartnerRole
from comity.plan.formats.commitment_lines import KEY, LARGEST, NUMBER, key_column
from comity.plan.formats.import_cells import key_in, shown_key, value_in, wrong
from comity.plan.formats.open_data.columns import Column, Table, Value
from comity.plan.formats.open_data.tables import HELPS, MILESTONES, PARTNERS

MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class WantedPartner:
    """Somebody who is to be asked: an id or a name, and the part that they would have."""

    participant: str
    role: PartnerRole


Part = Milestone | Help | WantedPartner


@dataclass(frozen=True, slots=True)
class PartLine:
    """`commitment` is a key, or, where it is not `by_key`, the number that the export gave. The id
    of a milestone or of help is "" where the line says none."""

    table: str
    line: int
    commitment: str
    by_key: bool
    part: Part


@dataclass(frozen=True, slots=True)
class BrokenPart:
    table: str
    line: int
    commitment: str
    error: InvalidInput


@dataclass(frozen=True, slots=True)
class PartFile:
    """`needed` are the columns without an empty cell; `read` all that say something."""

    table: Table
    needed: tuple[str, ...]
    read: tuple[str, ...]
    made: Callable[[Mapping[str, Value]], Part]

    @property
    def header(self) -> Header:
        known = frozenset({KEY, *self.table.names})
        return Header(known, self.needed, (KEY, *self.read))


def read_part_lines(files: Mapping[str, bytes]) -> tuple[PartLine | BrokenPart, ...]:
    """Of those files of parts that are given, by the names of their tables. A file with a header
    alone has none. Raises `InvalidInput("commitments-file-named")`, which says of which file one of
    the faults of `TableLines` is."""
    found: list[PartLine | BrokenPart] = []
    for name, kind in PART_FILES.items():
        if name in files:
            try:
                found += _lines(kind, files[name])
            except InvalidInput as error:
                raise in_file(name, error) from None
    return tuple(found)


def in_file(table: str, error: InvalidInput) -> InvalidInput:
    return InvalidInput("commitments-file-named", file=f"{table}.csv", remedy=error.message)


def _lines(kind: PartFile, source: bytes) -> Iterator[PartLine | BrokenPart]:
    file = TableLines(source, kind.header, largest=LARGEST, most=MOST_ROWS)
    column, name = key_column(file.columns), kind.table.name
    ids: dict[tuple[str, str], int] = {}
    for each in file:
        try:
            if each.error is not None:
                raise each.error
            line = PartLine(name, each.number, key_in(each, column), column == KEY,
                            _part(kind, each))  # fmt: skip
            if id := _id_of(line.part):
                first = ids.setdefault((line.commitment, id), line.line)
                if first != line.line:
                    raise wrong("part-twice", id=id[:60], first=first)
            yield line
        except InvalidInput as error:
            yield BrokenPart(name, each.number, shown_key(each, column), error)


def _part(kind: PartFile, line: Line) -> Part:
    columns: Mapping[str, Column] = {each.name: each for each in kind.table.columns}
    values = {each: value_in(columns[each], line.cells.get(each, "")) for each in kind.read}
    for each in kind.needed:
        if values[each] in ("", None):
            raise InvalidInput("csv-cell-empty", column=each)
    return kind.made(values)


def _id_of(part: Part) -> str:
    return "" if isinstance(part, WantedPartner) else part.id


def _milestone(values: Mapping[str, Value]) -> Milestone:
    due = values["due_on"]
    if not isinstance(due, date):
        raise InvalidInput("csv-cell-empty", column="due_on")
    return Milestone(str(values["milestone"]), str(values["title"]), due)


def _help(values: Mapping[str, Value]) -> Help:
    quantity, since, until = values["quantity"], values["since"], values["until"]
    return Help(
        id=str(values["help"]),
        side=HelpSide(str(values["side"])),
        kind=HelpKind(str(values["kind"])),
        text=str(values["text"]),
        quantity=quantity if isinstance(quantity, Decimal) else None,
        unit=str(values["unit"]),
        per=str(values["per"]),
        since=since if isinstance(since, date) else None,
        until=until if isinstance(until, date) else None,
    )


def _partner(values: Mapping[str, Value]) -> WantedPartner:
    return WantedPartner(str(values["participant"]), PartnerRole(str(values["role"])))


PART_FILES: Mapping[str, PartFile] = {
    each.table.name: each
    for each in (
        PartFile(MILESTONES, ("title", "due_on"), ("milestone", "title", "due_on"), _milestone),
        PartFile(PARTNERS, ("participant", "role"), ("participant", "role"), _partner),
        PartFile(
            HELPS,
            ("side", "kind", "text"),
            tuple(it for it in HELPS.names if it != NUMBER),
            _help,
        ),
    )
}
