"""Requests, and what was found of them, for pages."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language

from comity.assembly.interfaces.pages.members.badges import Badge, sentence
from comity.plan.domain.joining import Claims, Finding
from comity.plan.domain.participants import JoinState, ParticipantKind
from comity.plan.interfaces.pages.joining.words import CLAIMS, FOUND, KINDS, STATES, Said
from comity.plan.models import JoinRequest
from comity.plan.queries.join_requests import claims_of
from comity.regulation.adapters.rulebook_files import shipped_jurisdictions


@dataclass(frozen=True, slots=True)
class RequestView:
    row: JoinRequest
    claims: Claims
    badge: Badge
    kind: Said
    place: str


@dataclass(frozen=True, slots=True)
class FindingView:
    about: Said
    badge: Badge
    why: str


def request_view(row: JoinRequest) -> RequestView:
    return RequestView(
        row=row,
        claims=claims_of(row),
        badge=Badge(*STATES[JoinState(row.state)]),
        kind=KINDS[ParticipantKind(row.kind)],
        place=place_name(row.jurisdiction),
    )


def finding_view(found: Finding) -> FindingView:
    return FindingView(
        about=CLAIMS.get(found.about, found.about),
        badge=Badge(*FOUND[found.outcome]),
        why=sentence(found.why),
    )


def place_name(code: str) -> str:
    known = shipped_jurisdictions()
    return known.name(code, get_language() or "en") if code in known else code
