"""The form that says what is wrong with a rule, and what became of the report."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.interfaces.messages import render as say
from comity.kernel.interfaces.web.parameters import today
from comity.kernel.interfaces.web.refused_forms import gives_text_back
from comity.kernel.interfaces.web.translations import translations
from comity.regulation.actions.file_report import file_report
from comity.regulation.domain.error_reports import (
    LONGEST_LINK,
    LONGEST_TEXT,
    ReportedPlace,
    ReportKind,
    ReportState,
    reported_place,
)
from comity.regulation.interfaces.pages.choices import Choice
from comity.regulation.interfaces.pages.page_head import PageHead
from comity.regulation.interfaces.pages.reports.people import actor_of
from comity.regulation.interfaces.pages.reports.place_link import link_of_place, link_of_report
from comity.regulation.interfaces.pages.reports.words import REPORT_KINDS, REPORT_STATES
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.reading import day_words, open_reading
from comity.regulation.queries.current_rulebook import current_rulebook
from comity.regulation.queries.error_reports import error_report

LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the form."""

    kind: str = ""
    text: str = ""
    email: str = ""
    link: str = ""


@gives_text_back("text", "link")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_error(request: HttpRequest) -> HttpResponse:
    rules = current_rulebook()
    asked = request.POST if request.method == "POST" else request.GET
    name = asked.get("norm", "")[:LONGEST_NAME]
    place = reported_place(rules.corpus, name)
    if request.method != "POST":
        return _form(request, place, Filled())
    filled = Filled(*(request.POST.get(each, "") for each in ("kind", "text", "email", "link")))
    try:
        if request.POST.get("website"):  # a field that people don't see
            raise InvalidInput("report-by-program")
        if filled.kind not in {each.value for each in ReportKind}:
            raise InvalidInput("report-kind-missing")
        report = file_report(
            actor=actor_of(request),
            corpus=rules.corpus,
            release=rules.release,
            place=name,
            kind=ReportKind(filled.kind),
            text=filled.text,
            email=filled.email,
            link=filled.link,
        )
    except InvalidInput as error:
        return _form(request, place, filled, say(error.message, translations()))
    return redirect("regulation:report", key=report.id)


@never_cache
@require_safe
def show_report(request: HttpRequest, key: UUID) -> HttpResponse:
    """Its state and the note, for whoever knows its address; not what it says."""
    report = error_report(key)
    links = SiteLinks(open_reading(current_rulebook(), today()))
    sign, state = REPORT_STATES[ReportState(report.state)]
    title = _("Report %(number)s") % {"number": report.number}
    if report.state == ReportState.OPEN.value:
        answer = _("Thank you. The report is open: nobody has decided on it yet.")
    else:
        answer = _("The report was decided on %(day)s: %(state)s.") % {
            "day": day_words(report.decided_at.date()) if report.decided_at else "",
            "state": state,
        }
    context = {
        "head": PageHead(links.reading, title, answer, dated=False),
        "report": report,
        "sign": sign,
        "state": state,
        "kind": REPORT_KINDS[ReportKind(report.kind)],
        "filed": day_words(report.created_at.date()),
        "place": link_of_report(report, links),
        "address": request.build_absolute_uri(),
    }
    return _uncached(render(request, "regulation/pages/report_state.html", context))


def _form(
    request: HttpRequest, place: ReportedPlace, filled: Filled, error: str = ""
) -> HttpResponse:
    links = SiteLinks(open_reading(current_rulebook(), today()))
    shown = link_of_place(place, links)
    answer = _("Tell us what is wrong with what we say about %(place)s.") % {"place": shown.text}
    context = {
        "head": PageHead(links.reading, _("Report an error"), answer, dated=False),
        "name": place.name,
        "place": shown,
        "kinds": [
            Choice(it.value, words, it.value == filled.kind) for it, words in REPORT_KINDS.items()
        ],
        "filled": filled,
        "error": error,
        "longest_text": LONGEST_TEXT,
        "longest_link": LONGEST_LINK,
    }
    status = 400 if error else 200
    response = render(request, "regulation/pages/report_error.html", context, status=status)
    return _uncached(response)


def _uncached(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
