"""Try a rule of the statute: what it makes of a vote that nobody gave."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from comity.assembly.domain.choices import Choice
from comity.assembly.domain.counts import Count
from comity.assembly.domain.simulating import (
    MOST_MEMBERS,
    Numbers,
    members_in,
    simulate_numbers,
)
from comity.assembly.domain.statute import Statute
from comity.assembly.domain.who_votes import electorate_of
from comity.assembly.interfaces.count_text import result_text
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.statute.speaking import speaker_of
from comity.assembly.interfaces.pages.visiting import reads
from comity.assembly.interfaces.statute_text.speaking import Speaker
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.members_of import members_of
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import Problems, UnknownName
from comity.kernel.interfaces.messages import render
from comity.kernel.interfaces.web.translations import translations
from comity.parties.interfaces.form_errors import told_in


def _number(label: object) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,  # type: ignore[arg-type]  # translated when it is shown
        min_value=0,
        max_value=MOST_MEMBERS,
        required=False,
    )


class TryForm(forms.Form):
    """`what` is a body and one of its matters: `assembly/budget`, or `assembly/` for all else."""

    what = forms.ChoiceField(label=_("Who decides what"))
    members = _number(_("Members of the body"))
    entitled = _number(_("Of them may vote"))
    present = _number(_("Present"))
    yes = _number(_("Yes"))
    no = _number(_("No"))
    abstain = _number(_("Abstentions"))
    objections = _number(_("Objections"))
    casting = forms.ChoiceField(
        label=_("Casting vote"),
        required=False,
        choices=[("", _("none")), ("yes", _("yes")), ("no", _("no"))],
    )

    def __init__(self, data: object, speaker: Speaker) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # what an address asks for
        what = cast(forms.ChoiceField, self.fields["what"])
        what.choices = list(_decidable(speaker))
        self.fields["entitled"].help_text = _("All, where this is left empty.")
        self.fields["present"].help_text = _("Those who vote, where this is left empty.")

    @property
    def asked(self) -> tuple[str, str]:
        body, _slash, matter = self.cleaned_data["what"].partition("/")
        return body, matter

    def numbers(self, members: int) -> Numbers:
        given = {
            name: self.cleaned_data[name] or 0 for name in ("yes", "no", "abstain", "objections")
        }
        return Numbers(
            members=members,
            entitled=self.cleaned_data["entitled"],
            present=self.cleaned_data["present"],
            **given,
        )


@reads
def show_try(request: HttpRequest, person: Person) -> HttpResponse:
    """Everything is in the address, so that a try can be handed on."""
    statute = statute_on(person.assembly, person.on)
    speaker = speaker_of(person.assembly, statute)
    asked = request.GET.copy()
    if "what" in asked and "members" not in asked:
        size = _size_today(person, statute, str(asked["what"]).partition("/")[0])
        asked["members"] = "" if size is None else str(size)
    form = TryForm(asked if "what" in asked else None, speaker)
    context: dict[str, object] = {"form": form}
    if form.is_bound and form.is_valid():
        body, matter = form.asked
        rule = statute.rule_for(body, matter)
        context |= {"rule": rule, "sentences": speaker.rule(rule)}
        if any(form.cleaned_data[name] for name in ("yes", "no", "abstain", "objections")):
            context["result"] = _result(form, statute)
    return show(request, "statute_try.html", person, "statute", **context)


def _result(form: TryForm, statute: Statute) -> dict[str, object] | None:
    """None where the form says what is wrong."""
    casting = form.cleaned_data["casting"]
    body, matter = form.asked
    with told_in(form):
        members = members_in(statute.body(body), form.cleaned_data["members"])
        counted = simulate_numbers(
            statute.rule_for(body, matter),
            form.numbers(members),
            Choice(casting) if casting else None,
        )
        return {"text": result_text(counted, translations()), "steps": _steps(counted)}
    return None


def _steps(counted: Count) -> list[tuple[bool, str]]:
    return [(each.held, render(each.message, translations())) for each in counted.steps]


def _size_today(person: Person, statute: Statute, body: str) -> int | None:
    """How many members the body has, where that is known and there are any."""
    try:
        found = len(electorate_of(statute, body, members_of(person.assembly, person.on), person.on))
    except (Problems, UnknownName):
        return None
    return found or None


def _decidable(speaker: Speaker) -> Iterator[tuple[str, str]]:
    for body in speaker.statute.bodies:
        name = speaker.told(body.name)
        for matter in body.rules:
            told = speaker.say("statute-decides", body=name, matter=speaker.matter(matter))
            yield f"{body.id}/{matter}", told
        if body.default_rule:
            rest = speaker.say("statute-all-else")
            yield f"{body.id}/", speaker.say("statute-decides", body=name, matter=rest)
