"""The desk at the door: one tap for each member that comes or leaves."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from comity.assembly.actions.record_movement import record_movement
from comity.assembly.interfaces.live.pictures import live_context
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.sessions.telling import told_to
from comity.assembly.interfaces.pages.visiting import asks
from comity.assembly.queries.people import Person, visible_to
from comity.assembly.queries.sessions import find_session
from comity.kernel.interfaces.web.parameters import choice_asked

SHOWN = ("all", "absent", "present")


@asks
def show_desk(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    """What is posted is `come` or `leave`, several times where several members are meant."""
    person.require("keep-sessions")
    row = find_session(person, key)
    shown = choice_asked(request, "show", SHOWN, "all")
    query = request.GET.get("q", "").strip()[:100]
    if request.method == "POST":
        for name, arrives in (("come", True), ("leave", False)):
            if members := request.POST.getlist(name):
                with told_to(request):
                    record_movement(person=person, session=key, members=members, arrives=arrives)
        kept = urlencode({"show": shown, "q": query})
        place = reverse("assembly:presence-desk", args=[person.assembly.slug, key])
        return redirect(f"{place}?{kept}")
    context = live_context(row, tuple(visible_to(person)))
    tiles = [
        each
        for each in context["tiles"]
        if (shown == "all" or each.is_here == (shown == "present"))
        and query.casefold() in f"{each.name} {each.code}".casefold()
    ]
    return show(
        request,
        "session_desk.html",
        person,
        "sessions",
        **context,
        rows=tiles,
        shown=shown,
        query=query,
    )
