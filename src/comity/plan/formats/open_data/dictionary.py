"""The data dictionary: every column of every table, in words. It is a table itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from comity.plan.formats.open_data.columns import Column, ColumnType, Row, Says, Table

_TEXT = ColumnType.TEXT
DICTIONARY = Table(
    "dictionary",
    "What each column means",
    (
        Column("table", _TEXT, "The table, which is also the name of its file.", Says.PLATFORM),
        Column("column", _TEXT, "The column.", Says.PLATFORM),
        Column(
            "type",
            _TEXT,
            "How it is written.",
            Says.PLATFORM,
            choices=tuple(each.value for each in ColumnType),
        ),
        Column("unit", _TEXT, "What its figures count, where they count.", Says.PLATFORM),
        Column("meaning", _TEXT, "What it means.", Says.PLATFORM),
        Column(
            "source",
            _TEXT,
            "Whose word it is.",
            Says.PLATFORM,
            choices=tuple(each.value for each in Says),
        ),
        Column("choices", _TEXT, "All that it may be, separated by spaces.", Says.PLATFORM),
    ),
    ("table", "column"),
)


def dictionary_rows(tables: Iterable[Table]) -> Iterator[Row]:
    for table in tables:
        for each in table.columns:
            choices = " ".join(it for it in each.choices if it)
            yield (
                table.name, each.name, each.type.value, each.unit, each.meaning,
                each.source.value, choices,
            )  # fmt: skip
