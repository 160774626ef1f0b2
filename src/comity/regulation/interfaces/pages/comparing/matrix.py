"""The divergence of every pair, each leading to what sets the two apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from comity.regulation.domain.coverage_table import Coverage
from comity.regulation.interfaces.pages.comparing.asked import Force
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.tables import Cell, Column, Link, Row, Table


def matrix_table(
    table: Coverage,
    matrix: Sequence[Sequence[float | None]],
    links: SiteLinks,
    force: Force,
    more: Mapping[str, str],
) -> Table:
    """Rows and columns in the order of the coverage. `more` says of one how many others with the
    same rules it stands for."""
    ids, name = table.jurisdictions, links.reading.wording.jurisdiction
    pair = _pair_address(table.on, force)
    rows = tuple(
        Row(
            (
                Cell(
                    links=(Link(name(left), links.jurisdiction(left)),),
                    note=more.get(left, ""),
                ),
                *(_cell(value, left, right, pair) for right, value in zip(ids, line, strict=True)),
            )
        )
        for left, line in zip(ids, matrix, strict=True)
    )
    columns = (
        Column(_("Jurisdiction")),
        *(Column(f"{name(id)} {more.get(id, '')}".strip(), number=True) for id in ids),
    )
    return Table(_("Divergence of each pair, from 0 (same) to 1"), columns, rows)


def _pair_address(on: date, force: Force) -> str:
    """With the pair's ids in place of LEFT and RIGHT."""
    path = reverse("regulation:pair", args=("LEFT", "RIGHT"))
    return f"{path}?on={on.isoformat()}&force={force.value}"


def _cell(value: float | None, left: str, right: str, pair: str) -> Cell:
    if value is None:
        return Cell("?", number=True, tone="unknown")
    if left == right:
        return Cell("–", number=True)
    href = pair.replace("LEFT", left).replace("RIGHT", right)
    tone = f"apart-{min(4, int(value * 5))}"
    return Cell(links=(Link(f"{value:.2f}", href),), number=True, tone=tone)
