"""What was found of a request: offline, in registries' dumps, and who it may be already."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from uuid import UUID

from django.db.models import Q

from comity.parties.models import Organisation
from comity.plan.domain.claim_findings import offline_findings
from comity.plan.domain.joining import Claims, Finding
from comity.plan.domain.participants import ParticipantKind
from comity.plan.models import Plan
from comity.regulation.adapters.rulebook_files import shipped_jurisdictions

_QUERIES = "comity.plan.queries"


@dataclass(frozen=True, slots=True)
class SameParty:
    """An organisation that the claims may be about. `certain` where an identifier is the same: it
    is used then, whatever else is chosen. `score` is from 0 to 1."""

    organisation: UUID
    name: str
    why: tuple[str, ...]
    certain: bool
    score: float = 1.0


def findings(claims: Claims, *, confirmed: bool) -> tuple[Finding, ...]:
    kinds = {each.id: each.kind for each in shipped_jurisdictions()}
    looked_up = _late("registry_findings")
    found = looked_up(claims) if looked_up else ()
    return (*offline_findings(claims, kinds, confirmed=confirmed), *found)


def same_parties(plan: Plan, claims: Claims) -> tuple[SameParty, ...]:
    """The likeliest first."""
    if claims.kind is ParticipantKind.PERSON:
        return ()
    rows = {each.organisation: each for each in _certain(claims)}
    similar = _late("possible_duplicates")
    if similar is None:
        for each in _same_name(claims):
            rows.setdefault(each.organisation, each)
        return tuple(rows.values())
    for it in similar(
        plan,
        name=claims.name,
        jurisdiction=claims.jurisdiction,
        ror=claims.ror or None,
        lei=claims.lei or None,
    ):
        kind, _, key = it.party_reference.partition(":")
        if kind == "organisation" and UUID(key) not in rows:
            why = (it.why,) if isinstance(it.why, str) else tuple(map(str, it.why))
            rows[UUID(key)] = SameParty(UUID(key), it.name, why, False, float(it.score))
    return tuple(sorted(rows.values(), key=lambda it: (not it.certain, -it.score, it.name)))


def certain_party(claims: Claims) -> Organisation | None:
    """The organisation that has the same ROR or LEI."""
    asked = Q()
    if claims.ror:
        asked |= Q(ror=claims.ror)
    if claims.lei:
        asked |= Q(lei=claims.lei)
    return Organisation.objects.filter(asked).order_by("created_at").first() if asked else None


def _certain(claims: Claims) -> list[SameParty]:
    found = certain_party(claims)
    if found is None:
        return []
    same = ("ROR",) * (found.ror == claims.ror) + ("LEI",) * (found.lei == claims.lei)
    return [SameParty(found.id, found.name, same, True)]


def _same_name(claims: Claims) -> list[SameParty]:
    rows = Organisation.objects.filter(name__iexact=claims.name)[:10]
    return [SameParty(each.id, each.name, (), False) for each in rows]


def _late(name: str) -> Callable[..., Any] | None:
    """A query that this one works without, by its module's and its own name."""
    module = f"{_QUERIES}.{name}"
    if find_spec(module) is None:
        return None
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found
