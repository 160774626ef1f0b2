"""One participant: what it is, what it promised, with whom, and what it offers and needs."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from comity.kernel.domain.audit import Visibility
from comity.plan.domain.commitment_text import HelpSide
from comity.plan.domain.participants import ParticipantKind, ParticipantState
from comity.plan.domain.partnerships import PartnerState
from comity.plan.interfaces.pages.commitments.words import HELP_KINDS, ROLES, STATES
from comity.plan.interfaces.pages.frame import show
from comity.plan.interfaces.pages.joining.badges import place_name
from comity.plan.interfaces.pages.joining.words import KINDS, Said
from comity.plan.interfaces.pages.progress.rollup_view import rollup_of
from comity.plan.interfaces.pages.visiting import reads
from comity.plan.models import HelpRow, Participant, Partnership
from comity.plan.queries.people import Person
from comity.plan.queries.seen_commitments import seen_commitments
from comity.plan.queries.seen_participants import find_participant

SHOWN = {
    Visibility.PUBLIC: _("Everybody sees this page."),
    Visibility.MEMBERS: _("Only whoever takes part sees this page."),
    Visibility.PRIVATE: _("Only its own people and who keeps the plan see this page."),
}


@reads
def show_participant(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    row = find_participant(person, key)
    seen = seen_commitments(person)
    commitments = seen.filter(participant=row).select_related("action")
    helps = HelpRow.objects.filter(commitment__in=commitments).select_related("commitment")
    joined = row.state == ParticipantState.JOINED.value
    own, keeps = person.stands_for(row), person.may("keep-participants")
    return show(
        request,
        "participant.html",
        person,
        "participants",
        row=row,
        kind=KINDS[ParticipantKind(row.kind)],
        place=place_name(row.jurisdiction),
        joined=joined,
        own=own,
        keeps=keeps,
        shown=SHOWN[Visibility(row.visibility)],
        commitments=[(it, STATES[it.state]) for it in commitments],
        rollup=rollup_of(person, seen.filter(participant=row), participant=str(row.id)),
        offers=_helps(helps, HelpSide.OFFER),
        needs=_helps(helps, HelpSide.NEED),
        partnerships=_partnerships(person, row, own=own),
        may_commit=own and joined,
    )


def _helps(rows: Iterable[HelpRow], side: HelpSide) -> list[tuple[HelpRow, Said]]:
    return [(it, HELP_KINDS[it.kind]) for it in rows if it.side == side.value]


def _partnerships(person: Person, row: Participant, *, own: bool) -> list[tuple[Partnership, Said]]:
    """Those that count; for its own people, also what they are asked."""
    states = [PartnerState.ACCEPTED.value, *([PartnerState.ASKED.value] if own else [])]
    rows = Partnership.objects.filter(
        participant=row, state__in=states, commitment__in=seen_commitments(person)
    )
    return [(it, ROLES[it.role]) for it in rows.select_related("commitment__participant")]
