"""The turns of an election, each asked about first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from comity.assembly.actions.annul_election import annul_election, annul_round
from comity.assembly.actions.close_round import close_round
from comity.assembly.actions.draw_lot import draw_lot
from comity.assembly.actions.finish_election import finish_election
from comity.assembly.actions.open_round import open_round
from comity.assembly.actions.prepare_ballot import require_ballot_keeper
from comity.assembly.interfaces.pages.ballots.forms import WhyForm
from comity.assembly.interfaces.pages.ballots.turning import sent
from comity.assembly.interfaces.pages.elections.election_view import ElectionView
from comity.assembly.interfaces.pages.elections.forms import LotForm
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.visiting import asks
from comity.assembly.queries.find_election import seen_election
from comity.assembly.queries.people import Person
from comity.parties.interfaces.form_errors import told_in


@asks
def open_next(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    return _turn(
        request,
        _kept(person, key),
        forms.Form(sent(request)),
        lambda _given: open_round(person=person, election=key),
        title=_("Open a round"),
        what=_("Who may vote stays from then on what it is today. This can't be undone."),
        done=_("The round is open."),
    )


@asks
def close_it(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    view = _kept(person, key)
    held = view.now
    if held is None:
        return redirect("assembly:election", person.assembly.slug, key)
    return _turn(
        request,
        view,
        forms.Form(sent(request)),
        lambda _given: close_round(person=person, ballot=held.ballot.id),
        title=_("Close the round"),
        what=_("Nobody votes after that, and it is counted at once. This can't be undone."),
        done=_("The round is closed and counted."),
    )


@asks
def record_lot(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    view = ElectionView(person, seen_election(person, key))
    person.require("preside", person.assembly.body_reference(view.election.body))
    return _turn(
        request,
        view,
        LotForm.among(view, sent(request)),
        lambda given: draw_lot(
            person=person,
            election=key,
            drawn=frozenset(given["drawn"]),
            drawn_by=given["drawn_by"],
            witnesses=given["witnesses"],
        ),
        title=_("Record the lots"),
        what=_("Draw them in the room, before witnesses: nothing here draws any."),
        done=_("The lots are recorded, and the round is counted with them."),
    )


@asks
def finish(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    return _turn(
        request,
        _kept(person, key),
        forms.Form(sent(request)),
        lambda _given: finish_election(person=person, election=key),
        title=_("Finish the election"),
        what=_("No further round is held; seats that are left stay empty. This can't be undone."),
        done=_("The election is finished."),
    )


@asks
def annul_last(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    return _turn(
        request,
        _kept(person, key),
        WhyForm(sent(request)),
        lambda given: annul_round(person=person, election=key, why=given["why"]),
        title=_("Annul the last round"),
        what=_("It stays to be read and elects nobody; it can be held again."),
        done=_("The round is annulled."),
        danger=True,
    )


@asks
def annul(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    return _turn(
        request,
        _kept(person, key),
        WhyForm(sent(request)),
        lambda given: annul_election(person=person, election=key, why=given["why"]),
        title=_("Annul the election"),
        what=_(
            "All its rounds stay to be read and elect nobody. Seats that were given on the "
            "strength of them are not taken back. This can't be undone either."
        ),
        done=_("The election is annulled."),
        danger=True,
    )


def _kept(person: Person, key: UUID) -> ElectionView:
    election = seen_election(person, key)
    require_ballot_keeper(person, election.body)
    return ElectionView(person, election)


def _turn(
    request: HttpRequest,
    view: ElectionView,
    form: forms.Form,
    deed: Callable[[dict[str, Any]], object],
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
            return redirect("assembly:election", view.person.assembly.slug, view.election.id)
    return show(
        request,
        "elections/turn.html",
        view.person,
        "ballots",
        view=view,
        election=view.election,
        form=form,
        title=title,
        what=what,
        danger=danger,
    )
