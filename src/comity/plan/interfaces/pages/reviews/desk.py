"""The desk of reviewers, and of whoever asks them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from comity.assembly.interfaces.pages.members.words import person_name
from comity.kernel.domain.errors import NotPermitted
from comity.kernel.interfaces.web.paging import paged
from comity.parties.interfaces.form_errors import told_in
from comity.plan.actions.assign_reviewer import assign_reviewer, end_assignment
from comity.plan.actions.dispute_assessment import may_settle
from comity.plan.interfaces.pages.frame import show
from comity.plan.interfaces.pages.reviews.forms import AssignForm
from comity.plan.interfaces.pages.reviews.words import LEVELS
from comity.plan.interfaces.pages.visiting import asks, does, reads
from comity.plan.queries.find_progress import find_assignment
from comity.plan.queries.people import Person
from comity.plan.queries.review_desk import (
    MOST_SHOWN,
    assigned_to,
    going_on,
    open_disputes,
    unassigned,
)
from comity.plan.queries.review_standing import reviewer_by_email
from comity.plan.queries.seen_commitments import find_commitment

PAGE = 50


@reads
def show_desk(request: HttpRequest, person: Person) -> HttpResponse:
    """Raises `NotPermitted` for whoever neither reviews nor keeps the plan."""
    assigns, settles = person.may("assign-reviewers"), person.may("settle-disputes")
    mine = assigned_to(person)
    if not (mine or assigns or settles):
        raise NotPermitted("not-permitted", permission="review", object=person.plan.reference)
    waiting = unassigned(person) if assigns else None
    page = paged(request, mine, PAGE)
    return show(
        request,
        "reviews/desk.html",
        person,
        "desk",
        mine=[(each, LEVELS[each.commitment.level]) for each in page.items],
        paged=page,
        to_declare=sum(each.to_declare for each in mine),
        waits=sum(each.waits for each in mine),
        assigns=assigns,
        settles=settles,
        unassigned=waiting[:MOST_SHOWN] if waiting is not None else (),
        unassigned_count=waiting.count() if waiting is not None else 0,
        disputes=[(it, may_settle(person, it)) for it in open_disputes(person)] if settles else (),
    )


@asks
def reviewers(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    """Who reviews a commitment, and a form to ask somebody else."""
    person.require("assign-reviewers")
    commitment = find_commitment(person, number)
    form = AssignForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        with told_in(form):
            made = assign_reviewer(
                person=person,
                commitment=commitment,
                reviewer=reviewer_by_email(given["email"]),
                due_on=given["due_on"],
            )
            name = person_name(made.reviewer)
            messages.success(request, _("%(name)s is asked to review it.") % {"name": name})
            return redirect("plan:reviewers", person.plan.slug, number)
    rows = going_on(person).filter(commitment=commitment)
    return show(
        request,
        "reviews/reviewers.html",
        person,
        "desk",
        commitment=commitment,
        rows=[(each, person_name(each.reviewer)) for each in rows],
        ended=[
            (each, person_name(each.reviewer))
            for each in commitment.assignments.exclude(ended_at=None).select_related("reviewer")
        ],
        form=form,
    )


@does
def end(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    row = find_assignment(person, key)
    end_assignment(person=person, assignment=row)
    messages.success(request, _("The review has ended."))
    if person.may("assign-reviewers"):
        return redirect("plan:reviewers", person.plan.slug, row.commitment.number)
    return redirect("plan:progress", person.plan.slug, row.commitment.number)
