"""Jurisdictions as plain data (for JSON)."""

from __future__ import annotations

from datetime import date
from typing import Any

from comity.kernel.domain.jurisdictions import Jurisdiction
from comity.kernel.domain.periods import Period
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.domain.standing import Standing


def jurisdiction_row(entry: Jurisdiction, standing: Standing) -> dict[str, Any]:
    """`level` of `null` is unknown: no recorded instrument reaches it. 0 says that none of those
    recorded runs on the day."""
    return {
        "id": entry.id,
        "kind": entry.kind,
        "names": dict(entry.names),
        "status": entry.status,
        "iso3": entry.iso3,
        "numeric": entry.numeric,
        "region": entry.region,
        "part_of": entry.part_of,
        "instruments": list(standing.instruments),
        "level": None if standing.level is None else int(standing.level),
        "running": standing.running,
    }


def jurisdiction_to_plain(
    entry: Jurisdiction, standing: Standing, rules: Rulebook, on: date
) -> dict[str, Any]:
    """With what it belongs to, whose rules reach it on the day, and who its members are."""
    known = rules.jurisdictions
    return {
        **jurisdiction_row(entry, standing),
        "aliases": list(entry.aliases),
        "lineage": list(known.lineage(entry.id, on)),
        "parts": [it.id for it in known if it.part_of == entry.id],
        "regions": [
            {"code": region.code, "names": dict(region.names)}
            for region in known.region_path(entry.id)
        ],
        "memberships": [
            {
                "body": it.body,
                "status": it.status,
                "period": _period(it.period),
                "source": it.source,
                "note": it.note,
            }
            for it in entry.memberships
        ],
        "development": [
            {
                "group": it.group,
                "standing": it.standing,
                "period": _period(it.period),
                "source": it.source,
                "note": it.note,
            }
            for it in entry.development
        ],
        "members": [it.id for it in known.members(entry.id, on)]
        if entry.members_recorded
        else None,
        "note": entry.note,
    }


def _period(period: Period) -> dict[str, Any]:
    """Days known in part are written as far as they are known: `1994`, `1994-12`."""
    return {
        "start": period.start.text if period.start else None,
        "end": period.end.text if period.end else None,
        "attested": period.attested.isoformat() if period.attested else None,
        "scheduled_end": period.scheduled_end.isoformat() if period.scheduled_end else None,
    }
