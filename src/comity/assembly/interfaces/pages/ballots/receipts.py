"""Look a receipt up in a closed secret ballot."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from comity.assembly.domain.choices import Choice
from comity.assembly.interfaces.pages.ballots.ballot_view import BallotView
from comity.assembly.interfaces.pages.ballots.forms import ReceiptForm
from comity.assembly.interfaces.pages.ballots.words import CHOICES
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.visiting import asks
from comity.assembly.queries.find_receipt import ballot_of_receipt
from comity.assembly.queries.people import Person
from comity.assembly.queries.seen_ballots import seen_ballot
from comity.parties.interfaces.form_errors import told_in


@asks
def check(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    """What is asked comes by POST: it stands in no address, log or history."""
    view = BallotView(person, seen_ballot(person, key))
    form = ReceiptForm(request.POST or None)
    found, asked = None, False
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            given = form.cleaned_data
            found = ballot_of_receipt(view.ballot, given["commitment"], given["nonce"])
            asked = True
    return show(
        request,
        "ballot_check.html",
        person,
        "ballots",
        view=view,
        ballot=view.ballot,
        form=form,
        asked=asked,
        found=CHOICES[Choice(found.choice)] if found else None,
    )
