"""The rules about a concept as a table: who, what, how hard, since when; and who has how many."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from comity.regulation.domain.instruments import Level
from comity.regulation.interfaces.pages.concepts.demands import Demand
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.tables import Cell, Column, Link, Row, Table
from comity.regulation.interfaces.parts.words import LEVELS, MODALITIES, SIGNS, Words
from comity.regulation.interfaces.reading import day_words


def demand_table(caption: Words, found: Sequence[Demand], links: SiteLinks) -> Table:
    return Table(
        caption=caption,
        columns=(
            Column(_("Provision")),
            Column(_("Jurisdiction")),
            Column(_("Rule")),
            Column(_("Level")),
            Column(_("Dates")),
        ),
        rows=tuple(_row(each, links) for each in found),
    )


def place_table(running: Sequence[Demand], links: SiteLinks) -> Table:
    """One row a jurisdiction with rules that run, hardest first, then by how many it has. The
    number leads to these rules alone."""
    found: dict[str, list[Demand]] = {}
    for each in running:
        found.setdefault(each.jurisdiction, []).append(each)
    name = links.reading.wording.jurisdiction
    order = sorted(found, key=lambda id: (-_level(found[id]), -len(found[id]), name(id)))
    return Table(
        caption=_("Who has rules about it that run"),
        columns=(
            Column(_("Jurisdiction")),
            Column(_("Hardest level")),
            Column(_("Rules that run"), number=True),
            Column(_("Instruments")),
        ),
        rows=tuple(_place_row(id, found[id], links) for id in order),
    )


def _place_row(id: str, of_it: Sequence[Demand], links: SiteLinks) -> Row:
    wording, level = links.reading.wording, _level(of_it)
    rules = Link(str(len(of_it)), f"?on={links.reading.on.isoformat()}&in={id}#rules")
    instruments = {it.place.instrument.id: it.place.instrument for it in of_it}
    titles = (Link(wording.short_title(it), links.instrument(it.id)) for it in instruments.values())
    return Row(
        (
            Cell(links=(Link(wording.jurisdiction(id), links.jurisdiction(id)),)),
            Cell(str(int(level)), note=LEVELS[level], tone=f"level-{int(level)}"),
            Cell(links=(rules,), number=True),
            Cell(links=tuple(titles)),
        )
    )


def _level(found: Sequence[Demand]) -> Level:
    return max(it.place.norm.level for it in found)


def _row(demand: Demand, links: SiteLinks) -> Row:
    place, reading = demand.place, links.reading
    norm, wording = place.norm, reading.wording
    sign = f"{SIGNS[norm.modality]} {MODALITIES[norm.modality]}"
    jurisdiction = Link(
        wording.jurisdiction(demand.jurisdiction), links.jurisdiction(demand.jurisdiction)
    )
    level = int(norm.level)
    return Row(
        (
            Cell(
                links=(Link(place.provision.citation, links.href(place)),),
                note=wording.short_title(place.instrument),
            ),
            Cell(links=(jurisdiction,)),
            Cell(reading.words(norm.summary), note=sign),
            Cell(str(level), note=LEVELS[norm.level], tone=f"level-{level}"),
            Cell(_dates(demand)),
        )
    )


def _dates(demand: Demand) -> str:
    days = demand.days
    told = []
    if days.runs and days.since:
        told.append(_("since %(day)s") % {"day": day_words(days.since)})
    if days.runs and days.until:
        told.append(_("until %(day)s") % {"day": day_words(days.until)})
    if not days.runs and days.next:
        told.append(_("from %(day)s") % {"day": day_words(days.next)})
    if days.runs and days.partly:
        told.append(_("for some cases"))
    return " · ".join(told)
