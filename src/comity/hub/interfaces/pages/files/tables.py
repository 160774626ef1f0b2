"""The table viewer: some rows of a CSV, JSONL or Parquet file, and what its columns hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from comity.hub.adapters.table_viewer import view_table
from comity.hub.domain.git.entries import FileEntry
from comity.hub.domain.tables import ColumnSummary, TablePage, table_kind
from comity.hub.queries.file_bytes import local_file
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.interfaces.error_text import error_text
from comity.kernel.interfaces.web.parameters import page_asked
from comity.kernel.interfaces.web.translations import translations

ROWS = 50
LARGEST_SHOWN = 2 * 1024**3
"""Bytes: a larger file would have to be put together whole for a look at it."""
BARS = 40
"""Height of a histogram's highest bar."""


@dataclass(frozen=True, slots=True)
class Bar:
    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Summary:
    of: ColumnSummary
    missing: int
    """Per cent."""
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """`fault` says why there are no rows."""

    page: TablePage | None
    first: int = 1
    previous: str = ""
    next: str = ""
    summaries: Sequence[Summary] = ()
    fault: str = ""

    @property
    def last(self) -> int:
        return self.first + (len(self.page.rows) if self.page else 0) - 1


def table_view(request: HttpRequest, entry: FileEntry) -> TableView | None:
    """None for files that are no tables."""
    kind = table_kind(entry.name)
    if kind is None or entry.size > LARGEST_SHOWN:
        return None
    number = page_asked(request)
    start = (number - 1) * ROWS
    try:
        # One row more than is shown says whether there are more.
        page = view_table(
            local_file(entry), kind, offset=start, limit=ROWS + 1, summaries=number == 1
        )
    except InvalidInput as error:
        return TableView(None, fault=error_text(error, translations()))
    more = len(page.rows) > ROWS
    return TableView(
        TablePage(
            page.columns,
            page.rows[:ROWS],
            page.total,
            page.cells_cut,
            page.columns_cut,
            page.summaries,
        ),
        first=start + 1,
        previous=f"?page={number - 1}" if number > 1 else "",
        next=f"?page={number + 1}" if more else "",
        summaries=[_summary(each) for each in page.summaries],
    )


def _summary(column: ColumnSummary) -> Summary:
    most = max((each.count for each in column.histogram), default=0) or 1
    bars = tuple(
        Bar(place * 6, BARS - height, height)
        for place, each in enumerate(column.histogram)
        for height in (max(1 if each.count else 0, round(each.count / most * BARS)),)
    )
    return Summary(column, round(column.null_share * 100), bars)
