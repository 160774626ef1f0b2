"""Forms of the pages of members."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from comity.assembly.domain.delegations import Place
from comity.assembly.domain.offices import Office
from comity.assembly.domain.standing import EventKind
from comity.assembly.interfaces.pages.members.words import EVENTS, OFFICES, PLACES
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.periods import PartialDate
from comity.kernel.formats.document_kinds import KINDS
from comity.parties.domain.terms import Term
from comity.parties.interfaces.organisations.forms import PersonField

Choices = Iterable[tuple[str, object]]
NO_BALLOT = ("", _("none"))


class DayField(forms.DateField):
    """A day, as ISO 8601 writes it."""

    def __init__(self, **more: Any) -> None:  # noqa: ANN401 - the library's own
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, input_formats=["%Y-%m-%d"], **more)


class PartialDayField(forms.CharField):
    """A day, month or year; None where it is left empty."""

    def __init__(self, **more: Any) -> None:  # noqa: ANN401 - the library's own
        more.setdefault("help_text", _("2026-01-31, 2026-01 or 2026; empty where nobody knows."))
        super().__init__(max_length=10, required=False, **more)

    def clean(self, value: object) -> PartialDate | None:
        text = super().clean(value)
        try:
            return PartialDate.parse(text) if text else None
        except InvalidInput as error:
            raise forms.ValidationError(_("Write a day as 2026-01-31.")) from error


class ImportForm(forms.Form):
    """A file to try."""

    file = forms.FileField(label=_("CSV file"), widget=forms.FileInput(attrs={"accept": ".csv"}))


class EnterForm(forms.Form):
    """What was tried, sent once more to be entered: all of it, or what can be."""

    text = forms.CharField(widget=forms.HiddenInput, strip=False)
    how = forms.ChoiceField(choices=[("all", "all"), ("some", "some")], widget=forms.HiddenInput)


class ProfileForm(forms.Form):
    website = forms.CharField(
        label=_("Website"), max_length=200, required=False, widget=forms.URLInput
    )
    summary = forms.CharField(
        label=_("Summary"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Plain text, which everybody reads."),
    )
    contact = forms.CharField(
        label=_("Contact"),
        max_length=254,
        required=False,
        widget=forms.EmailInput,
        help_text=_("An e-mail address that the secretariat alone sees."),
    )


class StandingForm(forms.Form):
    """What happened, when, and on which ground."""

    kind = forms.ChoiceField(label=_("What happened"))
    on = PartialDayField(label=_("Day"))
    member_class = forms.ChoiceField(
        label=_("New class"), required=False, help_text=_("For a change of class alone.")
    )
    ballot = forms.ChoiceField(
        label=_("By the ballot"),
        required=False,
        help_text=_("Closed ballots on this member. The statute says what needs one."),
    )
    decision = forms.CharField(
        label=_("Or by an earlier decision"),
        max_length=255,
        required=False,
        help_text=_("In words, for what happened before the organisation worked here."),
    )

    def __init__(
        self,
        *given: Any,  # noqa: ANN401
        kinds: Iterable[EventKind],
        classes: Choices,
        ballots: Choices,
    ) -> None:
        super().__init__(*given)
        _offer(self, "kind", [(each.value, EVENTS[each]) for each in kinds])
        _offer(self, "member_class", [("", _("no change")), *classes])
        _offer(self, "ballot", [NO_BALLOT, *ballots])


class WeightForm(forms.Form):
    weight = forms.ChoiceField(label=_("Weight"))
    value = forms.CharField(label=_("Value"), max_length=60, help_text=_("12, 12.5 or 25/2."))
    since = DayField(label=_("From"))
    source = forms.CharField(label=_("Source"), max_length=500, required=False)

    def __init__(self, *given: Any, weights: Choices) -> None:  # noqa: ANN401
        super().__init__(*given)
        _offer(self, "weight", weights)


class TermForm(forms.Form):
    """The first day, and the first day without it."""

    start = DayField(label=_("From"))
    until = DayField(
        label=_("Until"), required=False, help_text=_("The first day on which it no longer holds.")
    )

    @property
    def term(self) -> Term:
        return Term(self.cleaned_data["start"], self.cleaned_data["until"])


class SeatForm(TermForm):
    body = forms.ChoiceField(label=_("Body"))
    ballot = forms.ChoiceField(label=_("By the ballot"), required=False)
    decision = forms.CharField(label=_("Or by an earlier decision"), max_length=255, required=False)
    field_order = ("body", "start", "until", "ballot", "decision")

    def __init__(self, *given: Any, bodies: Choices, ballots: Choices) -> None:  # noqa: ANN401
        super().__init__(*given)
        _offer(self, "body", bodies)
        _offer(self, "ballot", [NO_BALLOT, *ballots])


class EndForm(forms.Form):
    on = DayField(label=_("From this day on"))


class EndSeatForm(EndForm):
    decision = forms.CharField(label=_("Why"), max_length=255, required=False)


class DelegateForm(TermForm):
    person = PersonField(label=_("E-mail address"))
    place = forms.ChoiceField(
        label=_("As"), choices=[(each.value, name) for each, name in PLACES.items()]
    )
    field_order = ("person", "place", "start", "until")

    @property
    def given_place(self) -> Place:
        return Place(self.cleaned_data["place"])


class HandOverForm(EndForm):
    person = PersonField(label=_("E-mail address of the successor"))


class ApplyForm(forms.Form):
    organisation = forms.ChoiceField(label=_("For"))
    member_class = forms.ChoiceField(label=_("To become"))
    as_state = forms.BooleanField(
        label=_("As a State, known by its ISO 3166-1 code"),
        required=False,
        help_text=_("For governments of countries."),
    )
    statement = forms.CharField(
        label=_("Statement"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Plain text, which the members read."),
    )

    def __init__(self, *given: Any, organisations: Choices, classes: Choices) -> None:  # noqa: ANN401
        super().__init__(*given)
        _offer(self, "organisation", organisations)
        _offer(self, "member_class", classes)


class DocumentForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, text, Markdown, PNG, JPEG, ODT or DOCX, up to 10 MiB."),
        widget=forms.FileInput(attrs={"accept": ",".join(f".{each}" for each in KINDS)}),
    )
    part = forms.ChoiceField(label=_("It is"), required=False)
    visibility = forms.ChoiceField(label=_("Read by"))

    def __init__(self, *given: Any, parts: Choices, secretariat: bool) -> None:  # noqa: ANN401
        super().__init__(*given)
        _offer(self, "part", [*parts, ("", _("something else"))])
        who: list[tuple[str, object]] = [
            (Visibility.MEMBERS.value, _("members, the secretariat and the applicant"))
        ]
        if secretariat:
            who.append((Visibility.PRIVATE.value, _("the secretariat alone")))
        _offer(self, "visibility", who)


class MoveForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The members and the applicant read it."),
    )


class OfficerForm(TermForm):
    person = PersonField(label=_("E-mail address"))
    office = forms.ChoiceField(
        label=_("Office"), choices=[(each.value, name) for each, name in OFFICES.items()]
    )
    body = forms.ChoiceField(
        label=_("Over"), required=False, help_text=_("For whoever presides: over which body.")
    )
    decision = forms.CharField(label=_("By the decision"), max_length=255, required=False)
    field_order = ("person", "office", "body", "start", "until", "decision")

    def __init__(self, *given: Any, bodies: Choices) -> None:  # noqa: ANN401
        super().__init__(*given)
        _offer(self, "body", [("", _("the whole organisation")), *bodies])

    @property
    def given_office(self) -> Office:
        return Office(self.cleaned_data["office"])


def ballot_of(form: forms.Form) -> UUID | None:
    found = form.cleaned_data["ballot"]
    return UUID(found) if found else None


def _offer(form: forms.Form, name: str, choices: Choices) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
    field.choices = list(choices)
