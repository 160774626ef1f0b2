"""Amendments: proposed to one place, taken back, settled by a ballot, merged into the text."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from comity.assembly.actions.merge_amendments import merge_amendments
from comity.assembly.actions.propose_amendment import propose_amendment
from comity.assembly.actions.settle_amendment import settle_amendment, withdraw_amendment
from comity.assembly.domain.amendments import Action, base, paragraph_in
from comity.assembly.domain.amendments import Amendment as DomainAmendment
from comity.assembly.domain.member_classes import Right
from comity.assembly.domain.merging import merge
from comity.assembly.domain.paragraphs import Kind, Paragraph, tidy
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.motions.forms import (
    DeleteForm,
    InsertForm,
    KeyedForm,
    ReplaceForm,
)
from comity.assembly.interfaces.pages.motions.reading import head_of
from comity.assembly.interfaces.pages.motions.tracked_view import TrackedView, tracked_views
from comity.assembly.interfaces.pages.visiting import asks
from comity.assembly.models import Amendment, Motion
from comity.assembly.queries.find_motion import (
    amendment_called,
    find_amendment,
    find_motion,
)
from comity.assembly.queries.motion_decisions import carriable
from comity.assembly.queries.motion_records import domain_amendment, proposed, text_of
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import UnknownName
from comity.kernel.interfaces.web.parameters import choice_asked
from comity.kernel.interfaces.web.refused_forms import gives_text_back
from comity.parties.interfaces.form_errors import told_in

FORMS: dict[Action, type[KeyedForm]] = {
    Action.REPLACE: ReplaceForm,
    Action.INSERT: InsertForm,
    Action.DELETE: DeleteForm,
}


@gives_text_back("words", "reason")
@asks
def amend(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    """The address says to which paragraph, of the motion or of the amendment `to`."""
    if not person.may("keep-motions"):
        person.acts_for(Right.PROPOSE)
    motion = find_motion(person, number)
    to = _amended(request, motion)
    old = _paragraph(request, motion, to)
    first = Action.REPLACE if old else Action.INSERT
    action = Action(choice_asked(request, "action", [*Action], first.value))
    form = FORMS[action](request.POST or None, initial=_initial(action, old))
    form.offer_members(person)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            _propose(person, motion, form, action, old, to)
            messages.success(request, _("The amendment is proposed."))
            return redirect("assembly:motion", person.assembly.slug, number)
    return show(
        request,
        "motion_amend.html",
        person,
        "motions",
        head=head_of(person, motion),
        motion=motion,
        form=form,
        action=action.value,
        old=old,
        old_number=text_of(motion).numbers.get(old.id, "") if old else "",
        to=to,
        only_replaces=to is not None and to.action == Action.REPLACE.value,
    )


@asks
def withdraw(request: HttpRequest, person: Person, number: int, amendment: int) -> HttpResponse:
    motion = find_motion(person, number)
    row = find_amendment(motion, amendment)
    form = forms.Form(request.POST or None)
    if request.method == "POST":
        with told_in(_bound(form)):
            on_behalf = person.casts_for != row.proposer.code
            withdraw_amendment(person=person, amendment=row, on_behalf=on_behalf)
            messages.success(request, _("The amendment is withdrawn."))
            return redirect("assembly:motion", person.assembly.slug, number)
    return show(
        request,
        "motion_withdraw.html",
        person,
        "motions",
        head=head_of(person, motion),
        motion=motion,
        amendment=row,
        form=form,
    )


@asks
def settle(request: HttpRequest, person: Person, number: int, amendment: int) -> HttpResponse:
    """Carries out what a closed ballot decided on it."""
    motion = find_motion(person, number)
    row = find_amendment(motion, amendment)
    decided = carriable(motion, row.reference)
    form = forms.Form(request.POST or None)
    if request.method == "POST":
        with told_in(_bound(form)):
            settle_amendment(person=person, amendment=row, ballot=_ballot(request))
            messages.success(request, _("The decision is carried out."))
            return redirect("assembly:motion", person.assembly.slug, number)
    return show(
        request,
        "motion_settle.html",
        person,
        "motions",
        head=head_of(person, motion),
        motion=motion,
        amendment=row,
        decided=decided,
        form=form,
    )


@asks
def merge_adopted(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    """Shows the text as it would be, then makes it so."""
    motion = find_motion(person, number)
    form = forms.Form(request.POST or None)
    here, text = proposed(motion), text_of(motion)
    tracked: list[TrackedView] = []
    with told_in(_bound(form)):
        if request.method == "POST":
            merge_amendments(person=person, motion=motion)
            messages.success(request, _("The adopted amendments are in the text."))
            return redirect("assembly:motion", person.assembly.slug, number)
        merged = merge(text, here.amendments, here.outcomes)
        tracked = tracked_views(text, merged.text, merged.tracked) if here.to_merge else []
    return show(
        request,
        "motion_merge.html",
        person,
        "motions",
        head=head_of(person, motion),
        motion=motion,
        tracked=tracked,
        adopted=[each.upper() for each in here.to_merge],
        form=form,
    )


def _bound(form: forms.Form) -> forms.Form:
    """A form without fields, that errors can be told in."""
    form.is_bound = True
    form.is_valid()
    return form


def _ballot(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("ballot", ""))
    except ValueError:
        raise UnknownName("ballot-unknown", ballot="") from None


def _amended(request: HttpRequest, motion: Motion) -> Amendment | None:
    asked = request.GET.get("to", "")
    return amendment_called(motion, asked) if asked else None


def _paragraph(request: HttpRequest, motion: Motion, to: Amendment | None) -> Paragraph | None:
    """Raises `UnknownName("paragraph-unknown")`."""
    asked = request.GET.get("paragraph", "")[:100]
    if to is not None:
        others = {**proposed(motion).amendments, to.key: domain_amendment(to)}
        new = DomainAmendment(id="new", action=Action.REPLACE, paragraph=asked, to=to.key)
        paragraphs = base(text_of(motion), new, others)
        return paragraph_in(paragraphs, asked) if asked else paragraphs[0]
    return text_of(motion).paragraph(asked) if asked else None


def _initial(action: Action, old: Paragraph | None) -> dict[str, str]:
    if old is None:
        return {"kind": Kind.PREAMBULAR.value}
    if action is Action.REPLACE:
        return {"words": old.words}
    return {"kind": old.kind.value if old.kind is Kind.PREAMBULAR else Kind.OPERATIVE.value}


def _propose(
    person: Person,
    motion: Motion,
    form: KeyedForm,
    action: Action,
    old: Paragraph | None,
    to: Amendment | None,
) -> None:
    data = form.cleaned_data
    propose_amendment(
        person=person,
        motion=motion,
        action=action,
        paragraph=old.id if old else "",
        words=tidy(data["words"]) if action is Action.REPLACE else "",
        new=form.new(old) if isinstance(form, InsertForm) else (),
        to=to.key if to else "",
        reason=data["reason"],
        on_behalf=form.on_behalf_of,
        key=data["key"],
    )
