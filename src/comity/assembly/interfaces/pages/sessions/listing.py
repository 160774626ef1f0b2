"""The sessions of an organisation, what comes first and what was."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from comity.assembly.domain.sessions import SESSION_MOVES, SessionState
from comity.assembly.interfaces.pages.frame import show, told
from comity.assembly.interfaces.pages.sessions.words import STATES
from comity.assembly.interfaces.pages.visiting import reads
from comity.assembly.models import Session
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.people import Person
from comity.assembly.queries.sessions import sessions_for
from comity.kernel.interfaces.web.paging import paging_of

PAGE = 50
GOING_ON = [each.value for each in SessionState if SESSION_MOVES[each]]


@reads
def show_sessions(request: HttpRequest, person: Person) -> HttpResponse:
    statute = statute_on(person.assembly, person.on)
    names = {each.id: told(each.name) for each in statute.bodies}
    rows = sessions_for(person)
    over = rows.exclude(state__in=GOING_ON)
    paging = paging_of(request, over.count(), PAGE)
    coming = rows.filter(state__in=GOING_ON).order_by("starts_at", "id")

    def line(session: Session) -> tuple[Session, str, object]:
        return session, names.get(session.body, session.body), STATES[session.state]

    return show(
        request,
        "sessions.html",
        person,
        "sessions",
        coming=[line(each) for each in coming],
        over=[line(each) for each in over[(paging.number - 1) * PAGE : paging.number * PAGE]],
        paged=paging,
        keeps=person.may("keep-sessions"),
        inside=person.is_inside,
    )
