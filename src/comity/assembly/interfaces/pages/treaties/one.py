"""One treaty as of a day: the answer, what is still required, its course, its parties."""

from __future__ import annotations

import csv
import io

from django.http import HttpRequest, HttpResponse

from comity.assembly.domain.treaty_course import course
from comity.assembly.formats.deeds_csv import COLUMNS
from comity.assembly.interfaces.pages.frame import show, told
from comity.assembly.interfaces.pages.treaties.course import course_chart
from comity.assembly.interfaces.pages.treaties.in_corpus import in_corpus
from comity.assembly.interfaces.pages.treaties.opened import opened
from comity.assembly.interfaces.pages.treaties.parties_table import party_views, struck_views
from comity.assembly.interfaces.pages.visiting import reads
from comity.assembly.interfaces.treaty_words import following_sentences
from comity.assembly.queries.people import Person
from comity.regulation.formats.spreadsheets import safe_cell
from comity.regulation.interfaces.reading import day_words


@reads
def show_treaty(request: HttpRequest, person: Person, treaty: str) -> HttpResponse:
    page = opened(request, person, treaty)
    days = course(page.state.treaty)
    row = page.state.row
    return show(
        request,
        "treaty.html",
        person,
        "treaties",
        page=page,
        treaty=row,
        adopted=day_words(row.adopted_on),
        closed=day_words(row.closed_on),
        amends=told(row.amends.title) if row.amends else "",
        amendments=[(it.slug, told(it.title)) for it in row.amendments.all()],
        following=following_sentences(page.state.treaty, page.on, page.names),
        days=[(it, day_words(it.day)) for it in days],
        chart=course_chart(page, days),
        parties=party_views(page),
        struck=struck_views(page),
        corpus=in_corpus(page),
    )


@reads
def treaty_csv(request: HttpRequest, person: Person, treaty: str) -> HttpResponse:
    """All deeds, struck ones too. RFC 4180."""
    page = opened(request, person, treaty)
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(COLUMNS)
    for each in page.state.rows:
        name = page.names.party(each.party)
        cells = [name if column == "name" else getattr(each, column) for column in COLUMNS]
        writer.writerow([safe_cell("" if cell is None else str(cell)) for cell in cells])
    response = HttpResponse(target.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{page.state.row.slug}.csv"'
    return response
