"""One member: what it is today and why, who stands for it, what it says of itself."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from comity.assembly.actions.appoint_delegate import require_member_side
from comity.assembly.actions.change_member_profile import change_member_profile
from comity.assembly.domain.standing import EventKind
from comity.assembly.domain.standing_words import Word, standing_message
from comity.assembly.interfaces.pages.frame import show, told
from comity.assembly.interfaces.pages.members.badges import (
    delegate_row,
    member_row,
    sentence,
)
from comity.assembly.interfaces.pages.members.forms import ProfileForm
from comity.assembly.interfaces.pages.members.words import EVENTS, RIGHTS, partial_day
from comity.assembly.interfaces.pages.visiting import asks, reads
from comity.assembly.models import Member
from comity.assembly.queries.documents import documents_about
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.member_list import member_shown, rights_shown
from comity.assembly.queries.members_of import find_member
from comity.assembly.queries.people import Person
from comity.assembly.queries.representing import represents
from comity.kernel.domain.audit import Visibility
from comity.parties.domain.permissions import OrganisationKind
from comity.parties.interfaces.form_errors import told_in
from comity.parties.interfaces.organisations.forms import KIND_NAMES


@reads
def show_member(request: HttpRequest, person: Person, code: str) -> HttpResponse:
    view = member_shown(person.assembly, code, person.on)
    statute = statute_on(person.assembly, person.on)
    keeps, own = person.may("keep-members"), represents(person, view.row.organisation)
    inside = person.sees(Visibility.MEMBERS) or own
    rights = rights_shown(view, statute)
    names = {each.id: told(each.name) for each in statute.bodies}
    classes = {each.id: told(each.name) for each in statute.classes}
    return show(
        request,
        "members/one.html",
        person,
        "members",
        row=member_row(view, with_names=inside),
        member=view.row,
        view=view,
        kind=KIND_NAMES[OrganisationKind(view.row.organisation.kind)],
        answer=sentence(standing_message(view.standing)),
        is_former=view.word is Word.FORMER,
        rights=[(RIGHTS[right], sentence(why) if why else "") for right, why in rights.items()],
        events=[
            (
                each,
                partial_day(each.on),
                EVENTS[EventKind(each.kind)],
                classes.get(each.member_class, ""),
            )
            for each in view.row.events.all()
        ],
        seats=[(each, names.get(each.body, each.body)) for each in view.row.seats.all()],
        weights=[
            (each, next((told(it.name) for it in statute.weights if it.id == each.weight), ""))
            for each in view.row.weights.all()
        ],
        delegates=[delegate_row(it, to_secretariat=keeps) for it in view.current],
        documents=documents_about(person, view.row),
        inside=inside,
        may_keep=keeps,
        may_call_votes=person.may("keep-ballots"),
        is_own=own,
    )


@asks
def change_profile(request: HttpRequest, person: Person, code: str) -> HttpResponse:
    member = own_member(person, code)
    form = ProfileForm(
        request.POST or None,
        initial={
            "website": member.website,
            "summary": member.summary,
            "contact": member.contact,
        },
    )
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            change_member_profile(person=person, member=code, **form.cleaned_data)
            messages.success(request, _("The profile is changed."))
            return redirect("assembly:member", person.assembly.slug, code)
    return show(request, "members/profile.html", person, "members", member=member, form=form)


def own_member(person: Person, code: str) -> Member:
    """For whoever keeps members or may represent this one. Raises `NotPermitted`."""
    member = find_member(person.assembly, code)
    require_member_side(person, member)
    return member
