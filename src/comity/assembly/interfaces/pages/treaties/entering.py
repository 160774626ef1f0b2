"""What is entered about a treaty, struck out, and how it ends."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from comity.assembly.actions.close_treaty import close_treaty, link_instrument
from comity.assembly.actions.enter_deed import DEPOSITARY, enter_deed, own_party, strike_deed
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.treaties.forms import (
    DeedForm,
    EndForm,
    LinkForm,
    StrikeForm,
)
from comity.assembly.interfaces.pages.treaties.opened import Opened, opened
from comity.assembly.interfaces.pages.treaties.parties_table import KIND_WORDS
from comity.assembly.interfaces.pages.visiting import asks
from comity.assembly.queries.people import Person
from comity.assembly.queries.treaty_state import domain_deed
from comity.kernel.domain.errors import UnknownName
from comity.kernel.interfaces.web.refused_forms import gives_text_back
from comity.parties.interfaces.form_errors import told_in
from comity.regulation.domain.instruments import InstrumentKind
from comity.regulation.interfaces.reading import wording_of
from comity.regulation.queries.current_rulebook import current_rulebook


@gives_text_back("text")
@asks
def enter(request: HttpRequest, person: Person, treaty: str) -> HttpResponse:
    page = opened(request, person, treaty)
    if not page.is_depositary:
        own_party(person)
    form = DeedForm(request.POST or None, page=page)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            enter_deed(person=person, treaty=page.state.row.id, deed=form.deed())
            messages.success(request, _("Entered."))
            return redirect(page.address)
    return _form(request, page, "treaty_enter.html", form=form)


@asks
def strike(request: HttpRequest, person: Person, treaty: str, deed: UUID) -> HttpResponse:
    """Asks why first: what was struck stays on view."""
    person.require(DEPOSITARY)
    page = opened(request, person, treaty)
    found = next((it for it in page.state.rows if it.id == deed), None)
    if found is None:
        raise UnknownName("deed-unknown", key=str(deed))
    form = StrikeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            strike_deed(
                person=person,
                treaty=page.state.row.id,
                deed=deed,
                why=form.cleaned_data["why"],
            )
            messages.success(request, _("Struck out."))
            return redirect(page.address)
    words = KIND_WORDS[domain_deed(found).kind]
    return _form(
        request,
        page,
        "treaty_strike.html",
        form=form,
        deed=found,
        what=words,
        who=page.names.party(found.party),
    )


@asks
def end(request: HttpRequest, person: Person, treaty: str) -> HttpResponse:
    person.require(DEPOSITARY)
    page = opened(request, person, treaty)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            close_treaty(
                person=person,
                treaty=page.state.row.id,
                closed_on=form.cleaned_data["closed_on"],
                why=form.cleaned_data["why"],
            )
            return redirect(page.address)
    return _form(request, page, "treaty_end.html", form=form)


@asks
def link(request: HttpRequest, person: Person, treaty: str) -> HttpResponse:
    person.require(DEPOSITARY)
    page = opened(request, person, treaty)
    rules = current_rulebook()
    wording = wording_of(rules)
    choices = [
        (it.id, wording.short_title(it))
        for it in rules.corpus.instruments
        if it.kind is InstrumentKind.TREATY
    ]
    form = LinkForm(
        request.POST or None,
        choices=choices,
        initial={"instrument": page.state.row.instrument},
    )
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            link_instrument(
                person=person,
                treaty=page.state.row.id,
                instrument=form.cleaned_data["instrument"],
            )
            return redirect(page.address)
    return _form(request, page, "treaty_link.html", form=form)


def _form(request: HttpRequest, page: Opened, template: str, **context: object) -> HttpResponse:
    return show(
        request, template, page.person, "treaties", page=page, treaty=page.state.row, **context
    )
