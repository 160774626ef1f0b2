"""Requests, for who keeps the plan: claims, what was found of them, who it may be already."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from comity.assembly.interfaces.pages.members.badges import sentence
from comity.kernel.domain.errors import StorageFailure
from comity.parties.interfaces.form_errors import told_in
from comity.plan.actions.move_join_request import move_join_request
from comity.plan.domain.join_moves import OPEN, JoinMover, possible_moves
from comity.plan.domain.participants import JoinState, ParticipantKind
from comity.plan.interfaces.mail.joining import moved_letter, send
from comity.plan.interfaces.pages.frame import show
from comity.plan.interfaces.pages.joining.asking import said
from comity.plan.interfaces.pages.joining.badges import finding_view, request_view
from comity.plan.interfaces.pages.joining.forms import NEW, ApproveForm, MoveForm
from comity.plan.interfaces.pages.joining.words import KINDS, MODERATE, STATES
from comity.plan.interfaces.pages.visiting import asks, reads
from comity.plan.models import Invitation
from comity.plan.queries.join_findings import findings, same_parties
from comity.plan.queries.join_requests import claims_of, find_request, requests_for_moderator
from comity.plan.queries.people import Person

A_PAGE = 50


@reads
def show_queue(request: HttpRequest, person: Person) -> HttpResponse:
    """`state` and `kind` in the address; without a state, those that are to be decided."""
    rows = requests_for_moderator(person)
    counts = dict(rows.order_by().values_list("state").annotate(Count("id")))
    state, kind = request.GET.get("state", ""), request.GET.get("kind", "")
    shown = rows.filter(state__in=[state] if state else [it.value for it in OPEN])
    if kind:
        shown = shown.filter(kind=kind)
    page = Paginator(shown, A_PAGE).get_page(request.GET.get("page"))
    return show(
        request,
        "moderation.html",
        person,
        "moderation",
        rows=[request_view(each) for each in page],
        page=page,
        waiting=counts.get(JoinState.WAITING.value, 0),
        states=[(it.value, STATES[it][1], counts.get(it.value, 0)) for it in JoinState],
        kinds=[(it.value, KINDS[it]) for it in ParticipantKind],
        state=state,
        kind=kind,
    )


@reads
def show_request(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    person.require("keep-participants")
    row = find_request(person, key)
    claims = claims_of(row)
    confirmed = row.confirmed_at is not None
    return show(
        request,
        "moderation_request.html",
        person,
        "moderation",
        asked=request_view(row),
        invited=Invitation.objects.filter(request=row).first(),
        findings=[finding_view(each) for each in findings(claims, confirmed=confirmed)],
        parties=[(each, sentence(each.why)) for each in same_parties(row)],
        moves=[(each, STATES[JoinState(each.to)][1]) for each in row.moves.all()],
        offered=[
            (to.value, MODERATE[to])
            for to in possible_moves(JoinState(row.state), JoinMover.MODERATOR)
        ],
    )


@asks
def move(request: HttpRequest, person: Person, key: UUID, to: str) -> HttpResponse:
    """Asks for what is to be said, and is the confirmation, too."""
    person.require("keep-participants")
    row = find_request(person, key)
    wanted = next((it for it in MODERATE if it.value == to), None)
    if wanted is None or wanted not in possible_moves(JoinState(row.state), JoinMover.MODERATOR):
        messages.warning(request, _("The request moved on meanwhile."))
        return redirect("plan:moderation-request", person.plan.slug, key)
    given = request.POST if request.method == "POST" else None
    parties = same_parties(row)
    asks_party = wanted is JoinState.APPROVED and row.kind != ParticipantKind.PERSON.value
    form = ApproveForm(given, parties=parties) if asks_party else MoveForm(given)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data.get("organisation", NEW)
        with told_in(form):
            moved = move_join_request(
                person=person,
                request=key,
                to=wanted,
                by=JoinMover.MODERATOR,
                reason=form.cleaned_data["reason"],
                organisation=None if chosen == NEW else UUID(chosen),
            )
            messages.success(request, _("The request is moved on."))
            try:
                send(moved_letter(moved))
            except StorageFailure as error:
                messages.warning(request, said(error))
            return redirect("plan:moderation-request", person.plan.slug, key)
    return show(
        request,
        "moderation_move.html",
        person,
        "moderation",
        asked=request_view(row),
        form=form,
        deed=MODERATE[wanted],
        wanted=wanted.value,
    )
