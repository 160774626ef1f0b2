"""Who is known here already that somebody may be."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from comity.parties.models import Organisation
from comity.plan.domain.duplicates.comparing import SUSPECT, Likeness
from comity.plan.domain.duplicates.findings import PossibleDuplicate, Why
from comity.plan.domain.duplicates.records import NamedRecord, compared, host_of
from comity.plan.domain.participants import JoinState, ParticipantKind
from comity.plan.models import JoinRequest, Participant, Plan
from comity.plan.queries.known_names import KNOWN_NAMES
from comity.plan.queries.registry_names import registry_names

MOST_TOLD = 20
MOST_REQUESTS = 2_000
"""Of those that are open, the last ones."""
OPEN = (JoinState.UNCONFIRMED, JoinState.WAITING, JoinState.MORE_INFORMATION)


def possible_duplicates(
    plan: Plan,
    *,
    name: str,
    jurisdiction: str,
    ror: str | None = None,
    lei: str | None = None,
    website: str = "",
) -> list[PossibleDuplicate]:
    """The likeliest first, `MOST_TOLD` at most: organisations of the node (told as participants
    where they take part in the plan), and open requests of organisations to join it. Where a dump
    of the claimed number's registry is here, the other names that it lists are sought, too. People
    are never told."""
    sought = NamedRecord(name, jurisdiction, ror or None, lei or None, website)
    others = registry_names(ror=sought.ror, lei=sought.lei)
    found: dict[str, PossibleDuplicate] = {}
    for reference, record in (*_organisations(plan, sought, others), *_requests(plan)):
        score, why = _best(sought, record, others)
        if score >= SUSPECT:
            found[reference] = PossibleDuplicate(reference, record.name, round(score, 2), why)
    return sorted(found.values(), key=lambda it: (-it.score, it.name, it.reference))[:MOST_TOLD]


def _best(sought: NamedRecord, record: NamedRecord, others: tuple[str, ...]) -> Likeness:
    """By its own name, or by another that a registry lists for it."""
    best = compared(sought, record)
    for each in others:
        score, _ = compared(NamedRecord(each, sought.jurisdiction), record)
        if score > best[0]:
            best = score, Why.ALIAS
    return best


def _organisations(
    plan: Plan, sought: NamedRecord, others: tuple[str, ...]
) -> Iterator[tuple[str, NamedRecord]]:
    index = KNOWN_NAMES.brought_up()
    names = {it for each in (sought.name, *others) for it in index.candidates(each)}
    which = Q(name__in=names)
    if sought.ror:
        which |= Q(ror=sought.ror)
    if sought.lei:
        which |= Q(lei=sought.lei)
    here = Participant.objects.filter(plan=plan).exclude(organisation=None)
    host = host_of(sought.website)
    if host:
        same_host = here.filter(website__icontains=host).values_list("organisation", flat=True)
        which |= Q(id__in=list(same_host[:MOST_TOLD]))
    rows = list(Organisation.objects.filter(which))
    taking_part = here.filter(organisation__in=rows).values_list("organisation", "id", "website")
    known = {key: (participant, website) for key, participant, website in taking_part}
    for row in rows:
        participant, website = known.get(row.id, (None, ""))
        reference = f"participant:{participant}" if participant else row.reference
        yield reference, NamedRecord(row.name, row.jurisdiction, row.ror, row.lei, website)


def _requests(plan: Plan) -> Iterator[tuple[str, NamedRecord]]:
    rows = JoinRequest.objects.filter(plan=plan, state__in=[it.value for it in OPEN])
    for row in rows.exclude(kind=ParticipantKind.PERSON.value).order_by("-submitted_at")[
        :MOST_REQUESTS
    ]:
        claims = {key: str(row.claims.get(key) or "") for key in ("ror", "lei", "website")}
        yield (
            row.reference,
            NamedRecord(
                row.name,
                row.jurisdiction,
                claims["ror"] or None,
                claims["lei"] or None,
                claims["website"],
            ),
        )
