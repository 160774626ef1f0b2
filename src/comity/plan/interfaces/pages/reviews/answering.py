"""A participant answers an assessment or disputes it; a dispute is settled or taken back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from comity.kernel.interfaces.web.refused_forms import gives_text_back
from comity.parties.interfaces.form_errors import told_in
from comity.plan.actions.assess import respond_to_assessment
from comity.plan.actions.dispute_assessment import (
    may_settle,
    open_dispute,
    settle_dispute,
    withdraw_dispute,
)
from comity.plan.interfaces.pages.frame import show
from comity.plan.interfaces.pages.reports.progress_view import update_views
from comity.plan.interfaces.pages.reviews.forms import DisputeForm, RespondForm, SettleForm
from comity.plan.interfaces.pages.reviews.words import DISPUTES, LEVELS
from comity.plan.interfaces.pages.visiting import asks, does
from comity.plan.queries.find_progress import find_assessment, find_dispute
from comity.plan.queries.people import Person
from comity.plan.queries.seen_commitments import commitment_text, find_commitment


@gives_text_back("text")
@asks
def respond(request: HttpRequest, person: Person, number: int, assessment: int) -> HttpResponse:
    commitment = find_commitment(person, number)
    person.act_for(commitment.participant)
    row = find_assessment(commitment, assessment)
    given = request.POST if request.method == "POST" else None
    form = RespondForm(given, initial={"language": row.language})
    if form.is_bound and form.is_valid():
        with told_in(form):
            respond_to_assessment(
                person=person,
                assessment=row,
                text=form.cleaned_data["text"],
                language=form.cleaned_data["language"],
                key=form.cleaned_data["key"],
            )
            messages.success(request, _("Your answer stands."))
            return redirect("plan:progress", person.plan.slug, number)
    return show(
        request,
        "reviews/respond.html",
        person,
        "commitments",
        commitment=commitment,
        assessment=row,
        badge=LEVELS[row.level],
        form=form,
    )


@gives_text_back("grounds")
@asks
def dispute(request: HttpRequest, person: Person, number: int, assessment: int) -> HttpResponse:
    commitment = find_commitment(person, number)
    person.act_for(commitment.participant)
    row = find_assessment(commitment, assessment)
    form = DisputeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        with told_in(form):
            open_dispute(
                person=person,
                assessment=row,
                grounds=form.cleaned_data["grounds"],
                key=form.cleaned_data["key"],
            )
            messages.success(request, _("The assessment is disputed."))
            return redirect("plan:progress", person.plan.slug, number)
    return show(
        request,
        "reviews/dispute.html",
        person,
        "commitments",
        commitment=commitment,
        assessment=row,
        badge=LEVELS[row.level],
        form=form,
    )


@gives_text_back("reasons")
@asks
def settle(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    """The grounds, the assessment and what was reported stand beside the form."""
    row = find_dispute(person, key)
    person.require("settle-disputes")
    commitment = row.assessment.commitment
    form = SettleForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        with told_in(form):
            settle_dispute(
                person=person,
                dispute=row,
                upheld=form.cleaned_data["decision"] == "upheld",
                reasons=form.cleaned_data["reasons"],
            )
            messages.success(request, _("The dispute is settled."))
            return redirect("plan:progress", person.plan.slug, commitment.number)
    return show(
        request,
        "reviews/settle.html",
        person,
        "desk",
        commitment=commitment,
        promise=commitment_text(commitment),
        dispute=row,
        state=DISPUTES[row.state],
        badge=LEVELS[row.assessment.level],
        updates=update_views(person, commitment),
        may_settle=may_settle(person, row),
        form=form,
    )


@does
def take_dispute_back(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    row = find_dispute(person, key)
    withdraw_dispute(person=person, dispute=row)
    messages.success(request, _("The dispute is withdrawn."))
    return redirect("plan:progress", person.plan.slug, row.assessment.commitment.number)
