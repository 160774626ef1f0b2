"""Forms of the account pages."""

from __future__ import annotations

from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from comity.parties.models import User

NAME_HELP = _("As others in your organisations see it; it may stay empty.")


class SignUpForm(forms.Form):
    """What is asked beside address and password."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        required=False,
        help_text=NAME_HELP,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    field_order = ("email", "name")

    def signup(self, request: HttpRequest, user: User) -> None:
        """Keeps the name; called when address and password are found good."""
        user.name = self.cleaned_data["name"].strip()
        user.save(update_fields=["name"])


class ProfileForm(forms.Form):
    """Name, language and time zone."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        required=False,
        help_text=NAME_HELP,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(label=_("Language of mails"), choices=settings.LANGUAGES)
    timezone = forms.ChoiceField(
        label=_("Time zone"), choices=[(name, name) for name in sorted(available_timezones())]
    )


class DeleteForm(forms.Form):
    """Says once more whose account is to go."""

    email = forms.CharField(
        label=_("Your e-mail address, to confirm"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: object, expected: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.expected = expected

    def clean_email(self) -> str:
        given: str = self.cleaned_data["email"].strip().lower()
        if given != self.expected:
            raise forms.ValidationError(_("This is not the address of this account."))
        return given
