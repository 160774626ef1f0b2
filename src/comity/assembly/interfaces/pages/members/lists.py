"""All members, and files of many."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from comity.assembly.actions.import_members import RowOutcome, RowState, import_members
from comity.assembly.domain.standing_words import Word
from comity.assembly.formats.csv_lines import LARGEST
from comity.assembly.formats.members_csv import COLUMNS
from comity.assembly.interfaces.pages.frame import show, told
from comity.assembly.interfaces.pages.members.badges import member_row
from comity.assembly.interfaces.pages.members.forms import EnterForm, ImportForm
from comity.assembly.interfaces.pages.visiting import asks, reads
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.member_list import members_shown
from comity.assembly.queries.people import Person
from comity.assembly.queries.representing import represented_by
from comity.kernel.domain.audit import Visibility
from comity.kernel.formats.table_lines import table_text
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
    """A file is tried first, and entered when what it comes to was seen."""
    person.require("keep-members")
    entering = "text" in request.POST
    form = ImportForm(request.POST or None, request.FILES or None)
    enter = EnterForm(request.POST) if entering else None
    outcomes: tuple[RowOutcome, ...] = ()
    source = b""
    if enter is not None and enter.is_valid():
        form = ImportForm()
        source = enter.cleaned_data["text"].encode()
        keep_going = enter.cleaned_data["how"] == "some"
        with told_in(enter):
            outcomes = import_members(
                person=person, source=source, dry_run=False, keep_going=keep_going
            )
    elif request.method == "POST" and not entering and form.is_valid():
        source = form.cleaned_data["file"].read(LARGEST + 1)
        with told_in(form):
            outcomes = import_members(person=person, source=source, dry_run=True)
    counted = {state: sum(it.state is state for it in outcomes) for state in RowState}
    if outcomes and not entering and counted[RowState.ENTERED]:
        how = "some" if counted[RowState.REFUSED] else "all"
        enter = EnterForm(initial={"text": table_text(source, LARGEST), "how": how})
    return show(
        request,
        "members/import.html",
        person,
        "members",
        form=form,
        enter=enter,
        outcomes=[
            (each, error_text(each.error, translations()) if each.error else "")
            for each in outcomes
        ],
        counted=list(counted.values()),
        entered=entering and bool(outcomes),
        columns=COLUMNS,
        weights=[
            each.id for each in statute_on(person.assembly, person.on).weights if not each.by_class
        ],
    )
