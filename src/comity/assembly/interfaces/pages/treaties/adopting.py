"""A text becomes a treaty: from a motion, or adopted elsewhere."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from comity.assembly.actions.adopt_treaty import AdoptedText, adopt_elsewhere, adopt_motion
from comity.assembly.actions.enter_deed import DEPOSITARY
from comity.assembly.domain.ballots import BallotState
from comity.assembly.interfaces.pages.frame import show, told
from comity.assembly.interfaces.pages.treaties.adopting_forms import AdoptForm, ElsewhereForm
from comity.assembly.interfaces.pages.visiting import asks
from comity.assembly.models import Motion
from comity.assembly.queries.decisions import decisions_on
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.people import Person
from comity.assembly.queries.treaty_state import treaty_rows
from comity.kernel.domain.errors import UnknownName
from comity.parties.interfaces.form_errors import told_in


@asks
def adopt(request: HttpRequest, person: Person, motion: UUID) -> HttpResponse:
    person.require(DEPOSITARY)
    row = Motion.objects.filter(assembly=person.assembly, id=motion).first()
    if row is None:
        raise UnknownName("motion-key-unknown", key=str(motion))
    ballots = [
        (str(it.id), it.title)
        for it in decisions_on(person.assembly, row.reference)
        if it.state == BallotState.CLOSED.value
    ]
    form = AdoptForm(request.POST or None, ballots=ballots, treaties=_treaties(person))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            made = adopt_motion(
                person=person,
                motion=motion,
                ballot=UUID(form.cleaned_data["ballot"]),
                amends=form.cleaned_data["amends"],
                reservations=form.allows_reservations,
            )
            return redirect("assembly:treaty", person.assembly.slug, made.slug)
    return show(
        request,
        "treaty_adopt.html",
        person,
        "treaties",
        form=form,
        motion=row,
        ballots=ballots,
        own_rule=bool(row.entry_rule),
        defaults=statute_on(person.assembly, person.on).treaties,
    )


@asks
def new_treaty(request: HttpRequest, person: Person) -> HttpResponse:
    person.require(DEPOSITARY)
    form = ElsewhereForm(request.POST or None, treaties=_treaties(person))
    if request.method == "POST" and form.is_valid():
        language = statute_on(person.assembly, person.on).languages[0]
        with told_in(form):
            text = AdoptedText(
                title={language: form.cleaned_data["title"]},
                adopted_on=form.cleaned_data["adopted_on"],
                decision=form.cleaned_data["decision"],
                rule=form.entry_rule(),
                reservations=form.allows_reservations,
                amends=form.cleaned_data["amends"],
            )
            made = adopt_elsewhere(person=person, text=text)
            return redirect("assembly:treaty", person.assembly.slug, made.slug)
    return show(request, "treaty_new.html", person, "treaties", form=form)


def _treaties(person: Person) -> list[tuple[str, str]]:
    return [(each.slug, told(each.title)) for each in treaty_rows(person.assembly)]
