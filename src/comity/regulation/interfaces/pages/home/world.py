"""The tile map of the home page: how hard AI is ruled where, on one day.

The arrangement of the tiles was devised by J. Schwabish (PolicyViz, 2017). A tile implies nothing
about status or borders.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.kernel.domain.jurisdictions import Jurisdiction
from comity.regulation.domain.instruments import Level
from comity.regulation.domain.standing import Standing, standings
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.tables import Cell, Column, Link, Row, Table
from comity.regulation.interfaces.parts.words import LEVELS

STEP = 22


@dataclass(frozen=True, slots=True)
class Tile:
    """A square at `x`, `y`. `tone` is a level or unknown; `partly` says that only a part of the
    country has rules of its own."""

    x: int
    y: int
    code: str
    label: str
    href: str
    tone: str
    number: str = ""
    partly: bool = False


@dataclass(frozen=True)
class World:
    """The map, and the table that says the same in words."""

    links: SiteLinks

    @property
    def view_box(self) -> str:
        xs, ys = [tile.x for tile in self.tiles], [tile.y for tile in self.tiles]
        width, height = max(xs) - min(xs) + STEP, max(ys) - min(ys) + STEP
        return f"{min(xs) - 1} {min(ys) - 1} {width} {height}"

    @cached_property
    def tiles(self) -> tuple[Tile, ...]:
        entries = self.links.reading.rules.jurisdictions
        return tuple(self._tile(entry) for entry in entries if entry.tile)

    @property
    def known_tiles(self) -> tuple[Tile, ...]:
        return tuple(tile for tile in self.tiles if tile.number)

    @property
    def unknown_tiles(self) -> tuple[Tile, ...]:
        return tuple(tile for tile in self.tiles if not tile.number)

    @cached_property
    def standings(self) -> dict[str, Standing]:
        rules, on = self.links.reading.rules, self.links.reading.on
        ids = [entry.id for entry in rules.jurisdictions]
        return standings(
            rules.corpus.instruments,
            ids,
            on,
            lineage=rules.jurisdictions.lineage,
            binds=rules.treaties.binds,
            declares=rules.declares,
        )

    @cached_property
    def issuers(self) -> tuple[Standing, ...]:
        """Those that have recorded rules of their own, hardest first. Who has bills and drafts
        alone is not among them: what holds there is unknown."""
        instruments = self.links.reading.rules.corpus.instruments
        own = {it.jurisdiction for it in instruments if not it.treaty}
        found = [self.standings[id] for id in own if self.standings[id].level is not None]
        name = self.links.reading.wording.jurisdiction
        return tuple(
            sorted(found, key=lambda it: (-(it.level or 0), -it.running, name(it.jurisdiction)))
        )

    @cached_property
    def table(self) -> Table:
        return Table(
            caption=_("Where rules are recorded, hardest first"),
            columns=(
                Column(_("Jurisdiction")),
                Column(_("Hardest level")),
                Column(_("Rules that run"), number=True),
                Column(_("Instruments that reach it")),
            ),
            rows=tuple(self._row(each) for each in self.issuers),
        )

    def _tile(self, entry: Jurisdiction) -> Tile:
        assert entry.tile is not None  # noqa: S101 - the caller chose those that have one
        standing, partly = self._shown(entry)
        x, y = entry.tile.column * STEP, entry.tile.row * STEP
        name = self.links.reading.wording.jurisdiction(entry.id)
        href = self.links.jurisdiction(entry.id)
        if standing.level is None:
            label = _("%(name)s: nothing is recorded, unknown") % {"name": name}
            return Tile(x, y, entry.id, label, href, "unknown")
        words = self.links.reading.listed(
            (str(_level_words(standing.level)), _rules(standing.running))
        )
        label = f"{name}: {words}"
        if partly:
            through = self.links.reading.wording.jurisdiction(standing.jurisdiction)
            label += " " + _("(%(part)s only)") % {"part": through}
        tone = f"level-{int(standing.level)}"
        return Tile(x, y, entry.id, label, href, tone, str(standing.running), partly)

    def _shown(self, entry: Jurisdiction) -> tuple[Standing, bool]:
        """Its own standing; where nothing reaches the whole, that of its hardest ruled part."""
        own = self.standings[entry.id]
        if own.level is not None:
            return own, False
        parts = [it for it in self.issuers if self._part_of(it.jurisdiction) == entry.id]
        return (parts[0], True) if parts else (own, False)

    def _part_of(self, id: str) -> str | None:
        return self.links.reading.rules.jurisdictions.get(id).part_of

    def _row(self, standing: Standing) -> Row:
        wording, id = self.links.reading.wording, standing.jurisdiction
        level = standing.level or Level.NONE
        titles = tuple(
            Link(wording.short_title(wording.instruments[it]), self.links.instrument(it))
            for it in standing.instruments
            if not wording.instruments[it].never_binds
        )
        return Row(
            (
                Cell(links=(Link(wording.jurisdiction(id), self.links.jurisdiction(id)),)),
                Cell(str(int(level)), note=LEVELS[level], tone=f"level-{int(level)}"),
                Cell(str(standing.running), number=True),
                Cell(links=titles),
            )
        )


def _level_words(level: Level) -> str:
    return str(LEVELS[level])


def _rules(n: int) -> str:
    return ngettext("%(n)d rule runs", "%(n)d rules run", n) % {"n": n}
