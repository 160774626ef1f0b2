"""Cells of CSV files, which people open in spreadsheets."""

from __future__ import annotations


def safe_cell(text: str) -> str:
    """A spreadsheet would run a cell that begins like a formula (OWASP, CSV injection)."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
