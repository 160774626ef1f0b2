"""Forms of joining."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from comity.plan.domain.joining import LONGEST, ClaimFault, Claims
from comity.plan.domain.participants import ParticipantKind
from comity.plan.interfaces.pages.joining.begun import begun_now, check_begun
from comity.plan.queries.join_findings import SameParty
from comity.regulation.adapters.rulebook_files import shipped_jurisdictions

NEW = "new"


class ClaimsForm(forms.Form):
    """What somebody of the kind says of themselves."""

    name = forms.CharField(label=_("Name of the organisation"), max_length=LONGEST["name"])
    jurisdiction = forms.ChoiceField(label=_("Jurisdiction"))
    website = forms.CharField(
        label=_("Website"),
        max_length=LONGEST["website"],
        required=False,
        widget=forms.URLInput(attrs={"autocomplete": "url"}),
    )
    ror = forms.CharField(
        label=_("ROR id"),
        max_length=60,
        required=False,
        help_text=_("Where you have one, so that nobody is entered twice: https://ror.org/…"),
    )
    lei = forms.CharField(
        label=_("LEI"),
        max_length=40,
        required=False,
        help_text=_("The Legal Entity Identifier, of 20 letters and figures, where you have one."),
    )
    statement = forms.CharField(
        label=_("Why you want to take part"),
        max_length=LONGEST["statement"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Whoever keeps the plan reads this, and nobody else."),
    )
    contact_name = forms.CharField(
        label=_("Your name"),
        max_length=LONGEST["contact_name"],
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    contact_role = forms.CharField(
        label=_("What you do there"),
        max_length=LONGEST["contact_role"],
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )

    def __init__(self, *given: Any, kind: ParticipantKind, **more: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **more)
        self.kind = kind
        self.fields["jurisdiction"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose")),
            *jurisdictions_for(kind),
        ]
        if kind is ParticipantKind.PERSON:
            self.fields["name"].label = _("Your name, as others are to read it")
            self.fields["jurisdiction"].label = _("Where you live or work")
            for name in ("ror", "lei", "contact_name", "contact_role"):
                del self.fields[name]
        if kind is ParticipantKind.GOVERNMENT:
            del self.fields["ror"]
            self.fields["website"].help_text = _(
                "An e-mail address of its domain is the best sign that you act for it."
            )

    def claims(self, email: str) -> Claims:
        given = {name: text for name, text in self.cleaned_data.items() if name in LIMITED}
        return Claims(kind=self.kind, email=email, **given)

    def tell(self, faults: list[ClaimFault], said: Any) -> None:  # noqa: ANN401 - error to words
        for each in faults:
            self.add_error(each.claim if each.claim in self.fields else None, said(each.error))


LIMITED = frozenset(Claims.__dataclass_fields__) - {"kind", "email"}


class Trap(forms.TextInput):
    """A field that is nowhere for readers, screens and screen readers alike."""

    is_hidden = True

    def __init__(self) -> None:
        super().__init__(attrs={"hidden": True, "tabindex": "-1", "autocomplete": "off"})


class JoinForm(ClaimsForm):
    """`homepage` is for programs that fill in all there is; nobody is shown it."""

    email = forms.CharField(
        label=_("Your e-mail address"),
        max_length=LONGEST["email"],
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("A link is mailed to you. Others never see the address."),
    )
    homepage = forms.CharField(widget=Trap, required=False, max_length=1000)
    begun = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    field_order = ("name", "jurisdiction", "website", "ror", "lei", "email")

    def __init__(self, *given: Any, signed_in: bool, **more: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **more)
        self.initial["begun"] = begun_now()
        if signed_in:
            del self.fields["email"]

    def clean_homepage(self) -> str:
        if self.cleaned_data["homepage"]:
            raise forms.ValidationError(_("Leave this field empty."))
        return ""

    def clean_begun(self) -> str:
        check_begun(self.cleaned_data["begun"])
        return ""

    def begin_again(self) -> None:
        """What is shown again after a fault is timed from now; what was wrong with the hidden
        fields is told above the form."""
        for name in ("begun", "homepage"):
            for text in self.errors.pop(name, ()):
                self.add_error(None, text)
        self.data = {**self.data.dict(), "begun": begun_now(), "homepage": ""}  # type: ignore[attr-defined]


class MoveForm(forms.Form):
    """What is said with a move."""

    reason = forms.CharField(
        label=_("What you want to say"),
        max_length=4_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The other side reads this."),
    )


class ApproveForm(MoveForm):
    """Also asks which organisation it is."""

    organisation = forms.ChoiceField(
        label=_("Which organisation it is"), widget=forms.RadioSelect, required=True
    )
    field_order = ("organisation", "reason")

    def __init__(self, *given: Any, parties: tuple[SameParty, ...], **more: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **more)
        parties = tuple(each for each in parties if each.organisation)
        if any(each.certain for each in parties):
            parties = tuple(each for each in parties if each.certain)
            choices: list[tuple[str, object]] = []
        else:
            choices = [(NEW, _("A new one, which is not here yet"))]
        choices += [(str(each.organisation), each.name) for each in parties]
        field = self.fields["organisation"]
        field.choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            field.initial = choices[0][0]


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("CSV file"), widget=forms.FileInput(attrs={"accept": ".csv,text/csv"})
    )


class SendForm(forms.Form):
    """What was tried, sent once more to be done."""

    text = forms.CharField(widget=forms.HiddenInput, strip=False)


def jurisdictions_for(kind: ParticipantKind) -> list[tuple[str, str]]:
    """Codes and names, by name: countries and areas; for a government their parts, too; for an
    international body those first."""
    language = get_language() or settings.LANGUAGE_CODE
    kinds = ["country"]
    if kind is ParticipantKind.GOVERNMENT:
        kinds.append("subdivision")
    if kind is ParticipantKind.INTERNATIONAL_BODY:
        kinds.append("body")
    known = shipped_jurisdictions()
    found = [(it.id, known.name(it.id, language)) for it in known if it.kind in kinds]
    return sorted(found, key=lambda it: it[1].casefold())
