"""Applications: asking to become a member, and what becomes of it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from comity.assembly.actions.apply_for_membership import apply_for_membership
from comity.assembly.actions.move_application import move_application, require_side
from comity.assembly.actions.sponsor_application import sponsor_application
from comity.assembly.domain.applications import MOVES as TABLE
from comity.assembly.domain.applications import ApplicationState, Mover
from comity.assembly.interfaces.pages.frame import show, told
from comity.assembly.interfaces.pages.members.application_page import application_page
from comity.assembly.interfaces.pages.members.badges import state_badge
from comity.assembly.interfaces.pages.members.forms import ApplyForm, MoveForm
from comity.assembly.interfaces.pages.members.words import MOVES, SIDES
from comity.assembly.interfaces.pages.visiting import asks, does, reads
from comity.assembly.queries.applications import (
    UNDECIDED,
    application_standing,
    applications_for,
    read_application,
)
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.people import Person
from comity.assembly.queries.representing import represented_by
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import ComityError, NotPermitted, UnknownName
from comity.kernel.interfaces.error_text import error_text
from comity.kernel.interfaces.web.translations import translations
from comity.parties.domain.permissions import Actor
from comity.parties.interfaces.form_errors import told_in


@reads
def show_applications(request: HttpRequest, person: Person) -> HttpResponse:
    """Members see all, others their own."""
    require_signed_in(person)
    statute = statute_on(person.assembly, person.on)
    names = {each.id: told(each.name) for each in statute.classes}
    rows = applications_for(person)
    return show(
        request,
        "members/applications.html",
        person,
        "members",
        rows=[(it, state_badge(it), names.get(it.member_class, it.member_class)) for it in rows],
        waiting=sum(it.state in UNDECIDED for it in rows),
        inside=person.sees(Visibility.MEMBERS),
        may_apply=bool(represented_by(person)),
    )


@asks
def new_application(request: HttpRequest, person: Person) -> HttpResponse:
    require_signed_in(person)
    statute = statute_on(person.assembly, person.on)
    admitted = {each.member_class for each in statute.admissions}
    organisations = represented_by(person)
    form = ApplyForm(
        request.POST or None,
        organisations=[(str(it.id), it.name) for it in organisations],
        classes=[(it.id, told(it.name)) for it in statute.classes if it.id in admitted],
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with told_in(form):
            made = apply_for_membership(
                person=person,
                organisation=UUID(given["organisation"]),
                member_class=given["member_class"],
                as_state=given["as_state"],
                statement=given["statement"],
            )
            messages.success(request, _("The application is handed in. Add what it needs."))
            return redirect("assembly:application", person.assembly.slug, made.id)
    return show(
        request,
        "members/apply.html",
        person,
        "members",
        form=form,
        organisations=organisations,
        admissions=[
            (
                told(statute.member_class(it.member_class).name),
                it,
                ", ".join(told(each.name) for each in it.documents if each.required),
                ", ".join(told(each.name) for each in it.documents if not each.required),
            )
            for it in statute.admissions
        ],
    )


@reads
def show_application(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    require_signed_in(person)
    row = read_application(person, key)
    return show(
        request,
        "members/application.html",
        person,
        "members",
        page=application_page(person, row),
    )


@asks
def move(request: HttpRequest, person: Person, key: UUID, side: str, to: str) -> HttpResponse:
    """Asks for a reason, and is the confirmation too. `ballot` names the decision carried out."""
    require_signed_in(person)
    row = read_application(person, key)
    by, state = _move(side, to)
    if by not in TABLE.get((ApplicationState(row.state), state), ()):
        return redirect("assembly:application", person.assembly.slug, key)
    require_side(person, row, by, application_standing(row, person.on).admission)
    form = MoveForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            move_application(
                person=person,
                application=key,
                to=state,
                by=by,
                ballot=_ballot(request.GET.get("ballot", "")),
                reason=form.cleaned_data["reason"],
            )
            messages.success(request, _("The application is moved on."))
            return redirect("assembly:application", person.assembly.slug, key)
    return show(
        request,
        "members/move.html",
        person,
        "members",
        row=row,
        form=form,
        deed=MOVES[state],
        side=SIDES[by],
        is_final=not any(here is state for here, _to in TABLE),
        admits=state is ApplicationState.APPROVED,
    )


@does
def sponsor(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    require_signed_in(person)
    try:
        sponsor_application(person=person, application=key)
        messages.success(request, _("Your member supports the application."))
    except NotPermitted:
        raise
    except ComityError as error:
        messages.error(request, error_text(error, translations()))
    return redirect("assembly:application", person.assembly.slug, key)


def require_signed_in(person: Person) -> None:
    """Applications are nobody's business but of members and applicants. Raises `NotPermitted`."""
    if person.actor == Actor("public"):
        raise NotPermitted("not-permitted", permission="view", object=person.assembly.reference)


def _move(side: str, to: str) -> tuple[Mover, ApplicationState]:
    try:
        return Mover(side), ApplicationState(to)
    except ValueError as error:
        raise UnknownName("application-move-unknown", move=f"{side}/{to}"[:60]) from error


def _ballot(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError as error:
        raise UnknownName("ballot-unknown", ballot=text[:60]) from error
