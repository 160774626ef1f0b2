"""The queue of reports, for those who moderate."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from comity.kernel.domain.errors import InvalidInput, NotPermitted
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.web.paging import paged
from comity.kernel.interfaces.web.parameters import choice_asked, today
from comity.kernel.interfaces.web.refused_forms import gives_text_back
from comity.regulation.actions.decide_report import decide_report
from comity.regulation.domain.error_reports import (
    LONGEST_NOTE,
    NEXT_STATES,
    ReportKind,
    ReportState,
)
from comity.regulation.interfaces.pages.choices import Choice
from comity.regulation.interfaces.pages.page_head import PageHead
from comity.regulation.interfaces.pages.reports.people import actor_of
from comity.regulation.interfaces.pages.reports.place_link import PlaceLink, link_of_report
from comity.regulation.interfaces.pages.reports.words import (
    DECISIONS,
    REPORT_KINDS,
    REPORT_STATES,
)
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.words import Words
from comity.regulation.interfaces.reading import day_words, open_reading
from comity.regulation.models import ErrorReport
from comity.regulation.queries.current_rulebook import current_rulebook
from comity.regulation.queries.error_reports import report_queue

PAGE_SIZE = 20
ALL = "all"


@dataclass(frozen=True, slots=True)
class QueuedReport:
    report: ErrorReport
    place: PlaceLink
    kind: Words
    sign: str
    state: Words
    filed: str
    decided: str
    changed: bool
    """whether the corpus is another than the one that was reported on"""
    decisions: tuple[Choice, ...]


@never_cache
@require_safe
def show_queue(request: HttpRequest) -> HttpResponse:
    rules = current_rulebook()
    states = [*(it.value for it in ReportState), ALL]
    state = choice_asked(request, "state", states, ReportState.OPEN.value)
    kind = choice_asked(request, "kind", [it.value for it in ReportKind])
    instruments = [it.id for it in rules.corpus.instruments]
    instrument = choice_asked(request, "instrument", instruments)
    try:
        found = report_queue(
            actor=actor_of(request),
            state=ReportState(state) if state != ALL else None,
            kind=ReportKind(kind) if kind else None,
            instrument=instrument,
        )
    except NotPermitted as refused:
        # Says to whoever is not signed in what to do; the rule itself stands in the query.
        remedy = Message("report-sign-in")
        raise NotPermitted(refused.message.id, remedy=remedy, **refused.message.params) from None
    links = SiteLinks(open_reading(rules, today()))
    page = paged(request, found, PAGE_SIZE)
    text = ngettext("%(n)d report.", "%(n)d reports.", len(found))
    wording = links.reading.wording
    context = {
        "head": PageHead(
            links.reading, _("Reports of errors"), text % {"n": len(found)}, dated=False
        ),
        "reports": [_queued(each, links) for each in page.items],
        "paged": page,
        "states": [
            *(
                Choice(it.value, words, it.value == state)
                for it, (_sign, words) in REPORT_STATES.items()
            ),
            Choice(ALL, _("all"), state == ALL),
        ],
        "kinds": [Choice(it.value, words, it.value == kind) for it, words in REPORT_KINDS.items()],
        "instruments": [
            Choice(id, wording.short_title(wording.instruments[id]), id == instrument)
            for id in instruments
        ],
        "query": request.GET.urlencode(),
        "longest_note": LONGEST_NOTE,
    }
    response = render(request, "regulation/pages/report_queue.html", context)
    response["Cache-Control"] = "no-store"
    return response


@gives_text_back("note")
@require_POST
def decide(request: HttpRequest, key: UUID) -> HttpResponse:
    states = {it.value: it for it in ReportState}
    decided, seen = (states.get(request.POST.get(each, "")) for each in ("decision", "seen"))
    if decided is None or seen is None:
        raise InvalidInput("report-decision-missing")
    decide_report(
        actor=actor_of(request),
        report=key,
        seen=seen,
        decided=decided,
        note=request.POST.get("note", ""),
    )
    return redirect(f"{reverse('regulation:reports')}?state={decided.value}#{key}")


def _queued(report: ErrorReport, links: SiteLinks) -> QueuedReport:
    sign, state = REPORT_STATES[ReportState(report.state)]
    return QueuedReport(
        report,
        link_of_report(report, links),
        REPORT_KINDS[ReportKind(report.kind)],
        sign,
        state,
        day_words(report.created_at.date()),
        day_words(report.decided_at.date()) if report.decided_at else "",
        report.release != links.reading.rules.release,
        tuple(
            Choice(it.value, DECISIONS[it], chosen=False)
            for it in NEXT_STATES[ReportState(report.state)]
        ),
    )
