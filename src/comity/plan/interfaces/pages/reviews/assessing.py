"""A reviewer declares their interests, and says what they found."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from comity.kernel.domain.errors import Conflict, NotPermitted
from comity.kernel.interfaces.error_text import error_text
from comity.kernel.interfaces.web.refused_forms import gives_text_back
from comity.kernel.interfaces.web.translations import translations
from comity.parties.interfaces.form_errors import told_in
from comity.plan.actions.assess import assess
from comity.plan.actions.assign_reviewer import declare_interests
from comity.plan.domain.plan_text import Level
from comity.plan.domain.progress import Declaration
from comity.plan.domain.reviewing import Seen
from comity.plan.interfaces.pages.frame import show
from comity.plan.interfaces.pages.reports.progress_view import update_views
from comity.plan.interfaces.pages.reviews.forms import AssessForm, DeclareForm
from comity.plan.interfaces.pages.visiting import asks
from comity.plan.models import Commitment
from comity.plan.queries.find_progress import find_assignment, last_seen, own_assignment
from comity.plan.queries.people import Person
from comity.plan.queries.plan_files import files_about
from comity.plan.queries.seen_commitments import commitment_text, find_commitment

STALE = ("assessment-of-older-version", "assessment-without-updates")


@asks
def declare(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    row = find_assignment(person, key)
    if row.reviewer_id != person.user_id:
        raise NotPermitted("no-reviewer", number=row.commitment.number)
    form = DeclareForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        said = Declaration(form.cleaned_data["declaration"])
        with told_in(form):
            declare_interests(
                person=person, assignment=row, declaration=said, words=form.cleaned_data["words"]
            )
            if said is Declaration.NONE:
                messages.success(request, _("You can assess it now."))
                return redirect("plan:assess", person.plan.slug, row.commitment.number)
            messages.success(request, _("Thank you for saying so. You do not review it."))
            return redirect("plan:progress", person.plan.slug, row.commitment.number)
    return show(
        request,
        "reviews/declare.html",
        person,
        "desk",
        commitment=row.commitment,
        form=form,
    )


@gives_text_back("reasons")
@asks
def assess_commitment(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    """The promise, its proof and what is reported stand beside the form. What is sent of an older
    state is kept in the form, and what is new is shown."""
    commitment = find_commitment(person, number)
    assignment = own_assignment(person, commitment)
    if not assignment.declaration:
        return redirect("plan:declare", person.plan.slug, assignment.id)
    stale, read = "", -1
    form = AssessForm(request.POST) if request.method == "POST" else _fresh(commitment)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        seen = Seen(given["seen_version"], given["seen_update"])
        with told_in(form):
            try:
                assess(
                    person=person,
                    commitment=commitment,
                    level=Level(given["level"]),
                    reasons=given["reasons"],
                    language=given["language"],
                    seen=seen,
                    key=given["key"],
                )
            except Conflict as error:
                if error.message.id not in STALE:
                    raise
                commitment.refresh_from_db()
                stale, read = error_text(error, translations()), seen.update
                form = _fresh(commitment, **given)
            else:
                messages.success(request, _("The assessment stands."))
                return redirect("plan:progress", person.plan.slug, number)
    return show(
        request,
        "reviews/assess.html",
        person,
        "desk",
        commitment=commitment,
        promise=commitment_text(commitment),
        updates=update_views(person, commitment),
        files=files_about(person, commitment, commitment.reference),
        form=form,
        stale=stale,
        read=read,
    )


def _fresh(commitment: Commitment, **given: object) -> AssessForm:
    """With what was written, and with what there is to read now."""
    written = {"language": commitment.language, **given}
    now = {"seen_version": commitment.version, "seen_update": last_seen(commitment)}
    return AssessForm(initial={**written, **now})
