"""A participant's own side: what it says of itself, and leaving."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.kernel.domain.audit import Visibility
from comity.parties.interfaces.form_errors import told_in
from comity.plan.actions.change_participant import LONGEST_SUMMARY, change_participant
from comity.plan.actions.withdraw_participant import withdraw_participant
from comity.plan.domain.participants import ParticipantState
from comity.plan.interfaces.pages.frame import show
from comity.plan.interfaces.pages.visiting import asks
from comity.plan.queries.people import Person
from comity.plan.queries.seen_participants import find_participant


class ChangeForm(forms.Form):
    website = forms.CharField(
        label=gettext_lazy("Website"), max_length=200, required=False, widget=forms.URLInput
    )
    summary = forms.CharField(
        label=gettext_lazy("Summary"),
        max_length=LONGEST_SUMMARY,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Plain text: what others should know of you."),
    )
    visibility = forms.ChoiceField(
        label=gettext_lazy("Who sees the page"),
        choices=[
            (Visibility.PUBLIC.value, gettext_lazy("everybody")),
            (Visibility.MEMBERS.value, gettext_lazy("whoever takes part")),
            (Visibility.PRIVATE.value, gettext_lazy("you, and who keeps the plan")),
        ],
        help_text=gettext_lazy("Each commitment has a choice of its own."),
    )


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Stands on the participant's page for its own people."),
    )


@asks
def change(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    row = find_participant(person, key)
    if not person.may("keep-participants"):
        person.act_for(row)
    known = {"website": row.website, "summary": row.summary, "visibility": row.visibility}
    form = ChangeForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            change_participant(
                person=person,
                participant=key,
                website=form.cleaned_data["website"],
                summary=form.cleaned_data["summary"],
                visibility=Visibility(form.cleaned_data["visibility"]),
            )
            messages.success(request, _("The profile is changed."))
            return redirect("plan:participant", person.plan.slug, key)
    return show(request, "participant_change.html", person, "participants", row=row, form=form)


@asks
def withdraw(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    """Whoever keeps the plan says why; a participant need not."""
    row = find_participant(person, key)
    own = person.stands_for(row)
    if not own:
        person.require("keep-participants")
    if row.state == ParticipantState.WITHDRAWN.value:
        return redirect("plan:participant", person.plan.slug, key)
    given = request.POST if request.method == "POST" else None
    form: forms.Form = forms.Form(given) if own else WithdrawForm(given)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            withdraw_participant(
                person=person, participant=key, reason=form.cleaned_data.get("reason", "")
            )
            messages.success(request, _("The participant has withdrawn."))
            return redirect("plan:participant", person.plan.slug, key)
    return show(
        request, "participant_withdraw.html", person, "participants", row=row, form=form, own=own
    )
