"""The turns of a ballot, each asked about first: open, close, break a tie, correct, annul."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from comity.assembly.actions.annul_ballot import annul_ballot
from comity.assembly.actions.break_tie import break_tie
from comity.assembly.actions.close_ballot import close_ballot
from comity.assembly.actions.correct_vote import correct_vote
from comity.assembly.actions.open_ballot import open_ballot
from comity.assembly.actions.prepare_ballot import require_ballot_keeper
from comity.assembly.domain.choices import Choice
from comity.assembly.interfaces.pages.ballots.ballot_view import BallotView
from comity.assembly.interfaces.pages.ballots.forms import CastingForm, CorrectionForm, WhyForm
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.visiting import asks
from comity.assembly.queries.people import Person
from comity.assembly.queries.seen_ballots import seen_ballot
from comity.parties.interfaces.form_errors import told_in


@asks
def open_it(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    view = _kept(person, key)
    return _turn(
        request,
        view,
        forms.Form(sent(request)),
        lambda _given: open_ballot(person=person, ballot=key),
        title=_("Open the ballot"),
        what=_("Rule and electorate stay from then on what they are today. This can't be undone."),
        done=_("The ballot is open."),
    )


@asks
def close_it(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    view = _kept(person, key)
    return _turn(
        request,
        view,
        forms.Form(sent(request)),
        lambda _given: close_ballot(person=person, ballot=key),
        title=_("Close the ballot"),
        what=_("Nobody votes after that, and it is counted at once. This can't be undone."),
        done=_("The ballot is closed and counted."),
    )


@asks
def annul(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    view = _kept(person, key)
    return _turn(
        request,
        view,
        WhyForm(sent(request)),
        lambda given: annul_ballot(person=person, ballot=key, why=given["why"]),
        title=_("Annul the ballot"),
        what=_(
            "It stays to be read and decides nothing. What was done on the strength of it is not "
            "undone. This can't be undone either."
        ),
        done=_("The ballot is annulled."),
        danger=True,
    )


@asks
def cast_tie(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    view = BallotView(person, seen_ballot(person, key))
    person.require("preside", person.assembly.body_reference(view.ballot.body))
    return _turn(
        request,
        view,
        CastingForm(sent(request)),
        lambda given: break_tie(person=person, ballot=key, choice=Choice(given["choice"])),
        title=_("Break the tie"),
        what=_("Whoever presides decides by a casting vote. This can't be undone."),
        done=_("The tie is broken."),
    )


@asks
def correct(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    view = BallotView(person, seen_ballot(person, key))
    person.require("keep-ballots")
    form = CorrectionForm(sent(request))
    form.offer(view)
    return _turn(
        request,
        view,
        form,
        lambda given: correct_vote(
            person=person,
            ballot=key,
            member=given["member"],
            old=_choice(given["old"]),
            new=_choice(given["new"]),
            asked_by=person.actor.reference,
            why=given["why"],
        ),
        title=_("Correct a vote"),
        what=_(
            "What was recorded stays, with the erratum beside it for everybody to see; the ballot "
            "is counted again."
        ),
        done=_("The erratum is entered, and the ballot counted again."),
    )


def sent(request: HttpRequest) -> QueryDict | None:
    """Also of a form without fields, of which nothing is sent but that it was."""
    return request.POST if request.method == "POST" else None


def _kept(person: Person, key: UUID) -> BallotView:
    ballot = seen_ballot(person, key)
    require_ballot_keeper(person, ballot.body)
    return BallotView(person, ballot)


def _choice(given: str) -> Choice | None:
    return Choice(given) if given else None


def _turn(
    request: HttpRequest,
    view: BallotView,
    form: forms.Form,
    deed: Callable[[dict[str, str]], object],
    *,
    title: str,
    what: str,
    done: str,
    danger: bool = False,
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            deed(form.cleaned_data)
            messages.success(request, done)
            return redirect("assembly:ballot", view.person.assembly.slug, view.ballot.id)
    return show(
        request,
        "ballot_turn.html",
        view.person,
        "ballots",
        view=view,
        ballot=view.ballot,
        form=form,
        title=title,
        what=what,
        danger=danger,
    )
