"""Who stands for a member: appointed, accredited, handed over, ended."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from comity.assembly.actions.appoint_delegate import accredit_delegate, appoint_delegate
from comity.assembly.actions.end_delegate import end_delegate, hand_over_delegate
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.members.badges import delegate_row
from comity.assembly.interfaces.pages.members.forms import (
    DelegateForm,
    EndForm,
    HandOverForm,
    TermForm,
)
from comity.assembly.interfaces.pages.members.one import own_member
from comity.assembly.interfaces.pages.members.words import person_name
from comity.assembly.interfaces.pages.visiting import asks
from comity.assembly.models import Delegate, Member
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.member_list import member_shown
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import UnknownName
from comity.parties.interfaces.form_errors import told_in
from comity.parties.queries.find_person import find_person


@asks
def show_delegation(request: HttpRequest, person: Person, code: str) -> HttpResponse:
    """All of its delegates, for its own side and the secretariat; what is sent here appoints."""
    member = own_member(person, code)
    keeps = person.may("keep-members")
    form = DelegateForm(request.POST or None, initial={"start": person.on})
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            delegate = find_person(form.cleaned_data["person"])
            appoint_delegate(
                person=person,
                member=member,
                user=delegate.id,
                place=form.given_place,
                term=form.term,
            )
            messages.success(
                request, _("%(person)s is appointed.") % {"person": person_name(delegate)}
            )
            return redirect("assembly:delegation", person.assembly.slug, code)
    view = member_shown(person.assembly, code, person.on)
    return show(
        request,
        "members/delegation.html",
        person,
        "members",
        member=member,
        form=form,
        delegates=[delegate_row(it, to_secretariat=keeps) for it in view.current],
        earlier=[delegate_row(it, to_secretariat=False) for it in view.earlier],
        rules=statute_on(person.assembly, person.on).delegations,
        keeps=keeps,
    )


@asks
def accredit(request: HttpRequest, person: Person, code: str, key: UUID) -> HttpResponse:
    person.require("keep-members")
    member, row = _delegate(person, code, key)
    start = row.credentials_from or person.on
    longest = statute_on(person.assembly, person.on).delegations.credentials_days
    at_most = start + timedelta(days=longest) if longest else None
    form = TermForm(
        request.POST or None, initial={"start": start, "until": row.credentials_until or at_most}
    )
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            accredit_delegate(person=person, delegate=key, credentials=form.term)
            messages.success(request, _("The credentials are accepted."))
            return redirect("assembly:delegation", person.assembly.slug, code)
    return _shown(request, person, "accredit", member, row, form)


@asks
def hand_over(request: HttpRequest, person: Person, code: str, key: UUID) -> HttpResponse:
    member, row = _delegate(person, code, key)
    form = HandOverForm(request.POST or None, initial={"on": person.on})
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            successor = find_person(form.cleaned_data["person"])
            hand_over_delegate(
                person=person, delegate=key, to=successor.id, on=form.cleaned_data["on"]
            )
            messages.success(
                request, _("Handed over to %(person)s.") % {"person": person_name(successor)}
            )
            return redirect("assembly:delegation", person.assembly.slug, code)
    return _shown(request, person, "hand-over", member, row, form)


@asks
def end(request: HttpRequest, person: Person, code: str, key: UUID) -> HttpResponse:
    member, row = _delegate(person, code, key)
    form = EndForm(request.POST or None, initial={"on": person.on})
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            end_delegate(person=person, delegate=key, on=form.cleaned_data["on"])
            messages.success(request, _("The place is ended."))
            return redirect("assembly:delegation", person.assembly.slug, code)
    return _shown(request, person, "end", member, row, form)


def _delegate(person: Person, code: str, key: UUID) -> tuple[Member, Delegate]:
    member = own_member(person, code)
    row = Delegate.objects.filter(id=key, member=member).select_related("user").first()
    if row is None:
        raise UnknownName("delegate-key-unknown", key=str(key))
    return member, row


def _shown(
    request: HttpRequest, person: Person, deed: str, member: Member, row: Delegate, form: Form
) -> HttpResponse:
    return show(
        request,
        "members/delegate.html",
        person,
        "members",
        member=member,
        delegate=row,
        name=person_name(row.user),
        deed=deed,
        form=form,
    )
