"""Who is secretary or clerk, and who presides."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from comity.assembly.actions.appoint_officer import appoint_officer, end_office
from comity.assembly.domain.offices import Office
from comity.assembly.interfaces.pages.frame import show, told
from comity.assembly.interfaces.pages.members.forms import OfficerForm
from comity.assembly.interfaces.pages.members.words import OFFICES, person_name
from comity.assembly.interfaces.pages.visiting import asks
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.officers import find_officer, officers_on
from comity.assembly.queries.people import Person
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import NotPermitted
from comity.parties.interfaces.form_errors import told_in
from comity.parties.queries.find_person import find_person


@asks
def show_officers(request: HttpRequest, person: Person) -> HttpResponse:
    """Everybody sees which offices are held, insiders by whom; what is sent here appoints."""
    keeps = person.may("keep-members")
    statute = statute_on(person.assembly, person.on)
    names = {each.id: told(each.name) for each in statute.bodies}
    form = OfficerForm(request.POST or None, bodies=list(names.items()))
    form.fields["start"].initial = person.on
    if request.method == "POST":
        person.require("keep-members")
        if form.is_valid():
            with told_in(form):
                holder = find_person(form.cleaned_data["person"])
                appoint_officer(
                    person=person,
                    user=holder.id,
                    office=form.given_office,
                    body=form.cleaned_data["body"],
                    term=form.term,
                    decision=form.cleaned_data["decision"],
                )
                messages.success(
                    request, _("%(person)s is appointed.") % {"person": person_name(holder)}
                )
                return redirect("assembly:officers", person.assembly.slug)
    inside = person.sees(Visibility.MEMBERS)
    return show(
        request,
        "members/officers.html",
        person,
        "members",
        form=form,
        rows=[
            (it, OFFICES[Office(it.role.name)], names.get(it.body, it.body), person_name(it.user))
            for it in officers_on(person.assembly, person.on)
        ],
        inside=inside,
        keeps=keeps,
        statutory=[(told(it.name), it) for it in statute.offices],
    )


@asks
def leave_office(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    if not person.may("keep-members"):
        raise NotPermitted(
            "not-permitted", permission="keep-members", object=person.assembly.reference
        )
    officer = find_officer(person.assembly, key, person.on)
    if request.method == "POST":
        end_office(person=person, role=key)
        messages.success(request, _("The office is ended."))
        return redirect("assembly:officers", person.assembly.slug)
    return show(
        request,
        "members/officer_end.html",
        person,
        "members",
        name=person_name(officer.user),
        office=OFFICES[Office(officer.role.name)],
        is_own=officer.user.reference == person.actor.reference,
    )
