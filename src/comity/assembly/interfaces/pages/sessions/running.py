"""What happens in a session: it opens, items are taken, members come, declare and leave."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from comity.assembly.actions.add_document import add_document
from comity.assembly.actions.open_session import close_session, open_session
from comity.assembly.actions.record_declaration import record_declaration
from comity.assembly.actions.record_movement import record_movement
from comity.assembly.actions.take_item import finish_item, put_off_item, take_item
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.sessions.forms import DeclarationForm, SessionDocumentForm
from comity.assembly.interfaces.pages.sessions.telling import told_to
from comity.assembly.interfaces.pages.visiting import asks, does
from comity.assembly.queries.documents import require_filing
from comity.assembly.queries.party_names import party_names
from comity.assembly.queries.people import Person
from comity.assembly.queries.presence import present_in
from comity.assembly.queries.sessions import find_session, require_runs, runs, statute_of_session
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import NotPermitted
from comity.kernel.formats.document_kinds import LARGEST
from comity.kernel.interfaces.web.refused_forms import gives_text_back
from comity.parties.interfaces.form_errors import told_in

DEALS = {"take": take_item, "finish": finish_item, "put-off": put_off_item}


@does
def open_it(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    with told_to(request):
        open_session(person=person, session=key)
        messages.success(request, _("The session is open."))
    return redirect("assembly:session", person.assembly.slug, key)


@asks
def close_it(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    row = find_session(person, key)
    require_runs(person, row)
    if request.method == "POST":
        with told_to(request):
            close_session(person=person, session=key)
            messages.success(request, _("The session is closed."))
        return redirect("assembly:session", person.assembly.slug, key)
    return show(request, "session_close.html", person, "sessions", session=row)


@does
def deal(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    """`do` is what to do with the `item`."""
    do = DEALS.get(request.POST.get("do", ""))
    with told_to(request):
        if do is not None:
            do(person=person, session=key, item=_uuid(request.POST.get("item", "")))
    return redirect("assembly:session", person.assembly.slug, key)


@does
def come_or_go(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    """For the member whose delegate they are."""
    if person.member is None:
        raise NotPermitted("no-delegate", assembly=person.assembly.slug)
    with told_to(request):
        record_movement(
            person=person,
            session=key,
            members=[person.member.code],
            arrives=request.POST.get("do") == "come",
        )
    return redirect("assembly:session", person.assembly.slug, key)


@gives_text_back("statement")
@asks
def declare(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    row = find_session(person, key)
    names = party_names(person.assembly, statute_of_session(row, person.on), get_language() or "en")
    codes = sorted(present_in(row)) if runs(person, row) else []
    if not codes and person.member is not None:
        codes = [person.member.code]
    form = DeclarationForm(
        request.POST or None, members=[(each, names.party(each)) for each in codes]
    )
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            record_declaration(
                person=person,
                session=key,
                member=form.cleaned_data["member"],
                statement=form.cleaned_data["statement"],
            )
            messages.success(request, _("The declaration is recorded."))
            return redirect("assembly:session", person.assembly.slug, key)
    return show(request, "session_declare.html", person, "sessions", form=form, session=row)


@asks
def file_document(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    row = find_session(person, key)
    require_filing(person, row)
    form = SessionDocumentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        with told_in(form):
            add_document(
                person=person,
                about=row.reference,
                name=file.name,
                content=file.read(LARGEST + 1),
                claimed=file.content_type or "",
                visibility=Visibility(form.cleaned_data["visibility"]),
            )
            messages.success(request, _("The document is filed."))
            return redirect("assembly:session", person.assembly.slug, key)
    return show(request, "session_document.html", person, "sessions", form=form, session=row)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)
