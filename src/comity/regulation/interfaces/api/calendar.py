"""The calendar of the rules, and the releases of the corpus with what each changed."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import Field

from comity.kernel.domain.errors import InvalidInput, unknown_name
from comity.kernel.interfaces.api.asked import Day, Names, Paging, PerhapsDay
from comity.kernel.interfaces.api.paging import link_beside, listed_as, stretch
from comity.kernel.interfaces.api.records import Listed, Prose, Record
from comity.kernel.interfaces.web.parameters import LONGEST_SHOWN, today
from comity.regulation.formats.calendar_plain import changes_to_plain, entry_to_plain
from comity.regulation.interfaces.api.lookups import jurisdictions_named, matches, public_router
from comity.regulation.interfaces.api.shared_records import NormReference
from comity.regulation.queries.current_rulebook import current_rulebook
from comity.regulation.queries.release_history import (
    LoadedRelease,
    loaded_release,
    release_count,
    release_history,
)
from comity.regulation.queries.stored_corpus import current_release

router = public_router("calendar")


class CalendarRow(Record):
    """What changes in one instrument on one day: each norm stands in one of the four lists."""

    day: date
    instrument: str
    jurisdiction: str
    title: Prose
    versions: list[str]
    over: bool
    superseded_by: list[str]
    begins: list[NormReference]
    widens: list[NormReference]
    narrows: list[NormReference]
    ends: list[NormReference]


class CalendarList(Listed):
    release: str
    items: list[CalendarRow]


class InstrumentChangesRecord(Record):
    """`itself` says whether anything changed besides its norms."""

    instrument: str
    itself: bool
    added: list[NormReference]
    removed: list[NormReference]
    changed: list[NormReference]


class ReleaseRecord(Record):
    """A release that was loaded here, and what it changed against `previous`."""

    id: str
    loaded_at: datetime
    previous: str | None
    current: bool
    added: list[str]
    removed: list[str]
    changed: list[InstrumentChangesRecord]


class ReleaseList(Listed):
    items: list[ReleaseRecord]


class CalendarAsked(Paging):
    first: Annotated[
        Day, Field(alias="from", default_factory=today, description="First day; default: today.")
    ]
    last: Annotated[PerhapsDay, Field(alias="to", description="Last day, included.")] = None
    where: Annotated[Names, Field(alias="in", description="Those who issued them.")] = []


@router.get("/calendar", response=CalendarList, exclude_unset=True, operation_id="calendar")
def calendar(
    request: HttpRequest, response: HttpResponse, asked: Query[CalendarAsked]
) -> dict[str, Any]:
    """What begins, comes to cover more or less, or ends, day by day."""
    rules = current_rulebook()
    jurisdictions_named(rules, asked.where)
    if asked.last and asked.last < asked.first:
        first, last = asked.first.isoformat(), asked.last.isoformat()
        raise InvalidInput("dates-backwards", first=first, last=last)
    entries = [
        entry
        for entry in rules.calendar
        if matches(entry.instrument.jurisdiction, asked.where)
        if asked.first <= entry.day and (asked.last is None or entry.day <= asked.last)
    ]
    listed = stretch(request, response, asked, entries, entry_to_plain)
    return {"release": rules.release, **listed}


@router.get("/releases", response=ReleaseList, exclude_unset=True, operation_id="releases")
def releases(request: HttpRequest, response: HttpResponse, asked: Query[Paging]) -> dict[str, Any]:
    """Releases of the corpus that were loaded here, latest first, and what each changed."""
    total = release_count()
    link_beside(request, response, asked, total)
    found = release_history(asked.limit, asked.offset)
    return listed_as(asked, total, [_plain(each) for each in found])


@router.get(
    "/releases/{release}", response=ReleaseRecord, exclude_unset=True, operation_id="release"
)
def release(request: HttpRequest, release: str) -> dict[str, Any]:
    """One release, by its SHA-256 in hexadecimal."""
    known = re.fullmatch(r"[0-9a-f]{64}", release, re.ASCII)
    found = loaded_release(release) if known else None
    if found is None:
        raise unknown_name("unknown-release", release[:LONGEST_SHOWN], ())
    return _plain(found)


def _plain(each: LoadedRelease) -> dict[str, Any]:
    now = current_release()
    return {
        "id": each.id,
        "loaded_at": each.loaded_at.isoformat(),
        "previous": each.previous or None,
        "current": now is not None and each.id == now.id,
        **changes_to_plain(each.changes),
    }
