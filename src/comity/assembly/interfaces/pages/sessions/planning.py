"""A session is planned, changed, called off."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from comity.assembly.actions.plan_session import (
    Planned,
    cancel_session,
    change_session,
    plan_session,
)
from comity.assembly.interfaces.pages.frame import show, told
from comity.assembly.interfaces.pages.sessions.forms import SessionForm
from comity.assembly.interfaces.pages.visiting import asks
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.people import Person
from comity.assembly.queries.sessions import find_session
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render
from comity.kernel.interfaces.web.refused_forms import gives_text_back
from comity.kernel.interfaces.web.translations import translations
from comity.parties.interfaces.form_errors import told_in
from comity.parties.queries.find_person import find_person


@gives_text_back("name", "place")
@asks
def new_session(request: HttpRequest, person: Person) -> HttpResponse:
    person.require("keep-sessions")
    statute = statute_on(person.assembly, person.on)
    bodies = [(each.id, told(each.name)) for each in statute.bodies]
    form = SessionForm(request.POST or None, bodies=bodies)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            made = plan_session(
                person=person, body=form.cleaned_data["body"], **_given(form.cleaned_data)
            )
            return _done(request, person, made, _("The session is planned."))
    return show(request, "session_plan.html", person, "sessions", form=form)


@gives_text_back("name", "place")
@asks
def change(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    person.require("keep-sessions")
    row = find_session(person, key)
    initial: dict[str, Any] = {
        "name": row.name,
        "place": row.place,
        "starts_at": timezone.localtime(row.starts_at),
        "presiding": row.presiding.email if row.presiding else "",
        "visibility": row.visibility,
    }
    form = SessionForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            given = _given(form.cleaned_data, keep=(initial["presiding"], row.presiding_id))
            if _same_minute(given["starts_at"], row.starts_at):
                given["starts_at"] = row.starts_at
            made = change_session(person=person, session=key, **given)
            return _done(request, person, made, _("The session is changed."))
    return show(request, "session_plan.html", person, "sessions", form=form, session=row)


@asks
def cancel(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    person.require("keep-sessions")
    row = find_session(person, key)
    if request.method == "POST":
        cancel_session(person=person, session=key)
        messages.success(request, _("The session is cancelled, and whoever it concerns is told."))
        return redirect("assembly:session", person.assembly.slug, key)
    return show(request, "session_cancel.html", person, "sessions", session=row)


def _given(data: dict[str, Any], keep: tuple[str, Any] = ("", None)) -> dict[str, Any]:
    """`keep` is the address that was shown, and the person whose it is."""
    address, known = keep
    presiding = None
    if data["presiding"]:
        same = data["presiding"] == address
        presiding = known if same else find_person(data["presiding"]).id
    return {
        "name": data["name"],
        "starts_at": data["starts_at"],
        "place": data["place"],
        "presiding": presiding,
        "visibility": Visibility(data["visibility"]),
    }


def _same_minute(one: Any, other: Any) -> bool:  # noqa: ANN401
    """A form shows no seconds: what was not changed in it stays."""
    return bool(one == other.replace(second=0, microsecond=0))


def _done(request: HttpRequest, person: Person, made: Planned, text: str) -> HttpResponse:
    messages.success(request, text)
    if made.notice_missing:
        params = {"asked": made.notice_asked, "missing": made.notice_missing}
        messages.warning(request, render(Message("session-notice-short", params), translations()))
    return redirect("assembly:session", person.assembly.slug, made.session.id)
