"""What the part `data_table.html` shows."""

from __future__ import annotations

from dataclasses import dataclass

from comity.regulation.interfaces.parts.words import Words


@dataclass(frozen=True, slots=True)
class Link:
    text: Words
    href: str


@dataclass(frozen=True, slots=True)
class Cell:
    """Text, then links, then a note in smaller letters. `tone` names a style of its own."""

    text: Words = ""
    links: tuple[Link, ...] = ()
    note: Words = ""
    number: bool = False
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    label: Words
    number: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The first cell heads the row."""

    cells: tuple[Cell, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    caption: Words
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
