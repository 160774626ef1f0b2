"""Forms for one's own account at the hub."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from comity.hub.domain.repositories import RepositoryKind, Visibility
from comity.hub.interfaces.pages.settings.forms import VISIBILITIES

Choices = Sequence[tuple[str, str | Promise]]
LONGEST = timedelta(days=366)
USUAL = timedelta(days=90)
KINDS = {
    RepositoryKind.MODEL: _("model"),
    RepositoryKind.DATASET: _("data set"),
    RepositoryKind.SPACE: _("space"),
}


class AccountForm(forms.Form):
    """The name under which a person or an organisation publishes."""

    party = forms.ChoiceField(label=_("For"))
    name = forms.CharField(
        label=_("Name"),
        max_length=39,
        help_text=_(
            "It stands in every address, and stays: letters and digits, with single hyphens, dots "
            "or underscores between them."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, parties: Choices, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        _offer(self, "party", parties)


class RepositoryForm(forms.Form):
    """A new repository."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=[(each.value, words) for each, words in KINDS.items()]
    )
    account = forms.ChoiceField(label=_("Account"))
    name = forms.CharField(
        label=_("Name"),
        max_length=96,
        help_text=_("Letters, digits, hyphens, dots and underscores."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    visibility = forms.ChoiceField(
        label=_("Visibility"),
        widget=forms.RadioSelect,
        initial=Visibility.PRIVATE.value,
        choices=[(each.value, words) for each, words in reversed(VISIBILITIES.items())],
    )

    def __init__(self, *args: Any, accounts: Choices, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        _offer(self, "account", accounts)


class TokenForm(forms.Form):
    """A token for a client of the hub."""

    name = forms.CharField(
        label=_("Name"),
        max_length=100,
        help_text=_("So that you know it again: where it will be used, and for what."),
    )
    permission = forms.ChoiceField(
        label=_("It may"),
        widget=forms.RadioSelect,
        initial="read",
        choices=[
            ("read", _("read: fetch what you may fetch")),
            ("write", _("write: also publish, discuss and change what you may change")),
        ],
    )
    objects = forms.MultipleChoiceField(
        label=_("Only in"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: wherever you may."),
    )
    last_day = forms.DateField(
        label=_("Last day"),
        help_text=_("In UTC; a year ahead at most."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, objects: Choices, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        if objects:
            _offer(self, "objects", objects)
        else:
            del self.fields["objects"]
        self.fields["last_day"].initial = timezone.now().date() + USUAL

    def clean_last_day(self) -> datetime:
        """The moment after that day."""
        day = self.cleaned_data["last_day"]
        if day > timezone.now().date() + LONGEST:
            raise forms.ValidationError(_("A token holds for a year at most."))
        return datetime.combine(day + timedelta(days=1), time.min, tzinfo=UTC)

    @property
    def scopes(self) -> list[str]:
        permission = self.cleaned_data["permission"]
        objects = self.cleaned_data.get("objects") or []
        return [f"{permission}@{each}" for each in objects] or [permission]


def _offer(form: forms.Form, name: str, choices: Choices) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
    field.choices = choices
