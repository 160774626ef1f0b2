"""What was found of a request: offline, in registries' dumps, and who it may be already.

The finder of duplicates and the look-up in dumps are asked where they are there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from uuid import UUID

from django.db.models import Q

from comity.kernel.domain.messages import Message
from comity.parties.models import Organisation
from comity.plan.domain.claim_findings import offline_findings
from comity.plan.domain.joining import Claims, Finding, FindingOutcome
from comity.plan.domain.mail_domains import domain_of, is_public_provider
from comity.plan.domain.participants import ParticipantKind
from comity.plan.models import JoinRequest, Participant, Plan
from comity.plan.queries.join_requests import claims_of
from comity.regulation.adapters.rulebook_files import shipped_jurisdictions

_QUERIES = "comity.plan.queries"
_REGISTRY = {
    "no-dump": FindingOutcome.NOT_CHECKED,
    "not-listed": FindingOutcome.DIFFERS,
    "name-agrees": FindingOutcome.MATCHES,
    "name-differs": FindingOutcome.DIFFERS,
    "country-differs": FindingOutcome.DIFFERS,
    "inactive": FindingOutcome.DIFFERS,
    "domain-agrees": FindingOutcome.MATCHES,
    "domain-differs": FindingOutcome.DIFFERS,
}


@dataclass(frozen=True, slots=True)
class SameParty:
    """Whom the claims may be about: an organisation, or else another request. `certain` where an
    identifier is the same: it is used then, whatever else is chosen. `score` is from 0 to 1."""

    name: str
    why: Message
    organisation: UUID | None = None
    request: UUID | None = None
    certain: bool = False
    score: float = 1.0


def findings(claims: Claims, *, confirmed: bool) -> tuple[Finding, ...]:
    kinds = {each.id: each.kind for each in shipped_jurisdictions()}
    return (*offline_findings(claims, kinds, confirmed=confirmed), *_in_registries(claims))


def same_parties(row: JoinRequest) -> tuple[SameParty, ...]:
    """The likeliest first, without the request itself."""
    claims = claims_of(row)
    if claims.kind is ParticipantKind.PERSON:
        return ()
    found: dict[UUID, SameParty] = {}
    for each in (*_certain(claims), *_similar(row.plan, claims)):
        key = each.organisation or each.request
        if key is not None and key != row.id:
            found.setdefault(key, each)
    return tuple(sorted(found.values(), key=lambda it: (not it.certain, -it.score, it.name)))


def certain_party(claims: Claims) -> Organisation | None:
    """The organisation that has the same ROR or LEI."""
    asked = Q()
    if claims.ror:
        asked |= Q(ror=claims.ror)
    if claims.lei:
        asked |= Q(lei=claims.lei)
    return Organisation.objects.filter(asked).order_by("created_at").first() if asked else None


def _certain(claims: Claims) -> Iterator[SameParty]:
    found = certain_party(claims)
    if found is not None:
        why = "join-same-ror" if claims.ror and found.ror == claims.ror else "join-same-lei"
        yield SameParty(found.name, Message(why), organisation=found.id, certain=True)


def _similar(plan: Plan, claims: Claims) -> Iterator[SameParty]:
    sought = _late("possible_duplicates")
    if sought is None:
        for each in Organisation.objects.filter(name__iexact=claims.name)[:10]:
            yield SameParty(each.name, Message("join-same-name"), organisation=each.id)
        return
    for it in sought(
        plan,
        name=claims.name,
        jurisdiction=claims.jurisdiction,
        ror=claims.ror or None,
        lei=claims.lei or None,
        website=claims.website,
    ):
        kind, _, key = it.reference.partition(":")
        why = str(it.why.value).removeprefix("same-")
        said, score = Message(f"join-same-{why}"), float(it.score)
        if kind == "join-request":
            yield SameParty(it.name, said, request=UUID(key), score=score)
        elif kind == "participant":
            party = Participant.objects.get(id=key).organisation_id
            yield SameParty(it.name, said, organisation=party, score=score)
        else:
            yield SameParty(it.name, said, organisation=UUID(key), score=score)


def _in_registries(claims: Claims) -> Iterator[Finding]:
    looked_up = _late("registry_findings")
    if looked_up is None or claims.kind is ParticipantKind.PERSON:
        return
    domain = domain_of(claims.email)
    for it in looked_up(
        name=claims.name,
        jurisdiction=claims.jurisdiction,
        ror=claims.ror or None,
        lei=claims.lei or None,
        website=claims.website,
        email_domain="" if is_public_provider(domain) else domain,
    ):
        outcome = str(it.outcome.value)
        given = dict.fromkeys(("name", "country", "status", "domain", "claimed"), "?")
        day = it.dump_date.isoformat() if it.dump_date else "?"
        said = Message(f"join-registry-{outcome}", {**given, **it.details, "day": day})
        yield Finding(it.registry.value, _REGISTRY[outcome], said)


def _late(name: str) -> Callable[..., Any] | None:
    """A query that this one works without, by its module's and its own name."""
    module = f"{_QUERIES}.{name}"
    if find_spec(module) is None:
        return None
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found
