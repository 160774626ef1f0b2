"""`comity search`: find instruments, provisions, concepts and jurisdictions by their words."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from comity.regulation.domain.search_documents import SearchKind
from comity.regulation.interfaces import database_messages as _database_messages  # noqa: F401 - registers
from comity.regulation.interfaces import search_messages as _search_messages  # noqa: F401 - registers

EXAMPLES = """Examples:

comity search deep fake

comity search 'art. 50(2)' --in EU

comity search 제31조 --kind provision --format json
"""


class SearchFormat(StrEnum):
    TABLE = "table"
    JSON = "json"


def search(
    words: Annotated[
        list[str],
        typer.Argument(help='Words, a citation, or a "phrase" in quotation marks.'),
    ],
    where: Annotated[
        str, typer.Option("--in", metavar="EU,KR,...", help="Jurisdictions; default: all.")
    ] = "",
    kind: Annotated[SearchKind | None, typer.Option(help="What to find; default: all.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many to list at most.")] = 20,
    format: Annotated[
        SearchFormat, typer.Option("--format", help="How to print it.")
    ] = SearchFormat.TABLE,
) -> None:
    """Search the rules in the database, best matches first.

    All words must be there; where nothing has them all, what has some is listed, and that is said.
    Case, accents and small misspellings don't matter.
    """
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.regulation.queries.current_rulebook import current_rulebook
        from comity.regulation.queries.search import search as find

        rules = current_rulebook()
        names = [name.strip() for name in where.split(",") if name.strip()]
        found = find(
            " ".join(words),
            kinds=(kind.value,) if kind else (),
            jurisdictions=tuple(rules.jurisdictions.get(name).id for name in names),
            limit=limit,
        )
    if format is SearchFormat.JSON:
        from comity.regulation.queries.search_plain import search_to_plain

        typer.echo(json.dumps(search_to_plain(found), ensure_ascii=False, indent=2))
        return
    from comity.regulation.interfaces.cli.search_table import print_search

    print_search(rules, found)
