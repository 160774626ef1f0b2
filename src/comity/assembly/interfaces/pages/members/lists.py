"""All members, and files of many."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from comity.assembly.actions.import_members import RowOutcome, RowState, import_members
from comity.assembly.domain.standing_words import Word
from comity.assembly.formats.members_csv import COLUMNS
from comity.assembly.interfaces.pages.frame import show, told
from comity.assembly.interfaces.pages.members.badges import member_row
from comity.assembly.interfaces.pages.members.forms import ImportForm
from comity.assembly.interfaces.pages.visiting import asks, reads
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.member_list import members_shown
from comity.assembly.queries.people import Person
from comity.assembly.queries.representing import represented_by
from comity.kernel.domain.audit import Visibility
from comity.kernel.interfaces.error_text import error_text
from comity.kernel.interfaces.web.translations import translations
from comity.parties.interfaces.form_errors import told_in
from comity.regulation.domain.truth import Truth


@reads
def show_members(request: HttpRequest, person: Person) -> HttpResponse:
    """By class where `class` names one; former members apart."""
    statute = statute_on(person.assembly, person.on)
    asked = request.GET.get("class", "")
    views = members_shown(person.assembly, person.on)
    current = [each for each in views if each.word is not Word.FORMER]
    shown = [it for it in current if not asked or asked in {each.id for each in it.classes}]
    inside = person.sees(Visibility.MEMBERS)
    return show(
        request,
        "members/list.html",
        person,
        "members",
        rows=[member_row(each, with_names=inside) for each in shown],
        former=[member_row(each, with_names=False) for each in views if each not in current],
        states=[(each, each.votes is Truth.TRUE) for each in current if each.is_state],
        count=len(current),
        voting=sum(each.votes is Truth.TRUE for each in current),
        classes=[(each.id, told(each.name)) for each in statute.classes],
        asked=asked,
        inside=inside,
        may_keep=person.may("keep-members"),
        may_apply=bool(represented_by(person)),
    )


@asks
def import_file(request: HttpRequest, person: Person) -> HttpResponse:
    """Tries a file first; the same file is sent once more to enter it."""
    person.require("keep-members")
    form = ImportForm(request.POST or None, request.FILES or None)
    outcomes: tuple[RowOutcome, ...] = ()
    entered = False
    if request.method == "POST" and form.is_valid():
        dry = form.cleaned_data["how"] == "try"
        with told_in(form):
            outcomes = import_members(
                person=person,
                source=form.cleaned_data["file"].read(),
                dry_run=dry,
                keep_going=form.cleaned_data["how"] == "some",
            )
            entered = not dry
    return show(
        request,
        "members/import.html",
        person,
        "members",
        form=form,
        outcomes=[
            (each, error_text(each.error, translations()) if each.error else "")
            for each in outcomes
        ],
        counted=[sum(it.state is state for it in outcomes) for state in RowState],
        entered=entered,
        columns=COLUMNS,
        weights=[
            each.id for each in statute_on(person.assembly, person.on).weights if not each.by_class
        ],
    )
