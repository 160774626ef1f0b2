"""The page that follows a session by itself."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from comity.assembly.interfaces.live.pictures import live_context
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.visiting import reads
from comity.assembly.queries.people import Person, visible_to
from comity.assembly.queries.sessions import find_session


@reads
def show_live(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    row = find_session(person, key)
    context = live_context(row, tuple(visible_to(person)))
    return show(
        request,
        "session_live.html",
        person,
        "sessions",
        **context,
        events=f"{request.path}/events?language={get_language() or 'en'}",
    )
