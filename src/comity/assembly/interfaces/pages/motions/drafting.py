"""A draft becomes a motion: looked at first, then proposed; and is changed while it is one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from comity.assembly.actions.edit_motion import edit_motion, show_motion_to
from comity.assembly.actions.propose_motion import propose_motion
from comity.assembly.domain.member_classes import Right
from comity.assembly.domain.paragraphs import MotionText
from comity.assembly.formats.motion_draft import read_draft
from comity.assembly.formats.motion_markdown import motion_to_markdown
from comity.assembly.formats.treaty_rules import read_entry_rule
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.motions.forms import DraftForm, EditForm, SeenForm
from comity.assembly.interfaces.pages.motions.motion_view import lines
from comity.assembly.interfaces.pages.visiting import asks, does
from comity.assembly.models import Motion
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.find_motion import find_motion
from comity.assembly.queries.motion_records import text_of
from comity.assembly.queries.people import Person
from comity.kernel.domain.audit import Visibility
from comity.kernel.interfaces.web.refused_forms import gives_text_back
from comity.parties.interfaces.form_errors import told_in


@gives_text_back("text")
@asks
def new_motion(request: HttpRequest, person: Person) -> HttpResponse:
    """First shows the paragraphs as they were read, then proposes them."""
    if not person.may("keep-motions"):
        person.acts_for(Right.PROPOSE)
    form = _draft_form(request, person)
    read: MotionText | None = None
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            read = read_draft(*form.draft())
            if request.POST.get("step") == "propose":
                made = _propose(person, form, read)
                messages.success(request, _("It is motion %(number)d now.") % vars(made))
                return redirect("assembly:motion", person.assembly.slug, made.number)
    shown = _ready(request, person, form, read) if read and not form.errors else form
    return show(
        request,
        "motion_new.html",
        person,
        "motions",
        form=shown,
        preview=lines(read) if read else [],
    )


@gives_text_back("text")
@asks
def edit(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    motion = find_motion(person, number)
    on_behalf = person.casts_for != motion.proposer.code
    if on_behalf:
        person.require("keep-motions")
    text = motion_to_markdown(text_of(motion), ids=True)
    first = {"text": text, "seen": motion.versions.count()}
    form = EditForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            read = read_draft(form.cleaned_data["text"].encode(), _("The text"))
            seen = form.cleaned_data["seen"]
            edit_motion(person=person, motion=motion, text=read, seen=seen, on_behalf=on_behalf)
            messages.success(request, _("Changed."))
            return redirect("assembly:motion", person.assembly.slug, number)
    return show(request, "motion_edit.html", person, "motions", motion=motion, form=form)


@does
def show_to(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    motion, form = find_motion(person, number), SeenForm(request.POST)
    if form.is_valid():
        seen_by = Visibility(form.cleaned_data["visibility"])
        show_motion_to(person=person, motion=motion, visibility=seen_by)
        messages.success(request, _("Changed who may read it."))
    return redirect("assembly:motion", person.assembly.slug, number)


def _draft_form(request: HttpRequest, person: Person) -> DraftForm:
    given = request.method == "POST"
    form = DraftForm(request.POST, request.FILES) if given else DraftForm()
    form.offer(person, statute_on(person.assembly, person.on))
    return form


def _ready(request: HttpRequest, person: Person, form: DraftForm, read: MotionText) -> DraftForm:
    """The form with the text as it was read, whatever it came from."""
    given = request.POST.copy()
    given["text"] = motion_to_markdown(read, ids=True)
    given["source"] = form.cleaned_data["source"] or _file_name(form)
    ready = DraftForm(given)
    ready.offer(person, statute_on(person.assembly, person.on))
    return ready


def _file_name(form: DraftForm) -> str:
    file = form.cleaned_data["file"]
    return str(file.name)[:500] if file else ""


def _propose(person: Person, form: DraftForm, text: MotionText) -> Motion:
    data = form.cleaned_data
    return propose_motion(
        person=person,
        text=text,
        body=data["body"],
        language=data["language"],
        matter=data["matter"],
        title=data["title"],
        entry_rule=read_entry_rule(data.get("entry_rule", "").encode(), "YAML"),
        source=data["source"] or _file_name(form),
        on_behalf=form.on_behalf_of,
        key=data["key"],
    )
