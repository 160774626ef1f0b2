"""A session as it stands, for whoever may see it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from comity.assembly.domain.sessions import SessionState
from comity.assembly.interfaces.live.pictures import live_context
from comity.assembly.interfaces.pages.frame import show, told
from comity.assembly.interfaces.pages.members.words import person_name
from comity.assembly.interfaces.pages.sessions.words import STATES
from comity.assembly.interfaces.pages.visiting import reads
from comity.assembly.queries.documents import documents_about
from comity.assembly.queries.people import Person, visible_to
from comity.assembly.queries.sessions import find_session, runs
from comity.assembly.queries.subject_motions import motions_about


@reads
def show_session(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    row = find_session(person, key)
    context = live_context(row, tuple(visible_to(person)))
    view = context["view"]
    body = view.statute.body(row.body)
    about = motions_about(person, [each.subject for each in view.items])
    own = person.member.code if person.member and person.casts_for else ""
    return show(
        request,
        "session.html",
        person,
        "sessions",
        **context,
        body=told(body.name),
        state=STATES[row.state],
        presides=person_name(row.presiding) if row.presiding else "",
        documents=documents_about(person, row),
        of_items=[(it, about.get(it.subject), documents_about(person, it)) for it in view.items],
        runs=runs(person, row),
        keeps=person.may("keep-sessions"),
        own=own,
        own_here=own in view.quorums.here,
        goes_on=row.state in (SessionState.PLANNED.value, SessionState.OPEN.value),
        minutes=row.minutes.exclude(approved_at=None).last(),
        drafts=row.minutes.count(),
    )
