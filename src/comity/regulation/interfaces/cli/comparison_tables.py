"""Cross-walks and divergence on the terminal."""

from __future__ import annotations

from rich.console import Console, JustifyMethod
from rich.markup import escape
from rich.table import Table

from comity.regulation.domain.coverage_table import Coverage
from comity.regulation.domain.crosswalk.items import Item
from comity.regulation.domain.crosswalk.mappings import Crosswalk, Mapping
from comity.regulation.domain.divergence import Difference, Divergence
from comity.regulation.domain.instruments import Instrument
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.formats.crosswalk_plain import citations
from comity.regulation.formats.divergence_plain import pairs

MOST_GAPS = 12
WIDTH_OF_THE_OTHERS = 62


def print_crosswalk(left: Instrument, right: Instrument, walk: Crosswalk, *, top: int) -> None:
    console = Console(highlight=False)
    strong = [it for it in walk.mappings if it.strength >= walk.threshold]
    ours, theirs = left.short_title.get("en", left.id), right.short_title.get("en", right.id)
    console.print(
        f"[bold]{escape(ours)} and {escape(theirs)}[/bold]: {len(strong)} suggested mappings of "
        f"strength {walk.threshold} or more; nothing that near for {len(walk.gaps_left)} "
        f"provisions of the first and {len(walk.gaps_right)} of the second."
    )
    table = Table(box=None, padding=(0, 1), header_style="bold")
    for column in (ours, "relation", theirs, "strength"):
        justify: JustifyMethod = "right" if column == "strength" else "left"
        table.add_column(column, justify=justify, no_wrap=True)
    room = max(20, console.width - WIDTH_OF_THE_OTHERS)
    table.add_column("because", no_wrap=True, overflow="ellipsis", max_width=room)
    cited_left, cited_right = citations(left), citations(right)
    for it in strong[:top]:
        table.add_row(
            cited_left[it.left], it.relation.value, cited_right[it.right], f"{it.strength:.2f}",
            _because(it),
        )  # fmt: skip
    console.print(table)
    if len(strong) > top:
        console.print(f"[dim]{len(strong) - top} more with --top {len(strong)}[/dim]")
    _print_gaps(console, left, walk.gaps_left)
    _print_gaps(console, right, walk.gaps_right)


def _because(mapping: Mapping) -> str:
    """The most specific concept in common, and the heaviest words."""
    concepts = [shared.name for shared in mapping.reasons.shared_concepts]
    concept = max(concepts, key=lambda name: name.count("."), default="")
    words = ", ".join(shared.name for shared in mapping.reasons.shared_words[:3])
    return f"{concept} [dim]{escape(words)}[/dim]".strip()


def _print_gaps(console: Console, instrument: Instrument, gaps: tuple[Item, ...]) -> None:
    if not gaps:
        return
    shown = ", ".join(item.citation for item in gaps[:MOST_GAPS])
    rest = f" and {len(gaps) - MOST_GAPS} more" if len(gaps) > MOST_GAPS else ""
    console.print(f"\nNothing that near for {instrument.id}: {escape(shown)}{rest}")


def print_divergence(rules: Rulebook, table: Coverage, *, top: int) -> None:
    console = Console(highlight=False)
    console.print(f"[bold]Divergence as of {table.on.isoformat()}[/bold], 0 (same) to 1")
    labels = {concept.id: concept.labels.get("en", concept.id) for concept in rules.corpus.concepts}
    for left, right, found in pairs(table):
        if found is None:
            console.print(f"\n[yellow]? {left} and {right}: unknown[/yellow]")
            continue
        console.print(
            f"\n[bold cyan]{found.value:.2f}[/bold cyan]  {left} and {right}  {_parts(found)}"
        )
        grid = Table(box=None, padding=(0, 1), show_header=False)
        for it in found.contributions[:top]:
            grid.add_row(
                f"      {escape(labels[it.concept])}",
                f"{left} {int(it.left)}", f"{right} {int(it.right)}", f"[dim]{it.share:.3f}[/dim]",
            )  # fmt: skip
        console.print(grid)
    for id, basis in table.bases.items():
        read = ", ".join(basis.in_force) or "no instrument in force is loaded: unknown"
        console.print(f"[dim]{id}: {read}[/dim]")


def _parts(found: Divergence) -> str:
    parts = found.by_difference()
    return (
        f"[dim](only {found.left} {parts[Difference.ONLY_LEFT]:.2f}, "
        f"only {found.right} {parts[Difference.ONLY_RIGHT]:.2f}, "
        f"different levels {parts[Difference.LEVELS_DIFFER]:.2f})[/dim]"
    )
