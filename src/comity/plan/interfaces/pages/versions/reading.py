"""The versions of a plan, and each as its file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from comity.assembly.interfaces.pages.frame import told
from comity.plan.interfaces.pages.frame import show
from comity.plan.interfaces.pages.visiting import reads
from comity.plan.queries.find_plan import find_version, text_of
from comity.plan.queries.people import Person


@reads
def show_versions(request: HttpRequest, person: Person) -> HttpResponse:
    versions = person.plan.versions.order_by("-version").defer("source")
    rows = [(each, told(text_of(each).note)) for each in versions]
    keeps = person.may("keep-plan")
    return show(request, "versions.html", person, "actions", rows=rows, keeps=keeps)


@reads
def download(request: HttpRequest, person: Person, version: int) -> HttpResponse:
    """The file as it was entered, so that its digest is the one that is shown."""
    found = find_version(person.plan, version)
    response = HttpResponse(found.source.encode(), content_type="application/yaml; charset=utf-8")
    name = f"{person.plan.slug}-{found.version}.yaml"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
