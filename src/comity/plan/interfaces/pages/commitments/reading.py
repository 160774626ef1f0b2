"""One commitment: what is promised, how far it is, and what may be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from comity.assembly.interfaces.pages.frame import told
from comity.kernel.interfaces.error_text import error_text
from comity.kernel.interfaces.web.translations import translations
from comity.plan.domain.commitment_text import CommitmentState, CommitmentText, Help
from comity.plan.domain.gate import lacks
from comity.plan.domain.gate_lacks import Lack, Weight
from comity.plan.domain.gate_target import plain_figure
from comity.plan.domain.iati_codelists import REGIONS
from comity.plan.domain.participants import ParticipantState
from comity.plan.interfaces.pages.commitments.blocks import shown_blocks
from comity.plan.interfaces.pages.commitments.forms import VisibilityForm
from comity.plan.interfaces.pages.commitments.listing import row_of
from comity.plan.interfaces.pages.commitments.words import (
    HELP_KINDS,
    PERIODS,
    ROLES,
    field_name,
    language_name,
)
from comity.plan.interfaces.pages.frame import Frame, show
from comity.plan.interfaces.pages.visiting import reads
from comity.plan.models import Commitment, Partnership
from comity.plan.queries.commitment_view import CommitmentView, commitment_view
from comity.plan.queries.find_plan import plan_text
from comity.plan.queries.gate_ground import ground_for
from comity.plan.queries.people import Person
from comity.plan.queries.seen_commitments import find_commitment
from comity.regulation.adapters.rulebook_files import shipped_jurisdictions

if TYPE_CHECKING:
    from comity.plan.interfaces.pages.commitments.words import Said


@dataclass(frozen=True, slots=True)
class TargetView:
    """Figures as they are shown; "" for what is not known."""

    indicator: str
    unit: str
    baseline: str
    reached: str
    value: str
    percent: int | None
    """of the way from baseline to target, as reported"""


@dataclass(frozen=True, slots=True)
class PartnerView:
    row: Partnership
    role: Said
    own: bool
    """whether the reader stands for the partner"""


@dataclass(frozen=True, slots=True)
class HelpView:
    help: Help
    kind: Said
    quantity: str
    per: Said


@reads
def show_commitment(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    row = find_commitment(person, number)
    view = commitment_view(person, row)
    frame = Frame(person)
    return show(
        request,
        "commitment.html",
        person,
        "commitments",
        commitment=row,
        head=row_of(person, row),
        view=view,
        **in_words(person, view.text),
        target=_target(view),
        place=_place(row),
        partners=[_partner(person, it) for it in view.partners],
        asked=[_partner(person, it) for it in view.asked],
        supports=[_partner(person, it) for it in view.supports],
        blocks=shown_blocks(request, person, row, frame=frame),
        **_ways(person, row, view.text),
    )


def in_words(person: Person, text: CommitmentText) -> dict[str, object]:
    """What a text says, with its action and help in words."""
    plan = plan_text(person.plan)
    action = next((each for each in plan.actions if each.id == text.action), None)
    parts = {each.id: told(each.title) for each in action.sub_actions} if action else {}
    known = {each.id: told(each.name) for each in action.indicators} if action else {}
    budget = text.budget
    return {
        "text": text,
        "language_name": language_name(text.language),
        "action_name": f"{action.number} {told(action.title)}" if action else text.action,
        "part_name": parts.get(text.sub_action, text.sub_action),
        "indicator_name": known.get(text.target.plan_indicator, text.target.plan_indicator),
        "regions": [REGIONS.get(each, each) for each in text.iati.regions],
        "budget": f"{plain_figure(budget.amount)} {budget.currency}" if budget else "",
        "helps": [_help(each) for each in text.helps],
    }


def _target(view: CommitmentView) -> TargetView:
    target, share = view.text.target, view.share
    return TargetView(
        indicator=target.indicator,
        unit=target.unit,
        baseline="" if target.baseline is None else plain_figure(target.baseline),
        reached="" if view.reached is None else plain_figure(view.reached),
        value="" if target.value is None else plain_figure(target.value),
        percent=None if share is None else int(share * 100),
    )


def _place(row: Commitment) -> str:
    known = shipped_jurisdictions()
    if row.jurisdiction not in known:
        return row.jurisdiction
    return known.name(row.jurisdiction, get_language() or "en")


def _partner(person: Person, row: Partnership) -> PartnerView:
    return PartnerView(row, ROLES.get(row.role, row.role), person.stands_for(row.participant))


def _help(help: Help) -> HelpView:  # noqa: A002  # the word of the room
    figure = "" if help.quantity is None else f"{plain_figure(help.quantity)} {help.unit}".strip()
    return HelpView(help, HELP_KINDS[help.kind.value], figure, PERIODS.get(help.per, help.per))


def _ways(person: Person, row: Commitment, text: CommitmentText) -> dict[str, object]:
    """What the page offers; each action asks again."""
    joined = row.participant.state == ParticipantState.JOINED.value
    own = joined and person.stands_for(row.participant)
    draft = own and row.state == CommitmentState.DRAFT.value
    active = own and row.state == CommitmentState.ACTIVE.value
    completed = own and row.state == CommitmentState.COMPLETED.value
    found = _found(person, text) if draft else []
    return {
        "own": own,
        "draft": draft,
        "mending": any(each.weight is not Weight.ADVICE for each in found),
        "may_edit": draft or active,
        "may_submit": draft,
        "may_complete": active,
        "may_reopen": completed,
        "may_withdraw": active or completed,
        "may_ask": active,
        "lacks": [lack_view(each) for each in found],
        "readers": VisibilityForm(initial={"visibility": row.visibility}) if own else None,
    }


def _found(person: Person, text: CommitmentText) -> list[Lack]:
    return lacks(text, ground_for(person, text))


def lack_view(found: Lack) -> tuple[Said, str, str]:
    """The field in words, what is wrong with how to mend it, and how heavy it weighs."""
    return field_name(found.field), error_text(found.error, translations()), found.weight.value
