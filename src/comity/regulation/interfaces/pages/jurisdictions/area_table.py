"""How hard the rules that reach a jurisdiction bind, area by area."""

from __future__ import annotations

from django.utils.translation import gettext as _

from comity.regulation.domain.instruments import Level
from comity.regulation.interfaces.pages.comparing.asked import Asked
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.tables import Cell, Column, Link, Row, Table
from comity.regulation.interfaces.parts.words import LEVELS


def area_table(asked: Asked, links: SiteLinks) -> Table:
    """For the one jurisdiction in `asked`; each area leads to its concept."""
    rules, (id,) = links.reading.rules, asked.where
    coverage = asked.coverage(rules, rolled_up=True)
    rows = []
    for area in (it for it in rules.corpus.concepts if not it.broader):
        title = links.reading.wording.prose(area.labels) or area.id
        level = Level(coverage.level(id, area.id) or 0)
        rows.append(
            Row(
                (
                    Cell(links=(Link(title, links.concept(area.id)),)),
                    Cell(str(int(level)), note=LEVELS[level], tone=f"level-{int(level)}"),
                )
            )
        )
    columns = (Column(_("Area")), Column(_("Hardest level")))
    return Table(_("The hardest level in each area"), columns, tuple(rows))
