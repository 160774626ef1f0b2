"""Put something to the vote, and change it before the vote begins."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from comity.assembly.actions.prepare_ballot import (
    change_ballot,
    prepare_ballot,
    require_ballot_keeper,
)
from comity.assembly.interfaces.pages.ballots.ballot_view import BallotView
from comity.assembly.interfaces.pages.ballots.forms import QuestionForm
from comity.assembly.interfaces.pages.ballots.listing import may_prepare
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.visiting import asks
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.people import Person
from comity.assembly.queries.seen_ballots import seen_ballot
from comity.assembly.queries.subjects import Subject, subject_of
from comity.kernel.domain.audit import Visibility
from comity.parties.interfaces.form_errors import told_in

LONGEST_REFERENCE = 255


@asks
def new_ballot(request: HttpRequest, person: Person) -> HttpResponse:
    if not may_prepare(person):
        person.require("keep-ballots")
    reference = request.GET.get("subject", "")[:LONGEST_REFERENCE]
    statute = statute_on(person.assembly, person.on)
    about = subject_of(person.assembly, statute, reference) if reference else Subject("", "")
    form = QuestionForm(
        request.POST or None,
        initial={"title": about.title, "session": request.GET.get("session", "")},
    )
    form.offer(person, statute, about.body)
    if about.body:
        del form.fields["body"]
    if about.matter:
        del form.fields["matter"]
    form.fields["title"].required = not reference
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with told_in(form):
            made = prepare_ballot(
                person=person,
                subject=reference,
                title=given["title"],
                body=given.get("body", ""),
                matter=given.get("matter", ""),
                session=_uuid(given["session"]),
                visibility=Visibility(given["visibility"]),
            )
            told = _("It is prepared. Look at rule and electorate, then open it.")
            messages.success(request, told)
            return redirect("assembly:ballot", person.assembly.slug, made.id)
    return show(request, "ballot_new.html", person, "ballots", form=form, about=about)


@asks
def change(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    ballot = seen_ballot(person, key)
    require_ballot_keeper(person, ballot.body)
    form = QuestionForm(
        request.POST or None,
        initial={
            "title": ballot.title,
            "matter": ballot.matter,
            "session": str(ballot.session_id or ""),
            "visibility": ballot.visibility,
        },
    )
    form.offer(person, statute_on(person.assembly, person.on), ballot.body)
    del form.fields["body"]
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with told_in(form):
            change_ballot(
                person=person,
                ballot=key,
                title=given["title"],
                matter=given["matter"],
                session=_uuid(given["session"]),
                visibility=Visibility(given["visibility"]),
            )
            messages.success(request, _("Changed."))
            return redirect("assembly:ballot", person.assembly.slug, key)
    view = BallotView(person, ballot)
    return show(request, "ballot_change.html", person, "ballots", form=form, view=view)


def _uuid(given: str) -> UUID | None:
    return UUID(given) if given else None
