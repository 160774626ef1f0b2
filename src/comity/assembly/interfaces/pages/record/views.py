"""The log of what was done in an organisation."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.visiting import reads
from comity.assembly.queries.people import Person
from comity.assembly.queries.record_of import record_of, shown_to
from comity.kernel.interfaces.web.paging import paging_of

PAGE = 50


@reads
def show_record(request: HttpRequest, person: Person) -> HttpResponse:
    """The newest first, a page at a time."""
    found = record_of(person.assembly)
    page = paging_of(request, found.count(), PAGE)
    start = (page.number - 1) * PAGE
    entries = shown_to(person, found[start : start + PAGE])
    return show(request, "record.html", person, "overview", page=page, entries=entries)
