"""Asking for access to a gated repository, and deciding about those who asked."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from comity.hub.actions.appeal_takedown import appeal_takedown
from comity.hub.actions.ask_access import ask_access, withdraw_access_request
from comity.hub.actions.decide_access import decide_access
from comity.hub.actions.grant_access import grant_access
from comity.hub.domain.gates import read_questions
from comity.hub.domain.policy import Deed
from comity.hub.domain.repositories import RequestStatus
from comity.hub.interfaces.pages.access.forms import (
    AppealForm,
    DecisionForm,
    GateForm,
    LetInForm,
)
from comity.hub.interfaces.pages.repository.frame import framed, show
from comity.hub.interfaces.pages.visiting import asks, does
from comity.hub.queries.access_requests import access_requests, applicants
from comity.hub.queries.policy import require
from comity.kernel.interfaces.web.paging import paging_of
from comity.kernel.interfaces.web.parameters import choice_asked
from comity.parties.interfaces.form_errors import told_in

PAGE = 50


@asks
def ask(request: HttpRequest, plural: str, account: str, name: str) -> HttpResponse:
    """The gate's questions; with an automatic gate, the answers open it."""
    frame = framed(request, plural, account, name, Deed.DISCUSS)
    if not frame.is_gated or frame.may_read:
        return redirect(frame.links.home)
    questions = read_questions(frame.repository.gate_questions)
    form = GateForm(request.POST if request.method == "POST" else None, questions=questions)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            asked = ask_access(
                caller=frame.caller, repository=frame.repository, answers=form.answers
            )
            let_in = asked.status == RequestStatus.ACCEPTED.value
            messages.success(
                request,
                _("You have access now.") if let_in else _("The publisher will decide about it."),
            )
            return redirect(frame.links.home)
    return show(request, "access.html", frame, "card", form=form)


@does
def withdraw(request: HttpRequest, plural: str, account: str, name: str) -> HttpResponse:
    frame = framed(request, plural, account, name, Deed.DISCUSS)
    withdraw_access_request(caller=frame.caller, repository=frame.repository)
    messages.success(request, _("Your request is withdrawn, and your answers are erased."))
    return redirect(frame.links.home)


@asks
def decide(request: HttpRequest, plural: str, account: str, name: str) -> HttpResponse:
    """Those who asked, by what became of it."""
    frame = framed(request, plural, account, name, Deed.ADMINISTER)
    status = RequestStatus(
        choice_asked(request, "status", [each.value for each in RequestStatus], "pending")
    )
    form = DecisionForm(request.POST if "status" in request.POST else None)
    let_in = LetInForm(request.POST if "user" in request.POST else None)
    if request.method == "POST" and form.is_bound and form.is_valid():
        decide_access(
            caller=frame.caller,
            repository=frame.repository,
            status=RequestStatus(form.cleaned_data["status"]),
            request=str(form.cleaned_data["request"]),
            reason=form.cleaned_data["reason"],
        )
        messages.success(request, _("Decided."))
        return redirect(frame.links.requests)
    if request.method == "POST" and let_in.is_bound and let_in.is_valid():
        with told_in(let_in, "user"):
            grant_access(
                caller=frame.caller,
                repository=frame.repository,
                user=let_in.cleaned_data["user"].strip(),
            )
            messages.success(request, _("Let in."))
            return redirect(f"{frame.links.requests}?status=accepted")
    rows = access_requests(frame.caller, frame.repository, status).order_by("at", "id")
    paging = paging_of(request, rows.count(), PAGE)
    page = list(rows[(paging.number - 1) * PAGE : paging.number * PAGE])
    return show(
        request,
        "requests.html",
        frame,
        "requests",
        applicants=applicants(page),
        status=status.value,
        paged=paging,
        let_in=let_in,
    )


@asks
def appeal(request: HttpRequest, plural: str, account: str, name: str, key: UUID) -> HttpResponse:
    """What the owner of something that was taken down says against it."""
    frame = framed(request, plural, account, name)
    require(frame.caller, frame.repository, Deed.ADMINISTER, even_if_disabled=True)
    form = AppealForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_in(form, "appeal"):
            appeal_takedown(
                caller=frame.caller,
                repository=frame.repository,
                takedown=key,
                appeal=form.cleaned_data["appeal"],
            )
            messages.success(request, _("Your appeal stands beside the notice now."))
            return redirect(frame.links.home)
    return show(request, "appeal.html", frame, "card", form=form)
