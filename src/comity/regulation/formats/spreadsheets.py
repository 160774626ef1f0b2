"""Cells of CSV files, which people open in spreadsheets."""

from __future__ import annotations

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(text: str) -> str:
    """A spreadsheet would run a cell that begins like a formula (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(FORMULA) else text


def kept_cell(text: str) -> str:
    """A safe cell that `read_cell` takes back to the same text: an apostrophe is put before one,
    too, and stands alone for a text that is there and empty."""
    return f"'{text}" if not text or text.startswith(("'", *FORMULA)) else text


def read_cell(cell: str) -> str:
    return cell.removeprefix("'")
