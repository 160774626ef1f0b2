"""Minutes: drafted from what happened, written, approved, read."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from comity.assembly.actions.write_minutes import approve_minutes, write_minutes
from comity.assembly.domain.sessions import SessionState
from comity.assembly.formats.minutes_markdown import minutes_html
from comity.assembly.interfaces.minutes_drafted import drafted
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.sessions.forms import MinutesForm
from comity.assembly.interfaces.pages.sessions.telling import told_to
from comity.assembly.interfaces.pages.visiting import asks, does, reads
from comity.assembly.queries.minutes import minutes_for
from comity.assembly.queries.people import Person
from comity.assembly.queries.sessions import find_session, runs
from comity.kernel.domain.errors import UnknownName
from comity.kernel.interfaces.web.refused_forms import gives_text_back
from comity.parties.interfaces.form_errors import told_in


@reads
def show_minutes(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    """The last approved version; to whoever runs the session, the last one that was written too."""
    row = find_session(person, key)
    running = runs(person, row)
    found = minutes_for(person, row)
    asked = request.GET.get("version", "")
    minutes = found.filter(number=int(asked)).first() if asked.isdecimal() else found.last()
    if minutes is None and not running:
        raise UnknownName("minutes-unknown", version=asked or 1)
    return show(
        request,
        "session_minutes.html",
        person,
        "sessions",
        session=row,
        minutes=minutes,
        html=mark_safe(minutes_html(minutes.text)) if minutes else "",  # noqa: S308 - an allow-list
        versions=found.order_by("-number"),
        is_last=minutes is not None and minutes.number == row.minutes.count(),
        keeps=person.may("keep-sessions"),
        runs=running,
        closed=row.state == SessionState.CLOSED.value,
    )


@gives_text_back("text")
@asks
def edit_minutes(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    person.require("keep-sessions")
    row = find_session(person, key)
    last = row.minutes.last()
    anew = last is None or "draft" in request.GET
    text = last.text if last else ""
    if anew:
        text = drafted(row, person.on, get_language() or "en")
    initial = {"after": last.number if last else 0, "text": text}
    form = MinutesForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            write_minutes(person=person, session=key, **form.cleaned_data)
            messages.success(request, _("The minutes are saved."))
            return redirect("assembly:minutes", person.assembly.slug, key)
    return show(
        request, "session_minutes_edit.html", person, "sessions", session=row, form=form, last=last
    )


@does
def approve(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    version = request.POST.get("version", "")
    with told_to(request):
        approve_minutes(
            person=person, session=key, version=int(version) if version.isdecimal() else 0
        )
        messages.success(request, _("The minutes are approved."))
    return redirect("assembly:minutes", person.assembly.slug, key)
