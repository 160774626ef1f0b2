"""A commitment as an IATI activity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from urllib.parse import quote, urlsplit

from comity.plan.domain.commitment_text import CommitmentState, CommitmentText, Target
from comity.plan.domain.iati_codelists import LANGUAGES
from comity.plan.domain.participants import ParticipantKind
from comity.plan.domain.partnerships import PartnerRole
from comity.plan.domain.plan_text import Level
from comity.plan.formats.iati.activity import (
    ActivityStatus,
    IatiActivity,
    IatiDocument,
    IatiPartner,
)
from comity.plan.formats.iati.missing import has_budget, has_result, iati_missing, written

ORGANISATION_TYPES = {
    ParticipantKind.GOVERNMENT: "10",
    ParticipantKind.INTERNATIONAL_BODY: "40",
    ParticipantKind.INSTITUTION: "80",
    ParticipantKind.COMPANY: "70",
    ParticipantKind.ASSOCIATION: "90",
    ParticipantKind.PERSON: "90",
}
"""The code list OrganisationType 2.03. It knows associations by whom they serve, which nobody asked
them: they are "other"."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a commitment beside its text. `on` is the day of the file."""

    plan: str
    number: int
    participant: str
    kind: ParticipantKind
    state: CommitmentState
    level: str
    on: date
    ended_on: date | None = None
    updated_on: date | None = None
    reached: Decimal | None = None


def iati_activity(
    text: CommitmentText,
    standing: Standing,
    partners: Iterable[tuple[str, ParticipantKind, PartnerRole]] = (),
    documents: Iterable[IatiDocument] = (),
) -> IatiActivity | None:
    """`None` where `iati_missing` finds something, for a draft, and for a person, who is no
    organisation."""
    if iati_missing(text) or standing.state is CommitmentState.DRAFT:
        return None
    if standing.kind is ParticipantKind.PERSON or text.starts_on is None:
        return None
    organisation = text.iati.organisation
    due = text.target.due_on
    has_target = has_result(text)
    return IatiActivity(
        identifier=f"{organisation}-{standing.plan}-{standing.number}",
        organisation=organisation,
        organisation_name=written(standing.participant),
        organisation_type=ORGANISATION_TYPES[standing.kind],
        title=written(text.title),
        language=_two_letters(text.language),
        outcome=written(text.outcome),
        beneficiaries=written(text.beneficiaries),
        status=_status(text.starts_on, standing),
        starts_on=text.starts_on,
        due_on=due if due is None or due > text.starts_on else None,
        ended_on=standing.ended_on if standing.state is CommitmentState.COMPLETED else None,
        countries=text.iati.countries,
        regions=text.iati.regions,
        sector=text.iati.sector,
        updated_on=standing.updated_on or standing.on,
        budget=text.budget if has_budget(text) else None,
        target=_target(text.target) if has_target else None,
        reached=standing.reached if has_target else None,
        partners=tuple(
            IatiPartner(written(name), ORGANISATION_TYPES[kind], role)
            for name, kind, role in partners
        ),
        documents=tuple(_documents(documents)),
    )


def _status(starts_on: date, standing: Standing) -> ActivityStatus:
    match standing.state:
        case CommitmentState.WITHDRAWN:
            return ActivityStatus.CANCELLED
        case CommitmentState.COMPLETED if standing.level == Level.COMPLETE.value:
            return ActivityStatus.POST_COMPLETION
        case CommitmentState.COMPLETED:
            return ActivityStatus.COMPLETION
    begun = starts_on <= standing.on
    return ActivityStatus.IMPLEMENTATION if begun else ActivityStatus.PIPELINE


def _target(target: Target) -> Target:
    return replace(
        target,
        indicator=written(target.indicator),
        unit=written(target.unit),
        proof=written(target.proof),
        plan_indicator="",
    )


def _documents(documents: Iterable[IatiDocument]) -> Iterator[IatiDocument]:
    """Those at addresses of the web, written as the schema's `anyURI` wants them."""
    for each in documents:
        address = quote(each.address, safe="!#$%&'()*+,/:;=?@[]~")
        if urlsplit(address).scheme in ("http", "https") and written(each.title):
            title, language = written(each.title), _two_letters(each.language)
            yield IatiDocument(address, title, language, each.on)


def _two_letters(tag: str) -> str:
    """IATI knows languages by ISO 639-1: "" for others."""
    found = tag.split("-")[0].lower()
    return found if found in LANGUAGES else ""
