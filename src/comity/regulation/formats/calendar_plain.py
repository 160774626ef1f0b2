"""The calendar and changes between releases as plain data (for JSON)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from comity.regulation.domain.calendar import CalendarEntry
from comity.regulation.domain.corpus import NormPlace
from comity.regulation.domain.release_changes import InstrumentChanges, ReleaseChanges
from comity.regulation.formats.norm_plain import reference_to_plain


def entry_to_plain(entry: CalendarEntry) -> dict[str, Any]:
    """What changes in one instrument on one day."""
    return {
        "day": entry.day.isoformat(),
        "instrument": entry.instrument.id,
        "jurisdiction": entry.instrument.jurisdiction,
        "title": dict(entry.instrument.short_title or entry.instrument.title),
        "versions": [version.id for version in entry.versions],
        "over": entry.over,
        "superseded_by": list(entry.instrument.superseded_by) if entry.over else [],
        "begins": _references(entry.begins),
        "widens": _references(entry.widens),
        "narrows": _references(entry.narrows),
        "ends": _references(entry.ends),
    }


def changes_to_plain(changes: ReleaseChanges) -> dict[str, Any]:
    return {
        "added": [instrument.id for instrument in changes.added],
        "removed": [instrument.id for instrument in changes.removed],
        "changed": [_changed(each) for each in changes.changed],
    }


def _changed(each: InstrumentChanges) -> dict[str, Any]:
    return {
        "instrument": each.instrument.id,
        "itself": each.itself,
        "added": _references(each.added),
        "removed": _references(each.removed),
        "changed": _references(each.changed),
    }


def _references(places: Iterable[NormPlace]) -> list[dict[str, Any]]:
    return [reference_to_plain(place) for place in places]
