"""What the secretariat enters about a member, and what a member does about its own membership."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from comity.assembly.actions.give_seat import end_seat, give_seat
from comity.assembly.actions.record_standing import Ground, record_standing
from comity.assembly.actions.state_weight import state_weight
from comity.assembly.domain.ballots import BallotState
from comity.assembly.domain.standing import EventKind
from comity.assembly.domain.standing_steps import OWN_STEPS
from comity.assembly.formats.members_csv import weight_of
from comity.assembly.interfaces.pages.frame import show, told
from comity.assembly.interfaces.pages.members.forms import (
    EndSeatForm,
    SeatForm,
    StandingForm,
    WeightForm,
    ballot_of,
)
from comity.assembly.interfaces.pages.members.one import own_member
from comity.assembly.interfaces.pages.visiting import asks
from comity.assembly.models import Ballot, Seat
from comity.assembly.queries.decisions import decisions_on
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.members_of import find_member
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import UnknownName
from comity.parties.interfaces.form_errors import told_in


@asks
def change_standing(request: HttpRequest, person: Person, code: str) -> HttpResponse:
    """All that may be told of it, to the secretariat; withdrawal, to its own side."""
    member = own_member(person, code)
    keeps = person.may("keep-members")
    closed = [
        it
        for it in decisions_on(person.assembly, member.reference)
        if it.state == BallotState.CLOSED.value
    ]
    kinds = [it for it in EventKind if it is not EventKind.ADMITTED and (keeps or it in OWN_STEPS)]
    form = StandingForm(
        request.POST or None,
        kinds=kinds,
        classes=[
            (each.id, told(each.name)) for each in statute_on(person.assembly, person.on).classes
        ],
        ballots=[(str(it.id), f"{it.title} ({it.outcome})") for it in closed],
    )
    if not keeps:
        for name in ("member_class", "ballot", "decision"):
            form.fields[name].widget = form.fields[name].hidden_widget()
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with told_in(form):
            record_standing(
                person=person,
                member=code,
                kind=EventKind(given["kind"]),
                on=given["on"],
                member_class=given["member_class"],
                ground=Ground(ballot_of(form), given["decision"]),
            )
            messages.success(request, _("It is on record."))
            return redirect("assembly:member", person.assembly.slug, code)
    return show(
        request, "members/standing.html", person, "members", member=member, form=form, keeps=keeps
    )


@asks
def change_weight(request: HttpRequest, person: Person, code: str) -> HttpResponse:
    person.require("keep-members")
    member = find_member(person.assembly, code)
    stated = [it for it in statute_on(person.assembly, person.on).weights if not it.by_class]
    form = WeightForm(request.POST or None, weights=[(it.id, told(it.name)) for it in stated])
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with told_in(form):
            state_weight(
                person=person,
                member=code,
                weight=given["weight"],
                value=weight_of(given["value"]),
                since=given["since"],
                source=given["source"],
            )
            messages.success(request, _("The weight is entered."))
            return redirect("assembly:member", person.assembly.slug, code)
    return show(
        request,
        "members/weight.html",
        person,
        "members",
        member=member,
        form=form,
        has_weights=bool(stated),
    )


@asks
def new_seat(request: HttpRequest, person: Person, code: str) -> HttpResponse:
    person.require("keep-members")
    member = find_member(person.assembly, code)
    statute = statute_on(person.assembly, person.on)
    elected = [it for it in statute.bodies if it.composition.elected is not None]
    deciding = {
        (it.composition.elected.decided.by, it.composition.elected.decided.matter)
        for it in elected
        if it.composition.elected
    }
    closed = Ballot.objects.filter(assembly=person.assembly, state=BallotState.CLOSED.value)
    form = SeatForm(
        request.POST or None,
        bodies=[(it.id, told(it.name)) for it in elected],
        ballots=[(str(it.id), it.title) for it in closed if (it.body, it.matter) in deciding],
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with told_in(form):
            give_seat(
                person=person,
                member=code,
                body=given["body"],
                term=form.term,
                ground=Ground(ballot_of(form), given["decision"]),
            )
            messages.success(request, _("The seat is given."))
            return redirect("assembly:member", person.assembly.slug, code)
    return show(
        request,
        "members/seat.html",
        person,
        "members",
        member=member,
        form=form,
        has_bodies=bool(elected),
    )


@asks
def leave_seat(request: HttpRequest, person: Person, code: str, seat: int) -> HttpResponse:
    person.require("keep-members")
    member = find_member(person.assembly, code)
    row = Seat.objects.filter(member=member, id=seat).first()
    if row is None:
        raise UnknownName("seat-unknown", key=str(seat))
    form = EndSeatForm(request.POST or None, initial={"on": person.on})
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            end_seat(person=person, seat=seat, **form.cleaned_data)
            messages.success(request, _("The seat is free."))
            return redirect("assembly:member", person.assembly.slug, code)
    body = told(statute_on(person.assembly, person.on).body(row.body).name)
    return show(
        request,
        "members/seat_end.html",
        person,
        "members",
        member=member,
        seat=row,
        body=body,
        form=form,
    )
