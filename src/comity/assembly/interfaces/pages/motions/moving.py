"""A motion goes on: each move is asked about first, since none can be undone."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.assembly.actions.co_sponsor import co_sponsor, end_co_sponsorship
from comity.assembly.actions.move_motion import move_motion
from comity.assembly.domain.motion_moves import PROPOSER, Move
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.motions.reading import head_of
from comity.assembly.interfaces.pages.motions.words import move_name, state_name
from comity.assembly.interfaces.pages.visiting import asks, does
from comity.assembly.models import Motion
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.find_motion import find_motion
from comity.assembly.queries.motion_capacities import capacities_of, move_table
from comity.assembly.queries.motion_decisions import carriable
from comity.assembly.queries.people import Person
from comity.parties.interfaces.form_errors import told_in


class MoveForm(forms.Form):
    """`step` is the number that the move will have."""

    step = forms.IntegerField(widget=forms.HiddenInput)
    ballot = forms.ChoiceField(label=gettext_lazy("By which ballot"))


@asks
def move(request: HttpRequest, person: Person, number: int, name: str) -> HttpResponse:
    motion = find_motion(person, number)
    found = move_table(person).move(name, motion.state)
    form = _form(request, motion, found)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            ballot = form.cleaned_data.get("ballot")
            move_motion(
                person=person,
                motion=motion,
                move=name,
                ballot=UUID(ballot) if ballot else None,
                on_behalf=found is not None and _for_proposer(person, motion, found),
                step=form.cleaned_data["step"],
            )
            messages.success(request, _("Done."))
            return redirect("assembly:motion", person.assembly.slug, number)
    rules = statute_on(person.assembly, person.on).motions
    return show(
        request,
        "motion_move.html",
        person,
        "motions",
        head=head_of(person, motion),
        motion=motion,
        form=form,
        name=move_name(rules, name),
        after=state_name(rules, found.after) if found else "",
        needs_ballot=found is not None and found.verdict is not None,
        for_proposer=found is not None and _for_proposer(person, motion, found),
    )


@does
def sponsor(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    co_sponsor(person=person, motion=find_motion(person, number))
    messages.success(request, _("You stand beside it now."))
    return redirect("assembly:motion", person.assembly.slug, number)


@does
def stop_sponsoring(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    end_co_sponsorship(person=person, motion=find_motion(person, number))
    messages.success(request, _("You no longer stand beside it."))
    return redirect("assembly:motion", person.assembly.slug, number)


def _form(request: HttpRequest, motion: Motion, found: Move | None) -> MoveForm:
    form = MoveForm(request.POST or None, initial={"step": motion.steps.count() + 1})
    if found is None or found.verdict is None:
        del form.fields["ballot"]
    else:
        ballots = [it for it, said in carriable(motion, motion.reference) if said is found.verdict]
        field = cast(forms.ChoiceField, form.fields["ballot"])
        field.choices = [(str(each.id), each.title) for each in ballots]
    return form


def _for_proposer(person: Person, motion: Motion, move: Move) -> bool:
    """Whether they would make it in the proposer's place alone."""
    return PROPOSER in move.by and capacities_of(person, motion).isdisjoint(move.by)
