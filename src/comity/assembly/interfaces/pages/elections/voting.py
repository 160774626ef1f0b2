"""Vote in the round that is open, and find the vote again once it is closed."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from comity.assembly.actions.vote_in_round import vote_in_round
from comity.assembly.domain.ballots import BallotState
from comity.assembly.domain.contests import ballot_written, names_on
from comity.assembly.interfaces.pages.ballots.forms import ReceiptForm
from comity.assembly.interfaces.pages.elections.election_view import ElectionView
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.visiting import asks, does
from comity.assembly.queries.find_election import seen_election
from comity.assembly.queries.find_receipt import ballot_of_receipt
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import Conflict, InvalidInput
from comity.kernel.interfaces.web.parameters import LONGEST_SHOWN
from comity.parties.interfaces.form_errors import told_in

BLANK = ""
"""What is sent for a blank ballot, since nothing chosen is a slip."""


@does
def vote(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    """What was chosen is asked about first. The receipt stands on the answer itself: it is kept
    nowhere from which it could be shown."""
    view = ElectionView(person, seen_election(person, key))
    given = request.POST.getlist("name")
    member = request.POST.get("member", "")[:LONGEST_SHOWN] or person.casts_for
    held = view.now
    if held is None or request.POST.get("round") != str(held.ballot.id):
        return _refused(request, view, _("This round is not open any more."))
    if not given:
        return _refused(request, view, _("Choose a candidate, or a blank ballot."))
    names = frozenset(given) - {BLANK}
    if names and BLANK in given:
        return _refused(request, view, _("A blank ballot names nobody."))
    try:
        ballot_written(names, held.contest)
    except InvalidInput as error:
        return _refused(request, view, view.refusal(error))
    about = {
        "view": view,
        "election": view.election,
        "round": held.ballot,
        "chosen": view.listed(names),
        "sent": sorted(names) or [BLANK],
        "member": member,
        "name": view.member_names.get(member, ""),
    }
    if request.POST.get("step") != "cast":
        return show(request, "elections/confirm.html", person, "ballots", **about)
    try:
        receipt = vote_in_round(person=person, ballot=held.ballot.id, names=names, member=member)
    except (Conflict, InvalidInput) as error:
        return _refused(request, view, view.refusal(error))
    return show(request, "elections/receipt.html", person, "ballots", receipt=receipt, **about)


@asks
def check(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    """In all rounds that are closed. What is asked comes by POST: it stands in no address, log or
    history."""
    view = ElectionView(person, seen_election(person, key))
    form = ReceiptForm(request.POST or None)
    found, asked = None, False
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            given = form.cleaned_data
            closed = [it.ballot for it in view.rounds if it.state is BallotState.CLOSED]
            for each in closed:
                cast = ballot_of_receipt(each, given["commitment"], given["nonce"])
                if cast is not None:
                    found = (each.title, view.listed(names_on(cast.choice)))
            asked = True
    return show(
        request,
        "elections/check.html",
        person,
        "ballots",
        view=view,
        election=view.election,
        form=form,
        asked=asked,
        found=found,
    )


def _refused(request: HttpRequest, view: ElectionView, why: str) -> HttpResponse:
    messages.error(request, why)
    return redirect("assembly:election", view.person.assembly.slug, view.election.id)
