"""The tile map: how hard the rules bind that apply, jurisdiction by jurisdiction.

The arrangement of the tiles was devised by J. Schwabish (PolicyViz, 2017). A tile implies nothing
about status or borders.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.kernel.domain.jurisdictions import Jurisdiction
from comity.kernel.interfaces.punctuation import listed
from comity.kernel.interfaces.web.translations import translations
from comity.regulation.domain.findings import Finding, Outcome
from comity.regulation.domain.instruments import Modality
from comity.regulation.interfaces.parts.tables import Cell, Column, Link, Row, Table
from comity.regulation.interfaces.parts.words import LEVELS
from comity.regulation.interfaces.report.answer_reading import AnswerReading

STEP = 22
SIZE = 20


@dataclass(frozen=True, slots=True)
class TileView:
    """A square at `x`, `y`. `tone` is a level, unknown, or nothing where nobody asked."""

    x: int
    y: int
    code: str
    label: str
    tone: str = ""
    number: str = ""
    href: str = ""
    partly: bool = False


@dataclass(frozen=True)
class State:
    """What was found in some instruments together."""

    instruments: frozenset[str]
    findings: tuple[Finding, ...]

    @cached_property
    def binding(self) -> tuple[Finding, ...]:
        return tuple(
            it
            for it in self.findings
            if it.outcome is Outcome.APPLIES and it.place.norm.modality is not Modality.MAY
        )

    @cached_property
    def duties(self) -> int:
        modalities = (Modality.MUST, Modality.MUST_NOT)
        return sum(it.place.norm.modality in modalities for it in self.binding)

    @cached_property
    def open(self) -> int:
        return sum(it.outcome is Outcome.UNDETERMINED for it in self.findings)

    @cached_property
    def level(self) -> int | None:
        """The highest level of what applies; None where that can't be told."""
        if self.binding:
            return max(int(it.place.norm.level) for it in self.binding)
        return None if self.open or not self.instruments else 0

    @property
    def tone(self) -> str:
        return "unknown" if self.level is None else f"level-{self.level}"

    @property
    def sign(self) -> str:
        return "?" if self.level is None else str(self.duties)

    @property
    def words(self) -> str:
        if not self.instruments:
            return _("no instrument is recorded here; unknown")
        duties = ngettext("%(n)d duty applies", "%(n)d duties apply", self.duties)
        unsettled = ngettext("%(n)d rule undetermined", "%(n)d rules undetermined", self.open)
        return listed((duties % {"n": self.duties}, unsettled % {"n": self.open}), translations())


@dataclass(frozen=True)
class World:
    """The map and the table that says the same in words."""

    reading: AnswerReading

    @property
    def view_box(self) -> str:
        """Around the tiles that there are, with half a gap to each side."""
        xs, ys = [tile.x for tile in self.tiles], [tile.y for tile in self.tiles]
        if not xs:
            return f"0 0 {STEP} {STEP}"
        width, height = max(xs) - min(xs) + STEP, max(ys) - min(ys) + STEP
        return f"{min(xs) - 1} {min(ys) - 1} {width} {height}"

    @cached_property
    def tiles(self) -> tuple[TileView, ...]:
        entries = self.reading.rules.jurisdictions
        return tuple(self._tile(entry) for entry in entries if entry.tile)

    @property
    def asked_tiles(self) -> tuple[TileView, ...]:
        return tuple(tile for tile in self.tiles if tile.tone)

    @property
    def other_tiles(self) -> tuple[TileView, ...]:
        return tuple(tile for tile in self.tiles if not tile.tone)

    @cached_property
    def table(self) -> Table:
        return Table(
            caption=_("What the map shows"),
            columns=(
                Column(_("Jurisdiction")),
                Column(_("Duties that apply"), number=True),
                Column(_("Highest level")),
                Column(_("Undetermined"), number=True),
                Column(_("Instruments read")),
            ),
            rows=tuple(self._row(id) for id in self._reach),
        )

    @property
    def _reach(self) -> dict[str, tuple[str, ...]]:
        return dict(self.reading.answered.answer.reach)

    def _tile(self, entry: Jurisdiction) -> TileView:
        assert entry.tile is not None  # noqa: S101 - the caller chose those that have one
        name = self.reading.wording.jurisdiction(entry.id)
        x, y = entry.tile.column * STEP, entry.tile.row * STEP
        jurisdictions = self.reading.rules.jurisdictions
        line = jurisdictions.lineage(entry.id, self.reading.on)
        asked = [id for id in line if id in self._reach]
        parts = [id for id in self._reach if jurisdictions.get(id).part_of == entry.id]
        through = asked or parts
        if not through:
            return TileView(x, y, entry.id, name)
        state = self._state(through)
        label = f"{name}: {state.words}"
        others = [self.reading.wording.jurisdiction(id) for id in through if id != entry.id]
        if others:
            label += " " + _("(through %(names)s)") % {"names": listed(others, translations())}
        href = f"#where:{through[0]}"
        return TileView(x, y, entry.id, label, state.tone, state.sign, href, not asked)

    def _state(self, asked: Sequence[str]) -> State:
        """What was found for some of the jurisdictions asked about together."""
        answer = self.reading.answered.answer
        known = [id for id in asked if id not in answer.unread()]
        return State(frozenset(it for id in known for it in self._reach[id]), answer.within(asked))

    def _row(self, id: str) -> Row:
        state = self._state((id,))
        name = Cell(self.reading.wording.jurisdiction(id), note=self._members(id))
        wording = self.reading.wording
        titles = tuple(
            Link(wording.short_title(wording.instruments[read]), f"#findings:{read}")
            for read in self._reach[id]
        )
        if not state.instruments:
            nothing = _("none is recorded: what is asked here is unknown")
            if titles:
                nothing = _("none that binds it is recorded: what is asked here is unknown")
            unknown = Cell("?", number=True, tone="unknown")
            read = Cell(links=titles, note=nothing) if titles else Cell(nothing)
            return Row((name, unknown, unknown, unknown, read), f"where:{id}")
        level = Cell(tone="unknown", text=_("can't be told"))
        if state.level is not None:
            words = next(words for found, words in LEVELS.items() if found == state.level)
            level = Cell(f"{state.level}", note=words, tone=state.tone)
        duties, unsettled = (Cell(str(it), number=True) for it in (state.duties, state.open))
        return Row((name, duties, level, unsettled, Cell(links=titles)), f"where:{id}")

    def _members(self, id: str) -> str:
        jurisdictions = self.reading.rules.jurisdictions
        entry = jurisdictions.get(id)
        if entry.kind != "body":
            return ""
        if not entry.members_recorded:
            return _("its members are not recorded here")
        members = len(jurisdictions.members(id, self.reading.on))
        return ngettext("%(n)d member", "%(n)d members", members) % {"n": members}
