"""Who demands a concept, how hard and since when, as a file."""

from __future__ import annotations

import csv
import io

from django.http import HttpRequest, HttpResponse

from comity.kernel.interfaces.web.page_cache import public_page
from comity.kernel.interfaces.web.parameters import day_asked
from comity.regulation.formats.spreadsheets import safe_cell
from comity.regulation.interfaces.pages.concepts.asked import concept_asked
from comity.regulation.interfaces.pages.concepts.demands import Demand, demands
from comity.regulation.interfaces.reading import open_reading
from comity.regulation.interfaces.wording import Wording
from comity.regulation.queries.current_rulebook import current_content, current_rulebook

COLUMNS = (
    *("concept", "as_of", "jurisdiction", "instrument", "title", "binding", "provision", "norm"),
    *("modality", "level", "runs", "some_cases_only", "since", "until", "next", "bearer"),
    *("summary", "confidence"),
)


@public_page(current_content)
def concept_csv(request: HttpRequest, concept: str) -> HttpResponse:
    """One row a rule, those of narrower concepts too; the order is that of the page. RFC 4180."""
    rules, day = current_rulebook(), day_asked(request)
    found = concept_asked(rules.corpus, concept)
    wording = open_reading(rules, day).wording
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(COLUMNS)
    for demand in demands(rules, found.id, day):
        writer.writerow([found.id, day.isoformat(), *_cells(demand, wording)])
    response = HttpResponse(target.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{found.id}.csv"'
    return response


def _cells(demand: Demand, wording: Wording) -> list[str]:
    instrument, norm, days = demand.place.instrument, demand.place.norm, demand.days
    return [
        demand.jurisdiction,
        instrument.id,
        safe_cell(wording.short_title(instrument)),
        _yes(instrument.binding),
        safe_cell(demand.place.provision.citation),
        norm.id,
        norm.modality.value,
        str(int(norm.level)),
        _yes(days.runs),
        _yes(days.partly),
        *(day.isoformat() if day else "" for day in (days.since, days.until, days.next)),
        norm.bearer,
        safe_cell(wording.prose(norm.summary)),
        norm.confidence.value,
    ]


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"
