"""Jurisdictions: countries and areas, parts of them, and bodies; and who belongs to what, when.

Codes are those of ISO 3166-1 and 3166-2, regions those of the UN standard M49. Codes, names and
tiles imply nothing about status. Membership in a body comes only from that body's statute.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from comity.kernel.domain.errors import ComityError, InvalidInput, Problems, UnknownName
from comity.kernel.domain.jurisdiction_suggestions import suggested_ids
from comity.kernel.domain.messages import Message
from comity.kernel.domain.periods import Period

Kind = Literal["country", "subdivision", "body"]
UnStatus = Literal["un-member", "un-observer", "other"]
Confidence = Literal["verified-text", "several-secondary", "one-secondary", "memory-only"]
MembershipStatus = Literal[
    "member", "observer", "candidate", "invited", "participant", "partner", "territory"
]

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
REACHED: frozenset[MembershipStatus] = frozenset({"member", "territory"})
"""The statuses under which the rules of a body reach a jurisdiction."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a block of facts comes from, and how surely it was read there."""

    id: str
    title: str
    confidence: Confidence
    publisher: str | None = None
    url: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """A region of the UN standard M49, in a larger one (`parent`) or none."""

    code: str
    names: Mapping[str, str]
    parent: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Tile:
    """A cell of the world tile grid, counted from 0 at the top left."""

    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The size of the tile grid in cells."""

    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class Membership:
    """What a jurisdiction is to a body during a period."""

    body: str
    status: MembershipStatus
    period: Period
    source: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class DevelopmentGrouping:
    """Belonging to a UN grouping: least developed (LDC), landlocked developing (LLDC), or small
    island developing (SIDS; there also as an associate)."""

    group: Literal["LDC", "LLDC", "SIDS"]
    standing: Literal["member", "associate"]
    period: Period
    source: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Jurisdiction:
    """One country or area, subdivision or body.

    `region` is the smallest M49 region that holds it, None where M49 names none.
    `members_recorded` says, of a body, whether this collection knows its members.
    """

    id: str
    kind: Kind
    names: Mapping[str, str]
    aliases: tuple[str, ...] = ()
    iso3: str | None = None
    numeric: str | None = None
    status: UnStatus | None = None
    region: str | None = None
    part_of: str | None = None
    tile: Tile | None = None
    memberships: tuple[Membership, ...] = ()
    development: tuple[DevelopmentGrouping, ...] = ()
    members_recorded: bool = False
    note: str | None = None


@dataclass(frozen=True)
class Jurisdictions:
    """All jurisdictions by id, whole and consistent: what one names, the collection holds."""

    entries: tuple[Jurisdiction, ...]
    regions: tuple[Region, ...]
    sources: tuple[Source, ...]
    grid: Grid
    _by_id: dict[str, Jurisdiction] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {entry.id: entry for entry in self.entries})
        problems = tuple(_inconsistencies(self))
        if problems:
            raise Problems("jurisdictions-inconsistent", problems)

    def __iter__(self) -> Iterator[Jurisdiction]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __contains__(self, code: object) -> bool:
        return code in self._by_id

    def get(self, code: str) -> Jurisdiction:
        """The jurisdiction with this id. Raises `UnknownName`, with the ids that may be meant."""
        try:
            return self._by_id[code]
        except KeyError:
            raise self._unknown(code) from None

    def name(self, code: str, language: str) -> str:
        """The name in `language`, or else the English one."""
        names = self.get(code).names
        return names.get(language) or names["en"]

    def membership(self, code: str, body: str, on: date) -> bool | None:
        """Whether `code` itself is a member of `body` on the day; None where that is unknown."""
        held = [m for m in self.get(code).memberships if m.body == body and m.status == "member"]
        answers = [m.period.covers(on) for m in held]
        if True in answers:
            return True
        return False if self.get(body).members_recorded and None not in answers else None

    def members(self, body: str, on: date) -> tuple[Jurisdiction, ...]:
        """Those known to be members of `body` on the day, in the order of the collection.

        Raises `InvalidInput` for what has no recorded members: an empty answer would be false.
        """
        if not self.get(body).members_recorded:
            raise InvalidInput("members-not-recorded", body=body)
        return tuple(entry for entry in self.entries if self.membership(entry.id, body, on))

    def lineage(self, code: str, on: date) -> tuple[str, ...]:
        """Whose rules reach `code` on the day, nearest first: itself, what it is part of, and the
        bodies that these are known to belong to, and the bodies that those belong to."""
        found = [self.get(code).id]
        for current in found:
            found += [outer for outer in self._outer(current, on) if outer not in found]
        return tuple(found)

    def within(self, inner: str, outer: str, on: date) -> bool:
        """Whether `outer` is known to be in the lineage of `inner` on the day."""
        return self.get(outer).id in self.lineage(inner, on)

    def region_path(self, code: str) -> tuple[Region, ...]:
        """The M49 regions that hold `code`, from the largest to the smallest."""
        by_code = {region.code: region for region in self.regions}
        path: list[Region] = []
        region = self.get(code).region
        while region is not None:
            path.insert(0, by_code[region])
            region = by_code[region].parent
        return tuple(path)

    def _outer(self, code: str, on: date) -> list[str]:
        entry = self._by_id[code]
        bodies = [m.body for m in entry.memberships if m.status in REACHED and m.period.covers(on)]
        return [entry.part_of, *bodies] if entry.part_of else bodies

    def _unknown(self, code: str) -> UnknownName:
        ids = suggested_ids(code, {entry.id: _labels(entry) for entry in self.entries})
        named = tuple(f"{found} ({self.name(found, 'en')})" for found in ids)
        remedy = Message("did-you-mean", {"name": named}) if named else None
        return UnknownName("unknown-jurisdiction", remedy=remedy, name=code)


def _labels(entry: Jurisdiction) -> tuple[str, ...]:
    iso3 = (entry.iso3,) if entry.iso3 else ()
    return (entry.id, *iso3, *entry.names.values(), *entry.aliases)


def _inconsistencies(whole: Jurisdictions) -> Iterator[ComityError]:
    yield from _repeated("id", (entry.id for entry in whole.entries))
    yield from _repeated("tile", (entry.tile for entry in whole.entries if entry.tile))
    ids, sources = {entry.id for entry in whole.entries}, {source.id for source in whole.sources}
    bodies = {entry.id for entry in whole.entries if entry.kind == "body"}
    regions = {region.code for region in whole.regions}
    for entry in whole.entries:
        cited = {m.source for m in entry.memberships} | {d.source for d in entry.development}
        yield from _absent(entry.id, "source", cited - sources)
        yield from _absent(entry.id, "body", {m.body for m in entry.memberships} - bodies)
        yield from _absent(entry.id, "part_of", {entry.part_of} - ids - {None})
        yield from _absent(entry.id, "region", {entry.region} - regions - {None})
        yield from _absent(entry.id, "names", {"en"} - set(entry.names))
        if entry.tile and not _inside(entry.tile, whole.grid):
            yield InvalidInput("jurisdiction-tile-outside", id=entry.id)
    yield from _absent("regions", "parent", {r.parent for r in whole.regions} - regions - {None})


def _inside(tile: Tile, grid: Grid) -> bool:
    return 0 <= tile.column < grid.columns and 0 <= tile.row < grid.rows


def _repeated(what: str, values: Iterable[str | Tile]) -> Iterator[ComityError]:
    for value, count in Counter(values).items():
        if count > 1:
            yield InvalidInput("jurisdiction-repeated", what=what, value=str(value))


def _absent(where: str, what: str, missing: Iterable[str | None]) -> Iterator[ComityError]:
    for name in sorted(map(str, missing)):
        yield InvalidInput("jurisdiction-reference-missing", id=where, what=what, value=name)
