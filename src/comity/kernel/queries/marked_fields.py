"""Why documents were found: their texts with the matched words marked."""

from __future__ import annotations

from collections.abc import Collection

from comity.kernel.adapters import search_tables
from comity.kernel.domain.search.marking import Match, matches


def marked_fields(
    numbers: Collection[int], terms: Collection[str], most: int
) -> dict[int, tuple[Match, ...]]:
    """By row, the `most` texts of a document that tell best."""
    found = search_tables.fields_of(numbers)
    return {number: matches(fields, terms, most) for number, fields in found.items()}
