"""The ballots of an organisation."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from comity.assembly.actions.prepare_ballot import keeps_ballots
from comity.assembly.domain.ballots import BallotState
from comity.assembly.interfaces.pages.ballots.ballot_view import BallotView
from comity.assembly.interfaces.pages.ballots.words import STATES
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.visiting import reads
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.people import Person
from comity.assembly.queries.seen_ballots import seen_ballots
from comity.kernel.interfaces.web.paging import paging_of
from comity.kernel.interfaces.web.parameters import choice_asked

PAGE = 50


@reads
def show_ballots(request: HttpRequest, person: Person) -> HttpResponse:
    words = {state.value: str(word) for state, (_sign, word, _tone) in STATES.items()}
    asked = choice_asked(request, "state", words)
    rows = seen_ballots(person, state=asked)
    paged = paging_of(request, rows.count(), PAGE)
    shown = rows[(paged.number - 1) * PAGE : paged.number * PAGE]
    return show(
        request,
        "ballots.html",
        person,
        "ballots",
        views=[BallotView(person, each) for each in shown],
        paged=paged,
        asked=asked,
        open=seen_ballots(person, state=BallotState.OPEN.value).count(),
        states=[(id, word, id == asked) for id, word in words.items()],
        may_prepare=may_prepare(person),
    )


def may_prepare(person: Person) -> bool:
    bodies = statute_on(person.assembly, person.on).bodies
    return any(keeps_ballots(person, each.id) for each in bodies)
