"""Forms of elections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from comity.assembly.domain.elections import Ties
from comity.assembly.domain.sessions import SessionState
from comity.assembly.domain.statute import Statute
from comity.assembly.interfaces.pages.ballots.forms import SEEN_BY, choose
from comity.assembly.interfaces.pages.elections.words import TIES
from comity.assembly.interfaces.pages.frame import told
from comity.assembly.models import Session
from comity.assembly.queries.people import Person

if TYPE_CHECKING:
    from comity.assembly.interfaces.pages.elections.election_view import ElectionView


class ElectionForm(forms.Form):
    title = forms.CharField(label=_("What the election is called"), max_length=280)
    seats_in = forms.ChoiceField(
        label=_("To seats in"),
        required=False,
        help_text=_("Who elects to them stands in the statute."),
    )
    seats = forms.IntegerField(
        label=_("How many seats"),
        required=False,
        min_value=1,
        help_text=_("All that the body has, if you leave it empty."),
    )
    office = forms.CharField(
        label=_("Or to an office"),
        required=False,
        max_length=200,
        help_text=_("Say also which body elects, and as which matter."),
    )
    body = forms.ChoiceField(label=_("Which body elects to the office"), required=False)
    matter = forms.ChoiceField(label=_("Matter"), required=False)
    ties = forms.ChoiceField(
        label=_("If votes are equal"), choices=[(each.value, TIES[each]) for each in Ties]
    )
    session = forms.ChoiceField(
        label=_("In which session"),
        required=False,
        help_text=_("Who is present there counts; without one, votes come from anywhere."),
    )
    visibility = forms.ChoiceField(label=_("Who may see it"), choices=SEEN_BY)

    def offer(self, person: Person, statute: Statute) -> None:
        """What there is to choose from."""
        bodies = [(each.id, told(each.name)) for each in statute.bodies]
        elected = [each.id for each in statute.bodies if each.composition.elected is not None]
        choose(self, "seats_in", [("", _("no body")), *(it for it in bodies if it[0] in elected)])
        choose(self, "body", bodies)
        matters = [(each.id, told(each.name)) for each in statute.matters]
        choose(self, "matter", [("", _("none of these")), *matters])
        rows = Session.objects.filter(
            assembly=person.assembly,
            state__in=[SessionState.PLANNED.value, SessionState.OPEN.value],
        )
        sessions = [(str(each.id), each.name) for each in rows]
        choose(self, "session", [("", _("in no session")), *sessions])


class CandidateForm(forms.Form):
    candidate = forms.CharField(label=_("Candidate"), max_length=200)

    @classmethod
    def among(cls, view: ElectionView, data: object = None) -> CandidateForm:
        form = cls(data)  # type: ignore[arg-type]
        if view.election.seats_in:
            known = {code for code, _name in view.candidates}
            others = [it for it in view.member_names.items() if it[0] not in known]
            others.sort(key=lambda pair: pair[1].casefold())
            form.fields["candidate"] = forms.ChoiceField(label=_("Candidate"), choices=others)
        return form


class RoundProxyForm(forms.Form):
    holder = forms.ChoiceField(label=_("Who votes for your member"))

    @classmethod
    def among(cls, view: ElectionView) -> RoundProxyForm:
        form = cls()
        choose(form, "holder", [(it, view.member_names.get(it, it)) for it in view.holders])
        return form


class LotForm(forms.Form):
    drawn = forms.MultipleChoiceField(label=_("Who was drawn"), widget=forms.CheckboxSelectMultiple)
    drawn_by = forms.CharField(label=_("Who drew the lots"), max_length=200)
    witnesses = forms.CharField(label=_("Who saw it"), max_length=500)

    @classmethod
    def among(cls, view: ElectionView, data: object = None) -> LotForm:
        form = cls(data)  # type: ignore[arg-type]
        choose(form, "drawn", [(it, view.called(it)) for it in sorted(view.progress.lot)])
        return form
