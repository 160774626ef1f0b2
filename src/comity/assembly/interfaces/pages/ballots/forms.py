"""Forms of ballots."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from comity.assembly.domain.choices import Choice
from comity.assembly.domain.secret_ballots import NONCE_BYTES
from comity.assembly.domain.sessions import SessionState
from comity.assembly.domain.statute import Statute
from comity.assembly.interfaces.pages.ballots.words import CHOICES
from comity.assembly.interfaces.pages.frame import told
from comity.assembly.models import Session
from comity.assembly.queries.people import Person
from comity.kernel.domain.audit import Visibility

if TYPE_CHECKING:
    from comity.assembly.interfaces.pages.ballots.ballot_view import BallotView

SEEN_BY = (
    (Visibility.MEMBERS.value, _("members")),
    (Visibility.PUBLIC.value, _("everybody")),
)
NO_VOTE = ("", _("no vote"))


class QuestionForm(forms.Form):
    """What is put to the vote. Body and matter go away where the subject has its own."""

    title = forms.CharField(label=_("What is put to the vote"), max_length=300, required=False)
    body = forms.ChoiceField(label=_("Who decides"))
    matter = forms.ChoiceField(
        label=_("Matter"), required=False, help_text=_("If the statute has its own rule for it.")
    )
    session = forms.ChoiceField(
        label=_("In which session"),
        required=False,
        help_text=_("Who is present there counts; without one, votes come from anywhere."),
    )
    visibility = forms.ChoiceField(label=_("Who may see it"), choices=SEEN_BY)

    def offer(self, person: Person, statute: Statute, body: str = "") -> None:
        """What there is to choose from; sessions of `body` alone where it is known."""
        choose(self, "body", [(each.id, told(each.name)) for each in statute.bodies])
        matters = [(each.id, told(each.name)) for each in statute.matters]
        choose(self, "matter", [("", _("none of these")), *matters])
        rows = Session.objects.filter(
            assembly=person.assembly,
            state__in=[SessionState.PLANNED.value, SessionState.OPEN.value],
        )
        if body:
            rows = rows.filter(body=body)
        sessions = [(str(each.id), each.name) for each in rows]
        choose(self, "session", [("", _("in no session")), *sessions])


class ProxyForm(forms.Form):
    holder = forms.ChoiceField(label=_("Who votes for your member"))

    @classmethod
    def among(cls, view: BallotView, data: object = None) -> ProxyForm:
        form = cls(data)  # type: ignore[arg-type]
        own = view.person.casts_for
        others = [it for it in view.entitled if it.elector.member != own]
        choose(form, "holder", [(it.elector.member, it.name) for it in others])
        return form


class WhyForm(forms.Form):
    why = forms.CharField(
        label=_("Why"), widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}), max_length=2000
    )


class CorrectionForm(forms.Form):
    member = forms.ChoiceField(label=_("Whose vote"))
    old = forms.ChoiceField(label=_("What stands"), required=False)
    new = forms.ChoiceField(label=_("What it should be"), required=False)
    why = forms.CharField(
        label=_("Why, and who asked"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def offer(self, view: BallotView) -> None:
        choose(self, "member", [(it.elector.member, it.name) for it in view.entitled])
        choices = [NO_VOTE, *((each.value, CHOICES[each][1]) for each in Choice)]
        choose(self, "old", choices)
        choose(self, "new", choices)


class CastingForm(forms.Form):
    choice = forms.ChoiceField(
        label=_("Your casting vote"),
        choices=[(each.value, CHOICES[each][1]) for each in (Choice.YES, Choice.NO)],
        widget=forms.RadioSelect,
    )


class ReceiptForm(forms.Form):
    commitment = forms.CharField(label=_("Commitment"), max_length=2 * NONCE_BYTES + 8)
    nonce = forms.CharField(label=_("Nonce"), max_length=2 * NONCE_BYTES + 8)


def choose(form: forms.Form, field: str, choices: Sequence[tuple[str, str | Promise]]) -> None:
    cast(forms.ChoiceField, form.fields[field]).choices = choices
