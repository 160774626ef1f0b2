"""What a search found, on the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from comity.kernel.domain.search.documents import Role
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.interfaces.wording import Wording
from comity.regulation.queries.search import SearchHit, SearchResults


def print_search(rules: Rulebook, found: SearchResults) -> None:
    console, wording = Console(highlight=False), Wording(rules)
    for asked, instead in found.corrections.items():
        console.print(
            Text(f"Nothing has \u201c{asked}\u201d; this is for \u201c{instead}\u201d.", "yellow")
        )
    if not found.total:
        console.print("Nothing was found.")
        return
    if found.partly:
        console.print(Text("Nothing has all of it; these have some.", "yellow"))
    table = Table(box=None, padding=(0, 1), show_header=False)
    table.add_column(min_width=12)
    table.add_column(overflow="fold")
    for hit in found.hits:
        table.add_row(hit.kind.value, _told(hit, wording))
    console.print(table)
    rest = found.total - len(found.hits)
    if rest:
        console.print(Text(f"and {rest} more", "dim"))


def _told(hit: SearchHit, wording: Wording) -> Text:
    told = Text(hit.id, "cyan")
    title = " ".join(filter(None, (hit.citation, wording.prose(hit.title))))
    told.append(f"  {title}", "default")
    for match in hit.matches[:1]:
        if match.role is Role.CITATION or match.text == wording.prose(hit.title):
            continue
        told.append("\n")
        for stretch in match.stretches:
            told.append(stretch.text, "bold" if stretch.marked else "dim")
    return told
