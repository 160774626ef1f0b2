"""How often somebody wants to be told by mail."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from comity.assembly.actions.choose_mail import choose_mail as choose
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.sessions.forms import MailForm
from comity.assembly.interfaces.pages.visiting import asks
from comity.assembly.queries.letterbox import LETTERBOX
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import NotPermitted
from comity.parties.domain.mail_pace import Pace
from comity.parties.interfaces.form_errors import told_in
from comity.parties.models import User


@asks
def choose_mail(request: HttpRequest, person: Person) -> HttpResponse:
    if not isinstance(request.user, User):
        raise NotPermitted("not-permitted", permission="view", object=person.assembly.reference)
    initial = {"pace": LETTERBOX.pace_of(person.assembly, request.user.id).value}
    form = MailForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            choose(person=person, pace=Pace(form.cleaned_data["pace"]))
            messages.success(request, _("Your choice is kept."))
            return redirect("assembly:mail-choice", person.assembly.slug)
    return show(request, "mail_choice.html", person, "", form=form, address=request.user.email)
