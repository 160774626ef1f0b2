"""Organisations that work under a statute, over the API."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from comity.assembly.interfaces.api.asking import READING, asking
from comity.assembly.models import Assembly
from comity.assembly.queries.find_assembly import statute_on, statute_version_on
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Prose, Record

router = private_router("assembly", auth=READING)


class AssemblyRecord(Record):
    """An organisation, and the version of its statute that holds today."""

    slug: str
    name: Prose
    languages: list[str]
    statute_version: int
    statute_digest: str
    holds_from: date


class AssemblyList(Record):
    items: list[AssemblyRecord]


@router.get("/assemblies", response=AssemblyList, operation_id="assemblies")
def assemblies(request: HttpRequest) -> dict[str, Any]:
    """The organisations that work here."""
    today = timezone.now().date()
    rows = Assembly.objects.filter(statutes__holds_from__lte=today).distinct()
    return {"items": [_record(each, today) for each in rows]}


@router.get("/assemblies/{slug}", response=AssemblyRecord, operation_id="assembly")
def assembly(request: HttpRequest, slug: str) -> dict[str, Any]:
    """One organisation."""
    person = asking(request, slug)
    return _record(person.assembly, person.on)


def _record(assembly: Assembly, on: date) -> dict[str, Any]:
    version, statute = statute_version_on(assembly, on), statute_on(assembly, on)
    return {
        "slug": assembly.slug,
        "name": dict(statute.name),
        "languages": list(statute.languages),
        "statute_version": version.version,
        "statute_digest": version.digest,
        "holds_from": version.holds_from,
    }
