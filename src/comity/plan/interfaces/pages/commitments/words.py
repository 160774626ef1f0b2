"""Words of commitments as pages say them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from comity.kernel.domain.audit import Visibility
from comity.plan.domain.commitment_text import CommitmentState, HelpKind, HelpSide
from comity.plan.domain.participants import ParticipantKind
from comity.plan.domain.partnerships import PartnerRole
from comity.plan.domain.plan_text import Direction, Level

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    Said: TypeAlias = StrOrPromise
STATES: Mapping[str, tuple[str, Said, str]] = {
    CommitmentState.DRAFT.value: ("✎", _("draft"), "open"),
    CommitmentState.ACTIVE.value: ("▸", _("under way"), ""),
    CommitmentState.COMPLETED.value: ("✓", _("said to be done"), "adopted"),
    CommitmentState.WITHDRAWN.value: ("×", _("withdrawn"), "rejected"),
}
"""Sign, word and class of a badge."""
LEVELS: Mapping[str, tuple[str, Said]] = {
    Level.NO_EVIDENCE.value: ("–", _("no evidence")),
    Level.NOT_STARTED.value: ("○", _("not started")),
    Level.LIMITED.value: ("◔", _("limited")),
    Level.SUBSTANTIAL.value: ("◕", _("substantial")),
    Level.COMPLETE.value: ("●", _("complete")),
}
KINDS: Mapping[str, Said] = {
    ParticipantKind.GOVERNMENT.value: _("government"),
    ParticipantKind.INTERNATIONAL_BODY.value: _("international body"),
    ParticipantKind.INSTITUTION.value: _("institution"),
    ParticipantKind.COMPANY.value: _("company"),
    ParticipantKind.ASSOCIATION.value: _("association"),
    ParticipantKind.PERSON.value: _("person"),
}
TIMELY_NAMES: Mapping[str, Said] = {
    "overdue": _("overdue"),
    "due-soon": _("due soon"),
    "stale": _("stale"),
    "never-updated": _("never updated"),
}
VISIBILITIES: Mapping[str, Said] = {
    Visibility.PUBLIC.value: _("everybody"),
    Visibility.MEMBERS.value: _("those who take part"),
    Visibility.PRIVATE.value: _("you and the secretariat"),
}
DIRECTIONS: Mapping[str, Said] = {
    Direction.UP.value: _("more is better"),
    Direction.DOWN.value: _("less is better"),
}
SIDES: Mapping[str, Said] = {
    HelpSide.OFFER.value: _("We offer"),
    HelpSide.NEED.value: _("We need"),
}
HELP_KINDS: Mapping[str, Said] = {
    HelpKind.COMPUTE.value: _("computing time"),
    HelpKind.DATA.value: _("data"),
    HelpKind.MODELS.value: _("models"),
    HelpKind.TRAINING.value: _("training"),
    HelpKind.PEOPLE.value: _("people"),
    HelpKind.FUNDING.value: _("funding"),
    HelpKind.ADVICE.value: _("advice"),
    HelpKind.OTHER.value: _("something else"),
}
PERIODS: Mapping[str, Said] = {
    "": _("once"),
    "day": _("a day"),
    "week": _("a week"),
    "month": _("a month"),
    "year": _("a year"),
}
ROLES: Mapping[str, Said] = {
    PartnerRole.FUNDING.value: _("funds it"),
    PartnerRole.ACCOUNTABLE.value: _("answers for it"),
    PartnerRole.EXTENDING.value: _("manages it for others"),
    PartnerRole.IMPLEMENTING.value: _("carries it out"),
}
FIELDS: Mapping[str, Said] = {
    "title": _("Title"),
    "language": _("Language"),
    "action": _("Action"),
    "sub_action": _("Part of the action"),
    "outcome": _("What will be different"),
    "beneficiaries": _("For whom"),
    "starts_on": _("Begins"),
    "target.indicator": _("What is counted"),
    "target.unit": _("Unit"),
    "target.direction": _("Direction"),
    "target.baseline": _("Baseline"),
    "target.baseline_on": _("Day of the baseline"),
    "target.value": _("Target"),
    "target.due_on": _("By when"),
    "target.proof": _("What will prove it"),
    "target.plan_indicator": _("Indicator of the plan"),
    "milestones": _("Milestones"),
    "milestones.title": _("Milestone"),
    "milestones.due_on": _("Day of the milestone"),
    "budget.amount": _("Budget"),
    "budget.currency": _("Currency"),
    "helps": _("Offers and needs"),
    "helps.side": _("Offer or need"),
    "helps.kind": _("Kind of help"),
    "helps.text": _("Offer or need, in words"),
    "helps.quantity": _("Quantity"),
    "helps.unit": _("Unit of the quantity"),
    "helps.per": _("How often"),
    "helps.since": _("From"),
    "helps.until": _("Until"),
    "iati.organisation": _("IATI identifier"),
    "iati.countries": _("Countries"),
    "iati.regions": _("Regions"),
    "iati.sector": _("Sector"),
}
"""By the place in the text, without the id of a part."""


def field_name(place: str) -> Said:
    """`milestones.0.due_on` as `Day of the milestone`."""
    parts = place.split(".")
    plain = ".".join([parts[0], *parts[2:]]) if parts[0] in {"milestones", "helps"} else place
    return FIELDS.get(plain, place)


def language_name(tag: str) -> Said:
    """In the reader's language, or the tag itself where Django knows no name of it."""
    try:
        name: Said = get_language_info(tag.lower())["name_translated"]
    except KeyError:
        return tag
    return name
