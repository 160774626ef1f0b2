"""What its participant does with a commitment by a button; what can't be undone asks first."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Problems
from comity.parties.interfaces.form_errors import told_in
from comity.plan.actions.change_visibility import change_visibility
from comity.plan.actions.complete_commitment import complete_commitment, reopen_commitment
from comity.plan.actions.delete_draft import delete_draft
from comity.plan.actions.submit_commitment import submit_commitment
from comity.plan.actions.withdraw_commitment import withdraw_commitment
from comity.plan.interfaces.pages.commitments.forms import ReasonForm, VisibilityForm
from comity.plan.interfaces.pages.frame import show
from comity.plan.interfaces.pages.visiting import asks, does
from comity.plan.models import Commitment
from comity.plan.queries.people import Person
from comity.plan.queries.seen_commitments import find_commitment


@does
def submit(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    row = find_commitment(person, number)
    seen = request.POST.get("seen", "")
    version = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 7 else 0
    try:
        submit_commitment(person=person, commitment=row, seen=version)
    except Problems:
        messages.warning(request, _("It can't be submitted yet."))
        address = reverse("plan:commitment_edit", args=[person.plan.slug, number])
        return redirect(f"{address}?check=1")
    messages.success(request, _("Submitted."))
    return _back(person, number)


@asks
def complete(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    row, form = _asked(request, person, number)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            reason = form.cleaned_data["reason"]
            complete_commitment(person=person, commitment=row, reason=reason)
            messages.success(request, _("You say that it is done."))
            return _back(person, number)
    return _ask(request, person, row, form, "complete")


@asks
def withdraw(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    row, form = _asked(request, person, number)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            reason = form.cleaned_data["reason"]
            withdraw_commitment(person=person, commitment=row, reason=reason)
            messages.success(request, _("Withdrawn."))
            return _back(person, number)
    return _ask(request, person, row, form, "withdraw")


@does
def reopen(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    reopen_commitment(person=person, commitment=find_commitment(person, number))
    messages.success(request, _("It is under way again."))
    return _back(person, number)


@asks
def delete(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    row = find_commitment(person, number)
    person.act_for(row.participant)
    if request.method == "POST":
        delete_draft(person=person, commitment=row)
        messages.success(request, _("The draft is deleted."))
        return redirect("plan:commitments", person.plan.slug)
    return _ask(request, person, row, None, "delete")


@does
def show_to(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    row, form = find_commitment(person, number), VisibilityForm(request.POST)
    if form.is_valid():
        visibility = Visibility(form.cleaned_data["visibility"])
        change_visibility(person=person, commitment=row, visibility=visibility)
        messages.success(request, _("Changed who may read it."))
    return _back(person, number)


def _asked(request: HttpRequest, person: Person, number: int) -> tuple[Commitment, ReasonForm]:
    row = find_commitment(person, number)
    person.act_for(row.participant)
    return row, ReasonForm(request.POST or None)


def _ask(
    request: HttpRequest, person: Person, row: Commitment, form: ReasonForm | None, what: str
) -> HttpResponse:
    return show(
        request,
        "commitment_end.html",
        person,
        "commitments",
        commitment=row,
        form=form,
        what=what,
    )


def _back(person: Person, number: int) -> HttpResponse:
    return redirect("plan:commitment", person.plan.slug, number)
