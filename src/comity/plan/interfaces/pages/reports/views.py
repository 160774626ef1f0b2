"""Reports: made, read, struck."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from comity.kernel.domain.audit import Visibility
from comity.kernel.interfaces.messages import render
from comity.kernel.interfaces.web.refused_forms import gives_text_back
from comity.kernel.interfaces.web.translations import translations
from comity.parties.interfaces.form_errors import told_in
from comity.plan.actions.report_progress import report_progress, strike_update
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.updates import advice_on, check_state
from comity.plan.interfaces.pages.frame import show
from comity.plan.interfaces.pages.reports.forms import MOST_ROWS, ROWS, ReasonForm, ReportForm
from comity.plan.interfaces.pages.reports.progress_view import (
    acts_for,
    progress_view,
    update_view,
)
from comity.plan.interfaces.pages.visiting import asks, reads
from comity.plan.queries.find_progress import find_update
from comity.plan.queries.people import Person
from comity.plan.queries.seen_commitments import commitment_text, find_commitment


@reads
def show_progress(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    """All reports and assessments of a commitment, on a page of their own."""
    commitment = find_commitment(person, number)
    return show(
        request,
        "reports/progress.html",
        person,
        "commitments",
        commitment=commitment,
        progress=progress_view(person, commitment),
    )


@gives_text_back("text")
@asks
def report(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    commitment = find_commitment(person, number)
    person.act_for(commitment.participant)
    check_state(CommitmentState(commitment.state))
    promise = commitment_text(commitment)
    rows = _rows(request)
    more = request.POST.get("step") == "more"
    asked, count = promise.milestones, min(rows + 3, MOST_ROWS) if more else rows
    if request.method == "POST" and not more:
        form = ReportForm(request.POST, request.FILES, milestones=asked, rows=count)
    else:
        written = request.POST.dict() if more else {"on": person.on, "language": promise.language}
        form = ReportForm(initial={**written, "rows": count}, milestones=asked, rows=count)
    if form.is_bound and form.is_valid():
        said = form.report()
        with told_in(form):
            made = report_progress(
                person=person,
                commitment=commitment,
                report=said,
                visibility=Visibility(form.cleaned_data["visibility"]),
                key=form.cleaned_data["key"],
            )
            messages.success(request, _("The report stands."))
            for each in advice_on(said):
                messages.warning(request, render(each, translations()))
            return redirect("plan:update", person.plan.slug, number, made.number)
    return show(
        request,
        "reports/new.html",
        person,
        "commitments",
        commitment=commitment,
        promise=promise,
        form=form,
        may_add=form.row_count < MOST_ROWS,
    )


@reads
def show_update(request: HttpRequest, person: Person, number: int, update: int) -> HttpResponse:
    commitment = find_commitment(person, number)
    return show(
        request,
        "reports/update.html",
        person,
        "commitments",
        commitment=commitment,
        view=update_view(person, commitment, update),
    )


@asks
def strike(request: HttpRequest, person: Person, number: int, update: int) -> HttpResponse:
    commitment = find_commitment(person, number)
    row = find_update(commitment, update)
    if not (acts_for(person, commitment) or person.may("keep-plan")):
        person.act_for(commitment.participant)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        with told_in(form):
            strike_update(person=person, update=row, reason=form.cleaned_data["reason"])
            messages.success(request, _("The update is struck."))
            return redirect("plan:update", person.plan.slug, number, update)
    return show(
        request,
        "reports/strike.html",
        person,
        "commitments",
        commitment=commitment,
        update=row,
        form=form,
    )


def _rows(request: HttpRequest) -> int:
    asked = request.POST.get("rows", "")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 3):
        return ROWS
    return max(1, min(int(asked), MOST_ROWS))
