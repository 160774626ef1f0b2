"""The public form, and what comes after it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from comity.kernel.domain.errors import ComityError
from comity.kernel.interfaces.error_text import error_text
from comity.kernel.interfaces.web.translations import translations
from comity.parties.interfaces.form_errors import told_in
from comity.parties.models import User
from comity.plan.actions.ask_to_join import Asked, Next, ask_to_join, faults_of
from comity.plan.actions.join_as_member import join_as_member
from comity.plan.domain.joining import Claims
from comity.plan.domain.participants import ParticipantKind
from comity.plan.domain.tidy_claims import tidied
from comity.plan.interfaces.join_rates import TooOften, sent_for, sent_from
from comity.plan.interfaces.mail.joining import confirmation_letter, receipt_letter, send
from comity.plan.interfaces.pages.frame import show
from comity.plan.interfaces.pages.joining.badges import request_view
from comity.plan.interfaces.pages.joining.forms import JoinForm
from comity.plan.interfaces.pages.joining.words import KINDS, KINDS_EXPLAINED
from comity.plan.interfaces.pages.visiting import asks, does, reads
from comity.plan.queries.join_links import status_key
from comity.plan.queries.join_requests import own_requests
from comity.plan.queries.people import Person


@asks
def join(request: HttpRequest, person: Person) -> HttpResponse:
    """`kind` in the address chooses the form; without one the kinds are offered."""
    if request.method == "POST" and (refused := sent_from(request)):
        return too_many(request, person, refused)
    kind = _kind(request.GET.get("kind", ""))
    if kind is None:
        return _offer(request, person)
    user = request.user if isinstance(request.user, User) else None
    form = JoinForm(request.POST or None, kind=kind, signed_in=user is not None)
    if request.method == "POST":
        claims = _claims(form, user)
        if claims is not None:
            if refused := sent_for(person.plan.slug, claims.email):
                return too_many(request, person, refused)
            with told_in(form):
                asked = ask_to_join(person=person, claims=claims, language=get_language() or "en")
                return _after(person, asked)
        form.begin_again()
    return show(
        request, "join_form.html", person, "participants", form=form, kind=KINDS[kind], user=user
    )


@reads
def show_asked(request: HttpRequest, person: Person) -> HttpResponse:
    """The same for everybody: it tells nobody who has joined."""
    return show(request, "join_asked.html", person, "participants")


@does
def join_member(request: HttpRequest, person: Person) -> HttpResponse:
    made = join_as_member(person=person)
    messages.success(request, _("Your member takes part now."))
    return redirect("plan:participant", person.plan.slug, made.id)


def too_many(request: HttpRequest, person: Person, refused: TooOften) -> HttpResponse:
    response = show(request, "join_too_many.html", person, "participants", refused=refused)
    response.status_code = 429
    response["Retry-After"] = str(refused.seconds)
    return response


def said(error: ComityError) -> str:
    return error_text(error, translations())


def _offer(request: HttpRequest, person: Person) -> HttpResponse:
    return show(
        request,
        "join.html",
        person,
        "participants",
        kinds=[(each.value, KINDS[each], KINDS_EXPLAINED[each]) for each in ParticipantKind],
        member=person.member,
        own=[(request_view(each), status_key(each)) for each in own_requests(person)],
        taking_part=person.participants,
    )


def _claims(form: JoinForm, user: User | None) -> Claims | None:
    """What is good enough to be asked with; what is not is told in the form."""
    if not form.is_valid():
        return None
    claims = tidied(form.claims(user.email if user else form.cleaned_data["email"]))
    faults = faults_of(claims)
    form.tell(faults, said)
    return None if faults else claims


def _after(person: Person, asked: Asked) -> HttpResponse:
    row = asked.request
    if asked.next is Next.CONFIRM:
        send(confirmation_letter(row, asked.secret))
    elif asked.next is Next.OPEN_ALREADY:
        send(receipt_letter(row))
    if person.user_id is not None and row.user_id == person.user_id and row.confirmed_at:
        return redirect("plan:join-status", person.plan.slug, status_key(row))
    return redirect("plan:join-asked", person.plan.slug)


def _kind(text: str) -> ParticipantKind | None:
    try:
        return ParticipantKind(text)
    except ValueError:
        return None
