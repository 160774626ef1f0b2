"""Partners of a commitment: asked, answering, and ending their part."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.kernel.domain.errors import UnknownName
from comity.parties.interfaces.form_errors import told_in
from comity.plan.actions.answer_partner import answer_partner, end_partnership
from comity.plan.actions.ask_partner import ask_partner
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.participants import ParticipantState
from comity.plan.domain.partnerships import PartnerRole
from comity.plan.interfaces.pages.commitments.words import ROLES
from comity.plan.interfaces.pages.frame import show
from comity.plan.interfaces.pages.visiting import asks, does
from comity.plan.models import Commitment, Participant, Partnership
from comity.plan.queries.people import Person, visible_to
from comity.plan.queries.seen_commitments import find_commitment


class AskForm(forms.Form):
    """`name` is matched whole among those who take part."""

    name = forms.CharField(
        label=gettext_lazy("Whom"),
        max_length=300,
        help_text=gettext_lazy("A name as it stands among those who take part."),
        widget=forms.TextInput(
            attrs={"list": "participants", "dir": "auto", "autocomplete": "off"}
        ),
    )
    role = forms.ChoiceField(label=gettext_lazy("What it does"), choices=[*ROLES.items()])


class AnswerForm(forms.Form):
    supports = forms.ChoiceField(
        label=gettext_lazy("With which commitment of your own"), required=False
    )

    def offer(self, rows: list[Commitment]) -> None:
        field = cast(forms.ChoiceField, self.fields["supports"])
        known = [(str(each.id), f"{each.number} {each.title}") for each in rows]
        field.choices = [("", gettext_lazy("none")), *known]


@asks
def ask(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    row = find_commitment(person, number)
    person.act_for(row.participant)
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            data = form.cleaned_data
            partner = _named(person, data["name"])
            role = PartnerRole(data["role"])
            ask_partner(person=person, commitment=row, participant=partner, role=role)
            messages.success(request, _("Asked. It counts once they accept."))
            return redirect("plan:commitment", person.plan.slug, number)
    others = _others(person).exclude(id=row.participant_id).values_list("name", flat=True)[:200]
    return show(
        request,
        "commitment_partner.html",
        person,
        "commitments",
        commitment=row,
        form=form,
        others=list(others),
    )


@asks
def answer(request: HttpRequest, person: Person, number: int, partnership: UUID) -> HttpResponse:
    row = find_commitment(person, number)
    asked = _of(row, partnership)
    person.act_for(asked.participant)
    states = [CommitmentState.ACTIVE.value, CommitmentState.COMPLETED.value]
    own = list(asked.participant.commitments.filter(state__in=states).order_by("number"))
    form = AnswerForm(request.POST or None)
    form.offer(own)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            chosen = form.cleaned_data["supports"]
            answer_partner(
                person=person,
                partnership=asked,
                accept=request.POST.get("answer") == "accept",
                supports=next((each for each in own if str(each.id) == chosen), None),
            )
            messages.success(request, _("Answered."))
            return redirect("plan:commitment", person.plan.slug, number)
    return show(
        request,
        "commitment_partner_answer.html",
        person,
        "commitments",
        commitment=row,
        asked=asked,
        role=ROLES.get(asked.role, asked.role),
        form=form,
    )


@does
def end(request: HttpRequest, person: Person, number: int, partnership: UUID) -> HttpResponse:
    row = find_commitment(person, number)
    end_partnership(person=person, partnership=_of(row, partnership))
    messages.success(request, _("The partnership is ended."))
    return redirect("plan:commitment", person.plan.slug, number)


def _of(row: Commitment, partnership: UUID) -> Partnership:
    """Raises `UnknownName("partnership-unknown")`."""
    found = row.partnerships.select_related("participant").filter(id=partnership).first()
    if found is None:
        raise UnknownName("partnership-unknown")
    return found


def _named(person: Person, name: str) -> Participant:
    found = _others(person).filter(name__iexact=name.strip()).first()
    if found is None:
        raise UnknownName("participant-unnamed", name=name.strip()[:80])
    return found


def _others(person: Person) -> QuerySet[Participant]:
    return Participant.objects.filter(
        plan=person.plan,
        state=ParticipantState.JOINED.value,
        visibility__in=visible_to(person),
    )
