"""Versions of an organisation's statute, over the API: read, and the next one entered. No
organisation is founded here: that is for whoever runs the node, by a command."""

from __future__ import annotations

from datetime import date, datetime
from hashlib import sha256
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Status
from pydantic import Field

from comity.assembly.actions.found_assembly import check_next, enter_statute
from comity.assembly.interfaces.api.asking import READING, WRITING, asking
from comity.assembly.interfaces.api.motion_records import LONGEST_TEXT
from comity.assembly.models import StatuteVersion
from comity.assembly.queries.find_assembly import find_version
from comity.kernel.domain.line_diff import changed_runs
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


class ChangedLines(Record):
    """From line `at` of the new file on, `added` stand for `removed`."""

    at: int
    removed: list[str]
    added: list[str]


class StatuteCheckRecord(Record):
    """A version that could be entered; `lines` are those that it changes in the one that it
    `follows`."""

    version: int
    holds_from: date
    digest: str
    follows: int
    lines: list[ChangedLines]


Source = Annotated[
    str,
    Field(
        min_length=1,
        max_length=LONGEST_TEXT,
        description="The file as YAML, its version raised by one. Pages take more.",
    ),
]


class StatuteCheckAsked(Record):
    source: Source


class StatuteEntryAsked(Record):
    source: Source
    ballot: Annotated[
        UUID | None, Field(description="The closed ballot that adopted it, if one did here.")
    ] = None


@router.get("/assemblies/{slug}/statute", response=StatuteList, operation_id="statute_versions")
def versions(request: HttpRequest, slug: str) -> dict[str, Any]:
    """All versions of its statute, the first one first."""
    rows = asking(request, slug).assembly.statutes.order_by("version")
    return {"items": [_record(each) for each in rows]}


@router.post(
    "/assemblies/{slug}/statute",
    auth=WRITING,
    response={201: StatuteRecord},
    operation_id="enter_statute",
)
def enter(request: HttpRequest, slug: str, asked: StatuteEntryAsked) -> Status[dict[str, Any]]:
    """Enter the next version, which holds from the day that it names. Every fault in it is told
    with its place. Needs `keep-statute`."""
    row = enter_statute(
        person=asking(request, slug),
        source=_bytes(asked.source),
        name=f"{slug}.yaml",
        decision=f"ballot:{asked.ballot}" if asked.ballot else "",
    )
    return Status(201, _record(row))


@router.post(
    "/assemblies/{slug}/statute/check",
    auth=WRITING,
    response=StatuteCheckRecord,
    operation_id="check_statute",
)
def check(request: HttpRequest, slug: str, asked: StatuteCheckAsked) -> dict[str, Any]:
    """Read the next version as it would be entered, and say what it changes. Nothing is entered.
    Needs `keep-statute`."""
    source = _bytes(asked.source)
    statute, last = check_next(person=asking(request, slug), source=source, name=f"{slug}.yaml")
    before, after = last.source.splitlines(), source.decode().splitlines()
    return {
        "version": statute.version,
        "holds_from": statute.holds_from,
        "digest": sha256(source).hexdigest(),
        "follows": last.version,
        "lines": [
            {"at": start + 1, "removed": before[a:b], "added": after[start:end]}
            for a, b, start, end in changed_runs(before, after)
        ],
    }


@router.get(
    "/assemblies/{slug}/statute/{int:version}",
    response=StatuteSource,
    operation_id="statute_version",
)
def version(request: HttpRequest, slug: str, version: int) -> dict[str, Any]:
    """One version, whole."""
    found = find_version(asking(request, slug).assembly, version)
    return _record(found) | {"source": found.source}


def _bytes(source: str) -> bytes:
    return source.replace("\r\n", "\n").encode()


def _record(row: StatuteVersion) -> dict[str, Any]:
    return {
        "version": row.version,
        "holds_from": row.holds_from,
        "digest": row.digest,
        "decision": row.decision,
        "entered_at": row.entered_at,
    }
