"""How often somebody wants to be told of a plan by mail."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from comity.kernel.domain.errors import NotPermitted
from comity.parties.domain.mail_pace import Pace
from comity.parties.interfaces.form_errors import told_in
from comity.parties.models import User
from comity.plan.actions.choose_plan_mail import choose_plan_mail
from comity.plan.interfaces.pages.frame import show
from comity.plan.interfaces.pages.mail.forms import PlanMailForm
from comity.plan.interfaces.pages.visiting import asks
from comity.plan.queries.letterbox import LETTERBOX
from comity.plan.queries.people import Person


@asks
def choose_mail(request: HttpRequest, person: Person) -> HttpResponse:
    if not isinstance(request.user, User):
        raise NotPermitted("not-permitted", permission="view", object=person.plan.reference)
    initial = {"pace": LETTERBOX.pace_of(person.plan, request.user.id).value}
    form = PlanMailForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            choose_plan_mail(person=person, pace=Pace(form.cleaned_data["pace"]))
            messages.success(request, _("Your choice is kept."))
            return redirect("plan:mail", person.plan.slug)
    return show(request, "mail.html", person, "", form=form, address=request.user.email)
