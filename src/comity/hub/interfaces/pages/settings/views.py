"""A repository's settings: who may see it, whether readers must ask, its name, its end."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from comity.hub.actions.change_settings import change_settings
from comity.hub.actions.create_webhook import create_webhook
from comity.hub.actions.delete_repository import delete_repository
from comity.hub.actions.delete_webhook import delete_webhook
from comity.hub.actions.move_repository import move_repository
from comity.hub.actions.set_watched import WatchedName
from comity.hub.domain.gates import read_questions
from comity.hub.domain.policy import Deed
from comity.hub.domain.repositories import Gate, Visibility
from comity.hub.interfaces.pages.links import links_of
from comity.hub.interfaces.pages.repository.frame import Frame, framed, show
from comity.hub.interfaces.pages.settings.forms import (
    DeleteForm,
    MoveForm,
    Questions,
    SettingsForm,
    WebhookForm,
)
from comity.hub.interfaces.pages.visiting import asks
from comity.hub.models import Webhook
from comity.hub.queries.webhooks import webhooks_of
from comity.parties.interfaces.form_errors import told_in
from comity.parties.interfaces.signed_in import signed_in_anew


@asks
def show_settings(request: HttpRequest, plural: str, account: str, name: str) -> HttpResponse:
    frame = framed(request, plural, account, name, Deed.ADMINISTER)
    repository = frame.repository
    given = request.POST or None
    form = SettingsForm(
        given,
        repository=repository,
        initial={
            "visibility": repository.visibility,
            "gate": repository.gate,
            "gate_text": repository.gate_text,
        },
    )
    questions = Questions(given, initial=_question_rows(frame), prefix="questions")
    if request.method == "POST" and form.is_valid() and questions.is_valid():
        with told_in(form):
            asked = [found for each in questions.forms if (found := each.question())]
            change_settings(
                caller=frame.caller,
                repository=repository,
                visibility=Visibility(form.cleaned_data["visibility"]),
                gate=Gate(form.cleaned_data["gate"]),
                gate_text=form.cleaned_data["gate_text"],
                gate_questions=asked,
            )
            messages.success(request, _("The settings are changed."))
            return redirect(frame.links.settings)
    return show(request, "settings.html", frame, "settings", form=form, questions=questions)


@asks
def move(request: HttpRequest, plural: str, account: str, name: str) -> HttpResponse:
    frame = framed(request, plural, account, name, Deed.ADMINISTER)
    form = MoveForm(request.POST or None, initial={"to": frame.name})
    if request.method == "POST" and form.is_valid():
        with told_in(form, "to"):
            moved = move_repository(
                caller=frame.caller, repository=frame.repository, to=form.cleaned_data["to"].strip()
            )
            messages.success(request, _("It is called %(name)s now.") % {"name": moved})
            return redirect(links_of(moved).home)
    return show(request, "move.html", frame, "settings", form=form)


@asks
@signed_in_anew
def delete(request: HttpRequest, plural: str, account: str, name: str) -> HttpResponse:
    """Asks for the password once more, and for the name."""
    frame = framed(request, plural, account, name, Deed.ADMINISTER)
    form = DeleteForm(request.POST or None, name=frame.name)
    if request.method == "POST" and form.is_valid():
        gone = frame.name
        delete_repository(caller=frame.caller, repository=frame.repository)
        messages.success(request, _("%(name)s is deleted.") % {"name": gone})
        return redirect("hub:person", frame.repository.account.name)
    return show(request, "delete.html", frame, "settings", form=form)


def _question_rows(frame: Frame) -> list[dict[str, str]]:
    return [
        {"label": each.label, "kind": each.kind.value, "options": "; ".join(each.options)}
        for each in read_questions(frame.repository.gate_questions)
    ]


@asks
def webhooks(request: HttpRequest, plural: str, account: str, name: str) -> HttpResponse:
    """The caller's own webhooks that watch this repository."""
    frame = framed(request, plural, account, name, Deed.ADMINISTER)
    own = [each for each in webhooks_of(frame.caller) if _watches(each, frame)]
    if request.method == "POST" and "remove" in request.POST:
        delete_webhook(caller=frame.caller, webhook=request.POST["remove"])
        messages.success(request, _("The webhook is removed."))
        return redirect(f"{frame.links.home}/webhooks")
    form = WebhookForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            create_webhook(
                caller=frame.caller,
                url=form.cleaned_data["url"],
                watched=[WatchedName(frame.kind.value, frame.name)],
                domains=form.cleaned_data["domains"],
                secret=form.cleaned_data["secret"],
            )
            messages.success(request, _("The webhook is added."))
            return redirect(f"{frame.links.home}/webhooks")
    return show(request, "webhooks.html", frame, "settings", form=form, webhooks=own)


def _watches(webhook: Webhook, frame: Frame) -> bool:
    return any(each.repository_id == frame.repository.id for each in webhook.watched.all())
