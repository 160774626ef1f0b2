"""The elections of an organisation, and one of them."""

from __future__ import annotations

import csv
from io import StringIO
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from comity.assembly.domain.ballots import BallotState
from comity.assembly.interfaces.pages.ballots.listing import may_prepare
from comity.assembly.interfaces.pages.ballots.reading import as_file
from comity.assembly.interfaces.pages.elections.election_view import ElectionView
from comity.assembly.interfaces.pages.elections.forms import CandidateForm, RoundProxyForm
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.visiting import reads
from comity.assembly.queries.ballot_parts import secret_votes_in
from comity.assembly.queries.decision_keys import decision_keys
from comity.assembly.queries.find_election import seen_election, seen_elections
from comity.assembly.queries.people import Person
from comity.kernel.interfaces.web.paging import paging_of

PAGE = 50


@reads
def show_elections(request: HttpRequest, person: Person) -> HttpResponse:
    rows = seen_elections(person)
    paged = paging_of(request, rows.count(), PAGE)
    shown = rows[(paged.number - 1) * PAGE : paged.number * PAGE]
    return show(
        request,
        "elections/list.html",
        person,
        "ballots",
        views=[ElectionView(person, each) for each in shown],
        paged=paged,
        may_prepare=may_prepare(person),
    )


@reads
def show_election(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    view = ElectionView(person, seen_election(person, key))
    keys = decision_keys()
    return show(
        request,
        "elections/one.html",
        person,
        "ballots",
        view=view,
        election=view.election,
        candidate_form=CandidateForm.among(view),
        proxy_form=RoundProxyForm.among(view) if view.may_grant else None,
        key=keys[-1].id if keys else "",
    )


@reads
def take_ballots(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    """All ballots of the closed rounds, in the order of their commitments, to count them again;
    each choice as its commitment is to it."""
    view = ElectionView(person, seen_election(person, key))
    text = StringIO()
    table = csv.writer(text)
    table.writerow(("ballot", "commitment", "nonce", "choice"))
    for each in view.rounds:
        if each.state is not BallotState.CLOSED:
            continue
        for cast in secret_votes_in(each.ballot):
            table.writerow((each.ballot.id, cast.commitment, cast.nonce, cast.choice))
    return as_file(text.getvalue().encode(), "text/csv; charset=utf-8", f"election-{key}.csv")
