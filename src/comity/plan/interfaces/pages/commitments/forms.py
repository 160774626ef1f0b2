"""The form of a commitment, in steps on one page. Anything may be missing while it is a draft; what
the gate finds is added at its field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, cast
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from comity.assembly.interfaces.pages.frame import told
from comity.plan.actions.keep_commitment import LONGEST_REASON
from comity.plan.domain.currencies import currencies_on
from comity.plan.domain.gate_parts import LONGEST_ORGANISATION
from comity.plan.domain.gate_texts import LONGEST_LINE, LONGEST_TEXT, LONGEST_UNIT
from comity.plan.domain.plan_text import PlanText
from comity.plan.interfaces.pages.commitments.words import (
    DIRECTIONS,
    HELP_KINDS,
    PERIODS,
    SIDES,
    VISIBILITIES,
)
from comity.plan.queries.people import Person

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Said

LONGEST_CHOICE = 80


def _day(label: Said, help_text: Said = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, required=False, help_text=help_text, widget=widget, input_formats=["%Y-%m-%d"]
    )


def _line(label: Said, most: int, help_text: Said = "") -> forms.CharField:
    widget = forms.TextInput(attrs={"dir": "auto"})
    return forms.CharField(
        label=label, required=False, max_length=most, help_text=help_text, widget=widget
    )


def _text(label: Said, help_text: Said = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST_TEXT,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}),
    )


def _figure(label: Said, help_text: Said = "") -> forms.DecimalField:
    widget = forms.TextInput(attrs={"inputmode": "decimal"})
    return forms.DecimalField(
        label=label,
        required=False,
        help_text=help_text,
        widget=widget,
        max_digits=24,
        decimal_places=6,
    )


def _choice(label: Said, names: Mapping[str, Said], help_text: Said = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, required=False, choices=[*names.items()], help_text=help_text
    )


class CommitmentForm(forms.Form):
    """`seen` is the version that it began from, 0 for none."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    seen = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)
    participant = forms.ChoiceField(label=_("Who commits"))
    action = forms.ChoiceField(label=_("To which action"))
    sub_action = forms.ChoiceField(label=_("To which part of it"), required=False)
    title = _line(_("What you will do"), LONGEST_LINE, _("In one line: Train 50 engineers."))
    language = _line(_("Language of this text"), 16, _("Its tag: en, fr, pt-BR, zh-Hant."))
    visibility = _choice(_("Who may read it"), VISIBILITIES, _("Once it is submitted."))
    outcome = _text(_("What will be different"), _("What will be so that is not so now."))
    beneficiaries = _text(_("For whom"), _("The people or bodies, and where."), 2)
    starts_on = _day(_("Begins on"))
    plan_indicator = forms.ChoiceField(label=_("The plan's indicator that you use"), required=False)
    indicator = _line(
        _("What is counted or measured"), LONGEST_LINE, _("One thing: engineers trained.")
    )
    unit = _line(_("Unit"), LONGEST_UNIT, _("People, hours, %."))
    direction = _choice(_("Direction"), DIRECTIONS)
    baseline = _figure(
        _("Where the figure stands today"),
        _("If nobody ever counted, count what you add, from 0."),
    )
    baseline_on = _day(_("Day of that count"))
    value = _figure(_("Figure to reach"))
    due_on = _day(_("By when"))
    proof = _text(
        _("What will prove it"),
        _("What somebody else could look at, and who keeps it: a register, a published count."),
        2,
    )
    amount = _figure(_("Budget"), _("If you want to say it."))
    currency = forms.CharField(
        label=_("Currency"),
        required=False,
        max_length=20,
        help_text=_("Three letters (ISO 4217): KES, EUR."),
        widget=forms.TextInput(attrs={"list": "currencies", "autocapitalize": "characters"}),
    )
    iati_organisation = _line(
        _("Your IATI identifier"), LONGEST_ORGANISATION, _("If you have one: KE-RCO-12345.")
    )
    iati_countries = _line(
        _("Countries where it has effect"), 400, _("Codes of two letters: KE, UG.")
    )
    iati_regions = _line(
        _("Regions where it has effect"),
        100,
        _("Beside those countries; OECD DAC codes: 298 (Africa), 998 (developing countries)."),
    )
    iati_sector = _line(_("Sector"), 20, _("Purpose code of the OECD DAC, five figures: 22040."))
    note = forms.CharField(
        label=_("Why it changes"),
        required=False,
        max_length=LONGEST_REASON,
        help_text=_("Everybody can see what was promised before."),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )

    def offer(self, person: Person, plan: PlanText, *, new: bool) -> None:
        """What there is to choose from. Who commits is chosen once; a reason is asked for where
        something was promised already."""
        if new:
            theirs = [(str(it.id), it.name) for it in person.participants if it.state == "joined"]
            _offer(self, "participant", theirs)
        else:
            del self.fields["participant"], self.fields["visibility"]
        names = {it.id: f"{it.number} {told(it.title)}"[:LONGEST_CHOICE] for it in plan.actions}
        parts = {it.id: [(p.id, told(p.title)) for p in it.sub_actions] for it in plan.actions}
        known = {it.id: [(p.id, told(p.name)) for p in it.indicators] for it in plan.actions}
        _offer(self, "action", names.items())
        _offer(self, "sub_action", [("", _("the whole")), *_grouped(names, parts)])
        _offer(self, "plan_indicator", [("", _("none of them")), *_grouped(names, known)])
        self.currencies = currencies_on(person.on)

    def without_note(self) -> None:
        del self.fields["note"]


class MilestoneForm(forms.Form):
    id = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    title = _line(_("What will be done"), LONGEST_LINE)
    due_on = _day(_("By when"))


class HelpForm(forms.Form):
    id = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    side = _choice(_("Offer or need"), SIDES)
    kind = _choice(_("Of what"), HELP_KINDS)
    text = _text(_("In words"), _("We can train 50 engineers; we lack 200 GPU-hours a week."), 2)
    quantity = _figure(_("How many"))
    unit = _line(_("Unit"), LONGEST_UNIT)
    per = _choice(_("How often"), PERIODS)
    since = _day(_("From"))
    until = _day(_("Until"))


class ReasonForm(forms.Form):
    """Why it ends."""

    reason = forms.CharField(
        label=_("Why"),
        max_length=LONGEST_REASON,
        help_text=_("It is shown with the commitment."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class VisibilityForm(forms.Form):
    visibility = forms.ChoiceField(label=_("Who may read it"), choices=[*VISIBILITIES.items()])


def _grouped(
    names: Mapping[str, str], parts: Mapping[str, list[tuple[str, str]]]
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Under the action that each is of; two actions may have a part of the same id."""
    return [(names[id], each) for id, each in parts.items() if each]


def _offer(form: forms.Form, field: str, choices: Iterable[tuple[str, object]]) -> None:
    cast(forms.ChoiceField, form.fields[field]).choices = list(choices)
