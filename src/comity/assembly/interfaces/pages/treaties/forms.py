"""Forms of treaties."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from comity.assembly.domain.treaty_deeds import KINDS, Deed, kind_of
from comity.assembly.domain.treaty_notices import NoticeKind
from comity.assembly.interfaces.pages.treaties.choosing import choose
from comity.assembly.interfaces.pages.treaties.opened import Opened
from comity.assembly.interfaces.pages.treaties.parties_table import KIND_WORDS
from comity.assembly.models import Member
from comity.kernel.domain.periods import PartialDate
from comity.regulation.adapters.rulebook_files import shipped_jurisdictions
from comity.regulation.domain.confidence import Confidence
from comity.regulation.domain.treaty_actions import ActionKind
from comity.regulation.interfaces.parts.words import CONFIDENCE


class DeedForm(forms.Form):
    """What a party did. Whoever stands for a party is asked for nothing that is the depositary's
    to say."""

    party = forms.ChoiceField(label=_("Party"))
    kind = forms.ChoiceField(label=_("What it did"))
    on = forms.CharField(
        label=_("Day"),
        max_length=10,
        help_text=_("2026-03-01; or a month, 2026-03, or a year where no more is known."),
    )
    source = forms.CharField(
        label=_("Source"),
        max_length=500,
        help_text=_("The instrument and the full powers that it rests on, or where it is told."),
    )
    text = forms.CharField(
        label=_("Its words"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Of a declaration, a reservation or an objection."),
    )
    about = forms.ChoiceField(
        label=_("About which reservation"),
        required=False,
        help_text=_("For an objection, or the withdrawal of either."),
    )
    opposes_entry = forms.BooleanField(
        label=_("The objection opposes that the treaty enters into force between the two"),
        required=False,
    )
    citation = forms.CharField(
        label=_("Under which provision"), required=False, max_length=100, help_text="Art. 32(1)"
    )
    until = forms.CharField(
        label=_("Last day that it may be of"),
        required=False,
        max_length=10,
        help_text=_("Only where the day is known to lie between two."),
    )
    with_members = forms.BooleanField(
        label=_("The consent of this organisation binds its members too, by its own law"),
        required=False,
    )
    confidence = forms.ChoiceField(
        label=_("It rests on"),
        choices=[(each.value, CONFIDENCE[each]) for each in Confidence],
        initial=Confidence.VERIFIED_TEXT.value,
    )

    def __init__(self, *args: Any, page: Opened, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        own = page.person.casts_for
        codes = _codes(page) if page.is_depositary else [own]
        parties = [(it, page.names.party(it)) for it in codes]
        choose(self, "party", [("", "–"), *parties] if page.is_depositary else parties)
        kinds = [it for it in KINDS if page.is_depositary or it is not ActionKind.ENTRY_INTO_FORCE]
        if not page.state.terms.reservations:
            kinds = [it for it in kinds if it is not ActionKind.RESERVATION]
        if not page.state.terms.rule.provisional:
            ends = (NoticeKind.PROVISIONAL_APPLICATION, NoticeKind.PROVISIONAL_END)
            kinds = [it for it in kinds if it not in ends]
        choose(self, "kind", [(it.value, str(KIND_WORDS[it])) for it in kinds])
        reservations = [it for it in page.state.treaty.actions if _is_reservation(it.action)]
        choose(
            self,
            "about",
            [("", "–")] + [(it.id, page.names.party(it.jurisdiction)) for it in reservations],
        )
        if not reservations:
            del self.fields["about"], self.fields["opposes_entry"]
        if not page.is_depositary:
            del self.fields["confidence"], self.fields["until"]

    def deed(self) -> Deed:
        """Raises as `PartialDate.parse`, `kind_of` and `Deed` do."""
        given = self.cleaned_data
        until = given.get("until", "")
        return Deed(
            party=given["party"],
            kind=kind_of(given["kind"]),
            on=PartialDate.parse(given["on"]),
            until=PartialDate.parse(until) if until else None,
            about=given.get("about", ""),
            opposes_entry=given.get("opposes_entry", False),
            citation=given["citation"],
            with_members=given["with_members"],
            text=given["text"],
            source=given["source"],
            confidence=Confidence(given.get("confidence") or Confidence.VERIFIED_TEXT),
        )


class StrikeForm(forms.Form):
    why = forms.CharField(
        label=_("Why it is struck out"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stays on view, with this reason, and counts no more."),
    )


class EndForm(forms.Form):
    closed_on = forms.DateField(
        label=_("First day without the treaty"), widget=forms.DateInput(attrs={"type": "date"})
    )
    why = forms.CharField(
        label=_("By what act of the parties"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class LinkForm(forms.Form):
    instrument = forms.ChoiceField(label=_("The same treaty in the corpus"), required=False)

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        choose(self, "instrument", [("", str(_("none"))), *choices])


def _codes(page: Opened) -> list[str]:
    """Members first, then whatever has a code, both by name."""
    assembly = page.person.assembly
    members = list(Member.objects.filter(assembly=assembly).values_list("code", flat=True))
    others = [it.id for it in shipped_jurisdictions() if it.id not in members]
    return [*sorted(members, key=page.names.party), *sorted(others, key=page.names.party)]


def _is_reservation(kind: ActionKind) -> bool:
    return kind is ActionKind.RESERVATION
