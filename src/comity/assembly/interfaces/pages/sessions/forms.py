"""Forms of the pages of sessions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from comity.assembly.actions.record_declaration import LONGEST
from comity.assembly.actions.write_minutes import LONGEST as LONGEST_MINUTES
from comity.assembly.interfaces.pages.sessions.words import VISIBILITIES
from comity.kernel.domain.audit import Visibility
from comity.kernel.formats.document_kinds import KINDS
from comity.parties.domain.mail_pace import Pace

Choices = Iterable[tuple[str, object]]


class SessionForm(forms.Form):
    """A session; `bodies` where its body can still be chosen."""

    body = forms.ChoiceField(label=_("Body"))
    name = forms.CharField(label=_("Name"), max_length=200)
    starts_at = forms.DateTimeField(
        label=_("Begins"),
        help_text=_("In your own time zone, which stands in your profile."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    presiding = forms.EmailField(
        label=_("Presides"),
        help_text=_("The e-mail address of their account. Whoever presides over the body may too."),
        required=False,
    )
    visibility = forms.ChoiceField(
        label=_("Who may see it"), choices=VISIBILITIES, initial=Visibility.MEMBERS.value
    )

    def __init__(self, *args: Any, bodies: Choices = (), **more: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **more)
        bodies = list(bodies)
        if bodies:
            self.fields["body"].choices = bodies  # type: ignore[attr-defined]
        else:
            del self.fields["body"]


class ItemForm(forms.Form):
    """An item: a title, or something that it is about."""

    title = forms.CharField(label=_("Title"), max_length=300, required=False)
    subject = forms.ChoiceField(
        label=_("About"),
        required=False,
        help_text=_("Without a title, the item has that of what it is about."),
    )

    def __init__(self, *args: Any, subjects: Choices = (), **more: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **more)
        self.fields["subject"].choices = [("", _("nothing")), *subjects]  # type: ignore[attr-defined]


class DeclarationForm(forms.Form):
    member = forms.ChoiceField(label=_("Member"))
    statement = forms.CharField(
        label=_("Declaration"),
        max_length=LONGEST,
        help_text=_("In the member's own words; the minutes will hold them."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, members: Choices, **more: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **more)
        self.fields["member"].choices = list(members)  # type: ignore[attr-defined]


class MinutesForm(forms.Form):
    """`after` is the version that it follows."""

    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = forms.CharField(
        label=_("Minutes"),
        max_length=LONGEST_MINUTES,
        help_text=_("Markdown. What is saved becomes a new version; earlier ones stay."),
        widget=forms.Textarea(attrs={"rows": 24, "class": "long"}),
    )


class SessionDocumentForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        widget=forms.FileInput(attrs={"accept": ",".join(f".{it}" for it in KINDS)}),
    )
    visibility = forms.ChoiceField(
        label=_("Who may see it"), choices=VISIBILITIES, initial=Visibility.MEMBERS.value
    )


class MailForm(forms.Form):
    pace = forms.ChoiceField(
        label=_("How often"),
        widget=forms.RadioSelect,
        choices=[
            (Pace.EACH.value, _("each thing by itself, as it happens")),
            (Pace.DAILY.value, _("once a day; ballots and openings at once")),
            (Pace.WEEKLY.value, _("once a week; ballots and openings at once")),
            (Pace.NEVER.value, _("never")),
        ],
    )
