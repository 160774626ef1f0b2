"""The agenda of a session: added to, put in order, renamed."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from comity.assembly.actions.change_agenda import add_item, move_item, remove_item, rename_item
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.sessions.forms import ItemForm
from comity.assembly.interfaces.pages.sessions.telling import told_to
from comity.assembly.interfaces.pages.visiting import asks
from comity.assembly.models import AgendaItem
from comity.assembly.queries.open_subjects import open_subjects
from comity.assembly.queries.people import Person
from comity.assembly.queries.sessions import find_session, require_runs
from comity.parties.interfaces.form_errors import told_in


@asks
def edit_agenda(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    row = find_session(person, key)
    require_runs(person, row)
    items = {str(each.id): each for each in row.items.all()}
    asked = request.POST.get("do", "") if request.method == "POST" else ""
    if asked and (item := items.get(request.POST.get("item", ""))) is not None:
        with told_to(request):
            _change(person, item, asked, request.POST.get("title", ""))
        return redirect("assembly:edit-agenda", person.assembly.slug, key)
    subjects = [(each.reference, each.title) for each in open_subjects(person, row.body)]
    form = ItemForm(request.POST if asked == "add" else None, subjects=subjects)
    if asked == "add" and form.is_valid():
        with told_in(form):
            add_item(
                person=person,
                session=key,
                title=form.cleaned_data["title"],
                subject=form.cleaned_data["subject"],
            )
            messages.success(request, _("The item is added."))
            return redirect("assembly:edit-agenda", person.assembly.slug, key)
    return show(
        request,
        "session_agenda.html",
        person,
        "sessions",
        session=row,
        form=form,
        items=items.values(),
    )


def _change(person: Person, item: AgendaItem, asked: str, title: str) -> None:
    at, session = item.position, item.session_id
    match asked:
        case "up":
            move_item(person=person, session=session, item=item.id, position=max(1, at - 1))
        case "down":
            move_item(person=person, session=session, item=item.id, position=at + 1)
        case "remove":
            remove_item(person=person, session=session, item=item.id)
        case "rename":
            rename_item(person=person, session=session, item=item.id, title=title)
