"""Levels area by area: the hardest of each, leading to the concepts of the area."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from comity.regulation.domain.concepts import Concept
from comity.regulation.interfaces.pages.comparing.asked import Asked
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.tables import Cell, Column, Link, Row, Table


def area_overview(
    asked: Asked,
    where: Sequence[str],
    areas: Sequence[Concept],
    links: SiteLinks,
    more: Mapping[str, str],
) -> Table:
    """One row an area, leading to the same question about that area; a column for each of `where`,
    which are some of those asked about and stand for `more`."""
    rules = links.reading.rules
    table = asked.coverage(rules, rolled_up=True)
    name = links.reading.wording.jurisdiction
    rows = []
    for area in areas:
        href = f"?{asked.query}&area={area.id}#levels"
        title = links.reading.wording.prose(area.labels) or area.id
        cells = [_cell(table.level(id, area.id), href) for id in where]
        rows.append(Row((Cell(links=(Link(title, href),)), *cells)))
    columns = (
        Column(_("Area")),
        *(Column(f"{name(id)} {more.get(id, '')}".strip(), number=True) for id in where),
    )
    return Table(_("The hardest level in each area"), columns, tuple(rows))


def _cell(level: int | None, href: str) -> Cell:
    if level is None:
        return Cell("?", number=True, tone="unknown")
    return Cell(links=(Link(str(int(level)), href),), number=True, tone=f"level-{int(level)}")
