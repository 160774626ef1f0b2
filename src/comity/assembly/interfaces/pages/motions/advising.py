"""Changes that are recommended, and taken up by members as amendments."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from comity.assembly.actions.propose_amendment import take_up_recommendation
from comity.assembly.actions.recommend_change import recommend_change, withdraw_recommendation
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.motions.forms import AdviceForm
from comity.assembly.interfaces.pages.motions.reading import head_of
from comity.assembly.interfaces.pages.visiting import asks, does
from comity.assembly.queries.find_motion import find_motion, find_recommendation
from comity.assembly.queries.motion_records import text_of
from comity.assembly.queries.people import Person
from comity.kernel.interfaces.web.refused_forms import gives_text_back
from comity.parties.interfaces.form_errors import told_in


@gives_text_back("words", "reason")
@asks
def recommend(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    motion = find_motion(person, number)
    text = text_of(motion)
    old = text.paragraph(request.GET.get("paragraph", "")[:100])
    form = AdviceForm(request.POST or None, initial={"words": old.words})
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            recommend_change(
                person=person,
                motion=motion,
                paragraph=old.id,
                words=form.cleaned_data["words"],
                reason=form.cleaned_data["reason"],
                key=form.cleaned_data["key"],
            )
            messages.success(request, _("The change is recommended."))
            return redirect("assembly:motion", person.assembly.slug, number)
    return show(
        request,
        "motion_advise.html",
        person,
        "motions",
        head=head_of(person, motion),
        motion=motion,
        form=form,
        old=old,
        old_number=text.numbers[old.id],
    )


class TakeUpForm(forms.Form):
    key = forms.UUIDField()


@does
def take_up(request: HttpRequest, person: Person, number: int, advice: UUID) -> HttpResponse:
    """The id of the advice stands for that of the form: each member takes it up once."""
    found = find_recommendation(find_motion(person, number), advice)
    form = TakeUpForm(request.POST)
    key = form.cleaned_data["key"] if form.is_valid() else None
    take_up_recommendation(person=person, recommendation=found, key=key)
    messages.success(request, _("It is an amendment of your member now."))
    return redirect("assembly:motion", person.assembly.slug, number)


@does
def withdraw_advice(
    request: HttpRequest, person: Person, number: int, advice: UUID
) -> HttpResponse:
    found = find_recommendation(find_motion(person, number), advice)
    withdraw_recommendation(person=person, recommendation=found)
    messages.success(request, _("The recommendation is withdrawn."))
    return redirect("assembly:motion", person.assembly.slug, number)
