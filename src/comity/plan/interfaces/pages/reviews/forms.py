"""Forms of reviews. Each that makes something carries the id that it will have, so that sending it
twice makes one."""

from __future__ import annotations

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from comity.assembly.interfaces.pages.members.forms import DayField
from comity.parties.interfaces.organisations.forms import PersonField
from comity.plan.domain.progress import Declaration
from comity.plan.domain.reviewing import LONGEST_WORDS
from comity.plan.interfaces.pages.reports.forms import LanguageField
from comity.plan.interfaces.pages.reviews.words import LEVEL_CHOICES


def _words(label: object, help_text: object = "", rows: int = 6) -> forms.CharField:
    return forms.CharField(
        label=label,  # type: ignore[arg-type]  # words that are translated later
        help_text=help_text,  # type: ignore[arg-type]
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}),
    )


class AssignForm(forms.Form):
    email = PersonField(label=_("E-mail address of the reviewer"))
    due_on = DayField(label=_("To be done by"), required=False)


class DeclareForm(forms.Form):
    declaration = forms.ChoiceField(
        label=_("Your interests"),
        widget=forms.RadioSelect,
        choices=(
            (Declaration.NONE.value, _("I have none: nothing ties me to who promised this")),
            (Declaration.CONFLICT.value, _("I have one, and do not review this")),
        ),
    )
    words = forms.CharField(
        label=_("Which one"),
        required=False,
        max_length=2000,
        help_text=_("Whoever keeps the plan alone reads it."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class AssessForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    seen_update = forms.IntegerField(widget=forms.HiddenInput)
    level = forms.ChoiceField(
        label=_("How far it is"), widget=forms.RadioSelect, choices=LEVEL_CHOICES
    )
    reasons = _words(_("Why"), _("What you read, and what it shows. Everybody reads this."))
    language = LanguageField()


class RespondForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    text = _words(_("Your answer"), _("It stands under the assessment, for everybody to read."))
    language = LanguageField()


class DisputeForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    grounds = _words(_("What is wrong with it"), _("And what shows it."))


class SettleForm(forms.Form):
    decision = forms.ChoiceField(
        label=_("Decision"),
        widget=forms.RadioSelect,
        choices=(
            ("upheld", _("the dispute is upheld: the assessment is struck")),
            ("rejected", _("the dispute is rejected: the assessment stands")),
        ),
    )
    reasons = _words(_("Why"), rows=5)
