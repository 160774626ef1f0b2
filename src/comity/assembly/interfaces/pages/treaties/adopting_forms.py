"""Forms by which a text becomes a treaty here."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from comity.assembly.domain.entry_rules import EntryRule
from comity.assembly.formats.treaty_rules import rule_from_plain
from comity.assembly.interfaces.pages.treaties.choosing import choose
from comity.kernel.domain.errors import InvalidInput

YES_NO = [("", _("as the statute says")), ("yes", _("yes")), ("no", _("no"))]


class AdoptForm(forms.Form):
    """Of an adopted motion: by which ballot, and what its text leaves to the statute."""

    ballot = forms.ChoiceField(label=_("Adopted by the ballot"))
    amends = forms.ChoiceField(label=_("It amends"), required=False)
    reservations = forms.ChoiceField(
        label=_("Reservations are allowed"), required=False, choices=YES_NO
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        ballots: list[tuple[str, str]],
        treaties: list[tuple[str, str]],
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "ballot", ballots)
        choose(self, "amends", [("", "–"), *treaties])

    @property
    def allows_reservations(self) -> bool | None:
        return reservations_of(self)


class ElsewhereForm(forms.Form):
    """A text that was adopted elsewhere. The numbers are what most treaties ask for; other rules
    are given as data."""

    title = forms.CharField(label=_("Title"), max_length=300)
    adopted_on = forms.DateField(
        label=_("Adopted on"), widget=forms.DateInput(attrs={"type": "date"})
    )
    decision = forms.CharField(
        label=_("By whom, and by what act"),
        max_length=255,
        help_text=_("Final act of the conference of 12 May 2026"),
    )
    amends = forms.ChoiceField(label=_("It amends"), required=False)
    reservations = forms.ChoiceField(
        label=_("Reservations are allowed"), required=False, choices=YES_NO
    )
    consents = forms.IntegerField(
        label=_("Consents that bring it into force"),
        required=False,
        min_value=1,
        max_value=1000,
        help_text=_("Left empty, the rule of the statute holds."),
    )
    members = forms.IntegerField(
        label=_("How many of them by members of a body"), required=False, min_value=1
    )
    body = forms.CharField(
        label=_("Of which body"),
        required=False,
        max_length=64,
        help_text=_("A body of the statute, or a code such as COE."),
    )
    months = forms.IntegerField(label=_("Months until then"), required=False, min_value=0)
    days = forms.IntegerField(label=_("Days until then"), required=False, min_value=0)
    first_of_month = forms.BooleanField(
        label=_("On the first day of the month that follows"), required=False
    )
    leaving = forms.IntegerField(
        label=_("Months from a denunciation to its effect"),
        required=False,
        min_value=0,
        help_text=_("Left empty, the text provides for none."),
    )
    provisional = forms.BooleanField(label=_("May be applied provisionally"), required=False)
    citation = forms.CharField(
        label=_("Provision on entry into force"), required=False, max_length=100
    )
    rule = forms.CharField(
        label=_("Another rule, as data (JSON)"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "ltr", "spellcheck": "false"}),
        help_text=_("In place of the fields above."),
    )

    def __init__(self, *args: Any, treaties: list[tuple[str, str]], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        choose(self, "amends", [("", "–"), *treaties])

    @property
    def allows_reservations(self) -> bool | None:
        return reservations_of(self)

    def entry_rule(self) -> EntryRule | None:
        """Raises as `rule_from_plain`, and `InvalidInput("entry-rule-not-json")`."""
        given = self.cleaned_data
        if given["rule"].strip():
            try:
                return rule_from_plain(json.loads(given["rule"]))
            except json.JSONDecodeError as error:
                raise InvalidInput("entry-rule-not-json", line=error.lineno) from error
        return rule_from_plain(_plain(given)) if given["consents"] else None


def reservations_of(form: forms.Form) -> bool | None:
    return {"yes": True, "no": False}.get(form.cleaned_data["reservations"])


def _plain(given: dict[str, Any]) -> dict[str, Any]:
    cited = {"citation": given["citation"]} if given["citation"] else {}
    conditions = [{"count": given["consents"], **cited}]
    if given["members"] or given["body"]:
        body = {"body": given["body"]} if given["body"] else {}
        conditions.append({"count": given["members"] or 0, **body, **cited})
    delay = {name: given[name] for name in ("months", "days", "first_of_month") if given[name]}
    plain: dict[str, Any] = {"conditions": conditions, "delay": {**delay, **cited}}
    if given["leaving"] is not None:
        plain["leaving"] = {"months": given["leaving"]}
    return plain | ({"provisional": True} if given["provisional"] else {})
