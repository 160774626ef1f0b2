"""Versions of an organisation's statute, over the API."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest

from comity.assembly.interfaces.api.asking import READING, asking
from comity.assembly.models import StatuteVersion
from comity.assembly.queries.find_assembly import find_version
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Record

router = private_router("assembly", auth=READING)


class StatuteRecord(Record):
    """A version that was entered; `digest` is the SHA-256 of its file, `decision` the ballot that
    adopted it, "" where none did here."""

    version: int
    holds_from: date
    digest: str
    decision: str
    entered_at: datetime


class StatuteList(Record):
    items: list[StatuteRecord]


class StatuteSource(StatuteRecord):
    """With the file as it was entered (YAML)."""

    source: str


@router.get("/assemblies/{slug}/statute", response=StatuteList, operation_id="statute_versions")
def versions(request: HttpRequest, slug: str) -> dict[str, Any]:
    """All versions of its statute, the first one first."""
    rows = asking(request, slug).assembly.statutes.order_by("version")
    return {"items": [_record(each) for each in rows]}


@router.get(
    "/assemblies/{slug}/statute/{int:version}",
    response=StatuteSource,
    operation_id="statute_version",
)
def version(request: HttpRequest, slug: str, version: int) -> dict[str, Any]:
    """One version, whole."""
    found = find_version(asking(request, slug).assembly, version)
    return _record(found) | {"source": found.source}


def _record(row: StatuteVersion) -> dict[str, Any]:
    return {
        "version": row.version,
        "holds_from": row.holds_from,
        "digest": row.digest,
        "decision": row.decision,
        "entered_at": row.entered_at,
    }
