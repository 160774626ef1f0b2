"""Invitations: from a file, which is tried first; and those that went out."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.assembly.interfaces.pages.members.badges import Badge
from comity.kernel.formats.table_lines import table_text
from comity.parties.interfaces.form_errors import told_in
from comity.plan.actions.invite_participants import (
    InviteOutcome,
    InviteState,
    invite_participants,
)
from comity.plan.actions.revoke_invitation import revoke_invitation
from comity.plan.formats.invitations_csv import COLUMNS, LARGEST, NEEDED
from comity.plan.interfaces.pages.frame import show
from comity.plan.interfaces.pages.joining.asking import said
from comity.plan.interfaces.pages.joining.forms import FileForm, SendForm
from comity.plan.interfaces.pages.visiting import asks
from comity.plan.models import Invitation
from comity.plan.queries.people import Person

A_PAGE = 100


@asks
def show_invitations(request: HttpRequest, person: Person) -> HttpResponse:
    person.require("keep-participants")
    form, sending = FileForm(), None
    outcomes: tuple[InviteOutcome, ...] = ()
    if request.method == "POST" and "text" in request.POST:
        sending = SendForm(request.POST)
        if sending.is_valid():
            with told_in(sending):
                source = sending.cleaned_data["text"].encode()
                done = invite_participants(person=person, source=source, dry_run=False)
                count = sum(each.state is InviteState.INVITED for each in done)
                messages.success(request, _done(count))
                return redirect("plan:invitations", person.plan.slug)
    elif request.method == "POST":
        form = FileForm(request.POST, request.FILES)
        if form.is_valid():
            with told_in(form):
                source = form.cleaned_data["file"].read(LARGEST + 1)
                outcomes = invite_participants(person=person, source=source, dry_run=True)
                if _may_send(outcomes):
                    sending = SendForm(initial={"text": table_text(source, LARGEST)})
    rows = Invitation.objects.filter(plan=person.plan).order_by("-invited_at", "name")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return show(
        request,
        "invitations.html",
        person,
        "moderation",
        form=form,
        sending=sending,
        outcomes=[
            (each, said(each.error) if each.error else "") for each in _worst_first(outcomes)
        ],
        counted=[sum(each.state is state for each in outcomes) for state in InviteState],
        columns=[(each, each in NEEDED) for each in COLUMNS],
        rows=[(each, invitation_badge(each)) for each in page],
        page=page,
    )


@asks
def revoke(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    person.require("keep-participants")
    row = Invitation.objects.filter(plan=person.plan, id=key).first()
    if row is None or row.revoked_at or row.request_id:
        messages.warning(request, _("There is nothing to take back."))
        return redirect("plan:invitations", person.plan.slug)
    if request.method == "POST":
        revoke_invitation(person=person, invitation=key)
        messages.success(request, _("The invitation is taken back."))
        return redirect("plan:invitations", person.plan.slug)
    return show(request, "invitation_revoke.html", person, "moderation", invitation=row)


def invitation_badge(row: Invitation) -> Badge:
    if row.request_id:
        return Badge("✓", _("accepted"), "added")
    if row.expires_at <= timezone.now():
        return Badge("–", _("expired"), "")
    if row.revoked_at:
        return Badge("×", _("taken back"), "refused")
    if row.sent_at:
        return Badge("→", _("sent"), "open")
    return Badge("…", _("to be sent"), "open")


def _may_send(outcomes: tuple[InviteOutcome, ...]) -> bool:
    states = {each.state for each in outcomes}
    return InviteState.INVITED in states and InviteState.REFUSED not in states


def _worst_first(outcomes: tuple[InviteOutcome, ...]) -> list[InviteOutcome]:
    return sorted(outcomes, key=lambda it: (it.state is not InviteState.REFUSED, it.line))


def _done(count: int) -> str:
    return ngettext(
        "%(n)d invitation is made. Its mail leaves within minutes.",
        "%(n)d invitations are made. Their mails leave within minutes.",
        count,
    ) % {"n": count}
