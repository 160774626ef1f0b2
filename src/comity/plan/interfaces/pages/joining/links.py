"""Pages behind links that were mailed: whoever holds the link may see them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from comity.kernel.domain.errors import StorageFailure
from comity.parties.interfaces.form_errors import told_in
from comity.plan.actions.accept_invitation import accept_invitation, invitation_of_secret
from comity.plan.actions.ask_to_join import faults_of
from comity.plan.actions.confirm_join import confirm_join, disown_join, request_of_secret
from comity.plan.actions.move_join_request import move_join_request
from comity.plan.domain.join_moves import JoinMover, possible_moves
from comity.plan.domain.participants import JoinState, ParticipantKind
from comity.plan.domain.tidy_claims import tidied
from comity.plan.interfaces.mail.joining import receipt_letter, send
from comity.plan.interfaces.pages.frame import show
from comity.plan.interfaces.pages.joining.asking import said
from comity.plan.interfaces.pages.joining.badges import request_view
from comity.plan.interfaces.pages.joining.forms import ClaimsForm, MoveForm
from comity.plan.interfaces.pages.joining.words import ANSWER, KINDS, STATES
from comity.plan.interfaces.pages.visiting import asks, reads
from comity.plan.models import JoinRequest
from comity.plan.queries.join_links import status_key
from comity.plan.queries.join_requests import request_by_key, require_side
from comity.plan.queries.people import Person


@asks
def confirm(request: HttpRequest, person: Person, secret: str) -> HttpResponse:
    """Opening the link changes nothing, since programs that look into mails open it, too."""
    row = request_of_secret(person, secret)
    if request.method == "POST" and "disown" in request.POST:
        disown_join(person=person, secret=secret)
        messages.success(request, _("The request is erased."))
        return redirect("plan:overview", person.plan.slug)
    if request.method == "POST":
        row = confirm_join(person=person, secret=secret)
        return _with_receipt(request, person, row)
    return show(request, "join_confirm.html", person, "participants", asked=request_view(row))


@reads
def status(request: HttpRequest, person: Person, key: str) -> HttpResponse:
    row = request_by_key(person, key)
    return show(
        request,
        "join_status.html",
        person,
        "participants",
        asked=request_view(row),
        key=key,
        moves=[(each, STATES[JoinState(each.to)][1]) for each in row.moves.all()],
        offered=[
            (to.value, ANSWER[to])
            for to in possible_moves(JoinState(row.state), JoinMover.ASKER)
            if to in ANSWER and row.state != JoinState.UNCONFIRMED.value
        ],
    )


@asks
def answer(request: HttpRequest, person: Person, key: str, to: str) -> HttpResponse:
    """Whoever asked answers, or withdraws."""
    row = request_by_key(person, key)
    require_side(person, row, JoinMover.ASKER, key)
    wanted = next((it for it in ANSWER if it.value == to), None)
    possible = possible_moves(JoinState(row.state), JoinMover.ASKER)
    if wanted not in possible or row.state == JoinState.UNCONFIRMED.value or wanted is None:
        return redirect("plan:join-status", person.plan.slug, key)
    form = MoveForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            move_join_request(
                person=person,
                request=row.id,
                to=wanted,
                by=JoinMover.ASKER,
                reason=form.cleaned_data["reason"],
                key=key,
            )
            messages.success(request, _("It is done."))
            return redirect("plan:join-status", person.plan.slug, key)
    return show(
        request,
        "join_answer.html",
        person,
        "participants",
        asked=request_view(row),
        form=form,
        deed=ANSWER[wanted],
        key=key,
    )


@asks
def invited(request: HttpRequest, person: Person, secret: str) -> HttpResponse:
    """What was entered for whoever is invited stands in the form; they mend it and say yes."""
    row = invitation_of_secret(person, secret)
    kind = ParticipantKind(row.kind)
    known = {"name": row.name, "jurisdiction": row.jurisdiction, **row.claims}
    form = ClaimsForm(request.POST or None, kind=kind, initial=known)
    if request.method == "POST" and form.is_valid():
        claims = tidied(form.claims(row.email))
        faults = faults_of(claims)
        form.tell(faults, said)
        if not faults:
            with told_in(form):
                made = accept_invitation(person=person, secret=secret, claims=claims)
                return _with_receipt(request, person, made)
    return show(
        request,
        "invitation.html",
        person,
        "participants",
        invitation=row,
        form=form,
        kind=KINDS[kind],
    )


def _with_receipt(request: HttpRequest, person: Person, row: JoinRequest) -> HttpResponse:
    try:
        send(receipt_letter(row))
    except StorageFailure as error:
        messages.warning(request, said(error))
    return redirect("plan:join-status", person.plan.slug, status_key(row))
