"""The form that asks for a token."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from comity.parties.interfaces.tokens.scopes import offered_scopes

LONGEST = timedelta(days=366)
USUAL = timedelta(days=90)


class IssueForm(forms.Form):
    """Name, scopes, last day."""

    name = forms.CharField(
        label=_("Name"),
        max_length=100,
        help_text=_("So that you know it again: where it will be used, and for what."),
    )
    offered = forms.MultipleChoiceField(
        label=_("It may"), required=False, widget=forms.CheckboxSelectMultiple
    )
    typed = forms.CharField(
        label=_("Other scopes"),
        required=False,
        max_length=4000,
        help_text=_("One a line: permission, or permission@kind:id for one object."),
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
    )
    last_day = forms.DateField(
        label=_("Last day"),
        help_text=_("In UTC; a year ahead at most."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        offered = self.fields["offered"]
        assert isinstance(offered, forms.MultipleChoiceField)  # noqa: S101 - for the type checker
        offered.choices = [(scope, f"{words} ({scope})") for scope, words in offered_scopes()]
        self.fields["last_day"].initial = timezone.now().date() + USUAL

    def clean_last_day(self) -> datetime:
        """The moment after that day."""
        day = self.cleaned_data["last_day"]
        if day > timezone.now().date() + LONGEST:
            raise forms.ValidationError(_("A token holds for a year at most."))
        return datetime.combine(day + timedelta(days=1), time.min, tzinfo=UTC)

    @property
    def scopes(self) -> list[str]:
        """Chosen and typed, each once, in that order."""
        typed = self.cleaned_data["typed"].split()
        return list(dict.fromkeys([*self.cleaned_data["offered"], *typed]))
