"""The organisations that work here, and the first page of each."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from comity.assembly.interfaces.pages.frame import show, told
from comity.assembly.interfaces.pages.home.going_on import Rows
from comity.assembly.interfaces.pages.visiting import reads
from comity.assembly.models import Assembly
from comity.assembly.queries.find_assembly import statute_on, statute_version_on
from comity.assembly.queries.people import Person
from comity.assembly.queries.under_way import under_way
from comity.kernel.interfaces.web.private_page import kept_by_nobody


@dataclass(frozen=True, slots=True)
class AssemblyRow:
    slug: str
    name: str
    members: int


@require_safe
def show_assemblies(request: HttpRequest) -> HttpResponse:
    today = timezone.now().date()
    rows = [
        AssemblyRow(each.slug, told(statute_on(each, today).name), each.members.count())
        for each in Assembly.objects.filter(statutes__holds_from__lte=today).distinct()
    ]
    return kept_by_nobody(render(request, "assembly/assemblies.html", {"rows": rows}))


@reads
def show_overview(request: HttpRequest, person: Person) -> HttpResponse:
    found, rows = under_way(person), Rows(person)
    statute = statute_on(person.assembly, person.on)
    return show(
        request,
        "overview.html",
        person,
        "overview",
        found=found,
        version=statute_version_on(person.assembly, person.on),
        sessions=rows.sessions(found.sessions),
        planned=list(zip(found.planned, rows.sessions(found.planned), strict=True)),
        ballots=rows.ballots(found.ballots),
        motions=rows.motions(found.motions),
        decisions=rows.decisions(found.decisions),
        treaties=rows.treaties(found.treaties),
        bodies=[(each.id, told(each.name), each.citation) for each in statute.bodies],
        keeps=person.may("keep-members"),
    )
