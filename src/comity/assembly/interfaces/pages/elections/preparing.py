"""Prepare an election, and name its candidates."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from comity.assembly.actions.nominate import nominate, withdraw_candidate
from comity.assembly.actions.prepare_election import prepare_election
from comity.assembly.domain.elections import Ties
from comity.assembly.interfaces.pages.ballots.listing import may_prepare
from comity.assembly.interfaces.pages.elections.election_view import ElectionView
from comity.assembly.interfaces.pages.elections.forms import CandidateForm, ElectionForm
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.visiting import asks, does
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.find_election import seen_election
from comity.assembly.queries.people import Person
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, InvalidInput, UnknownName
from comity.kernel.interfaces.web.parameters import LONGEST_SHOWN
from comity.parties.interfaces.form_errors import told_in


@asks
def new_election(request: HttpRequest, person: Person) -> HttpResponse:
    if not may_prepare(person):
        person.require("keep-ballots")
    form = ElectionForm(request.POST or None)
    form.offer(person, statute_on(person.assembly, person.on))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with told_in(form):
            made = prepare_election(
                person=person,
                title=given["title"],
                seats_in=given["seats_in"],
                office=given["office"],
                body=given["body"],
                matter=given["matter"],
                seats=given["seats"] or 0,
                ties=Ties(given["ties"]),
                session=UUID(given["session"]) if given["session"] else None,
                visibility=Visibility(given["visibility"]),
            )
            messages.success(request, _("It is prepared. Name the candidates now."))
            return redirect("assembly:election", person.assembly.slug, made.id)
    return show(request, "elections/new.html", person, "ballots", form=form)


@does
def put_forward(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    view = ElectionView(person, seen_election(person, key))
    form = CandidateForm.among(view, request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a candidate."))
        return redirect("assembly:election", person.assembly.slug, key)
    candidate = form.cleaned_data["candidate"]
    try:
        nominate(person=person, election=key, candidate=candidate)
        messages.success(request, _("%(name)s stands.") % {"name": view.called(candidate)})
    except (Conflict, InvalidInput, UnknownName) as error:
        messages.error(request, view.refusal(error))
    return redirect("assembly:election", person.assembly.slug, key)


@does
def take_back(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    view = ElectionView(person, seen_election(person, key))
    candidate = request.POST.get("candidate", "")[:LONGEST_SHOWN]
    try:
        withdraw_candidate(person=person, election=key, candidate=candidate)
        messages.success(request, _("%(name)s stands no more.") % {"name": view.called(candidate)})
    except (Conflict, UnknownName) as error:
        messages.error(request, view.refusal(error))
    return redirect("assembly:election", person.assembly.slug, key)
