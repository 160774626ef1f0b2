"""The commitments of a plan as IATI activities, and what keeps the others from being one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db.models import F

from comity.plan.domain.commitment_text import CommitmentState, CommitmentText
from comity.plan.domain.participants import ParticipantKind
from comity.plan.domain.partnerships import PartnerRole, PartnerState
from comity.plan.domain.progress import EvidenceKind
from comity.plan.formats.commitment_plain import commitment_of_plain
from comity.plan.formats.iati.activity import IatiActivity, IatiDocument
from comity.plan.formats.iati.making import Standing, iati_activity
from comity.plan.formats.iati.missing import IatiPart, iati_left_out, iati_missing
from comity.plan.models import Commitment, CommitmentVersion, Evidence, Partnership
from comity.plan.queries.open_data.rows import day_of, figure_of
from comity.plan.queries.open_data.scope import Scope

PIECE = 250
Lacks = tuple[tuple[IatiPart, ...], tuple[IatiPart, ...]]
MOST_KNOWN = 50_000
_KNOWN: dict[str, Lacks] = {}
Partners = list[tuple[str, ParticipantKind, PartnerRole]]


@dataclass(frozen=True, slots=True)
class IatiCheck:
    """`missing` keeps it out of the file; `left_out` is not carried, though the rest is."""

    number: int
    title: str
    missing: tuple[IatiPart, ...]
    left_out: tuple[IatiPart, ...]


def iati_activities(scope: Scope) -> Iterator[IatiActivity]:
    """Those that carry what IATI needs, of participants that may be seen."""
    rows = scope.commitments.exclude(state=CommitmentState.DRAFT.value)
    found = rows.select_related("participant").iterator(PIECE)
    while piece := list(islice(found, PIECE)):
        texts = _texts(piece)
        ready = [each for each in piece if not iati_missing(texts[each.number])]
        partners, documents = _partners(scope, ready), _documents(ready)
        for each in ready:
            who = each.participant
            if who.visibility not in scope.visible and who.id not in scope.own:
                continue
            activity = iati_activity(
                texts[each.number],
                _standing(scope, each),
                partners[each.number],
                documents[each.number],
            )
            if activity is not None:
                yield activity


def iati_checks(scope: Scope) -> Iterator[IatiCheck]:
    """What each commitment lacks, in the order of their numbers."""
    rows = scope.commitments.exclude(state=CommitmentState.DRAFT.value)
    rows = rows.filter(versions__number=F("version"))
    found = list(rows.values_list("number", "title", "kind", "versions", "versions__digest"))
    lacks = _lacks({digest: version for _number, _title, _kind, version, digest in found})
    for number, title, kind, _version, digest in found:
        missing, left_out = lacks[digest]
        if kind == ParticipantKind.PERSON.value and IatiPart.ORGANISATION not in missing:
            missing = (IatiPart.ORGANISATION, *missing)
        yield IatiCheck(number, title, missing, left_out)


def _lacks(versions: Mapping[str, int]) -> Mapping[str, Lacks]:
    """What each text lacks, and what of it is not carried, by its digest. A text never changes, so
    that each is read once in a process."""
    if len(_KNOWN) > MOST_KNOWN:
        _KNOWN.clear()
    found = {digest: _KNOWN[digest] for digest in versions if digest in _KNOWN}
    rows = CommitmentVersion.objects.values_list("digest", "text")
    unread = [id for digest, id in versions.items() if digest not in found]
    for start in range(0, len(unread), PIECE):
        for digest, plain in rows.filter(id__in=unread[start : start + PIECE]):
            text = commitment_of_plain(plain)
            found[digest] = _KNOWN[digest] = (iati_missing(text), iati_left_out(text))
    return found


def _standing(scope: Scope, row: Commitment) -> Standing:
    return Standing(
        plan=scope.person.plan.slug,
        number=row.number,
        participant=row.participant.name,
        kind=ParticipantKind(row.kind),
        state=CommitmentState(row.state),
        level=row.level,
        on=scope.person.on,
        ended_on=day_of(row.ended_at),
        updated_on=_updated(row),
        reached=figure_of(row.reached),
    )


def _updated(row: Commitment) -> date | None:
    days = (row.last_update_on, day_of(row.ended_at), day_of(row.submitted_at))
    return max((each for each in days if each is not None), default=None)


def _texts(piece: Sequence[Commitment]) -> dict[int, CommitmentText]:
    wanted = {each.id: each for each in piece}
    rows = CommitmentVersion.objects.filter(commitment__in=wanted)
    return {
        wanted[id].number: commitment_of_plain(text)
        for id, number, text in rows.values_list("commitment_id", "number", "text")
        if wanted[id].version == number
    }


def _partners(scope: Scope, piece: Sequence[Commitment]) -> dict[int, Partners]:
    found: dict[int, Partners] = defaultdict(list)
    rows = Partnership.objects.filter(
        commitment__in=[each.id for each in piece],
        state=PartnerState.ACCEPTED.value,
        participant__in=scope.participants,
    ).order_by("asked_at", "id")
    for number, name, kind, role in rows.values_list(
        "commitment__number", "participant__name", "participant__kind", "role"
    ):
        found[number].append((name, ParticipantKind(kind), PartnerRole(role)))
    return found


def _documents(piece: Sequence[Commitment]) -> dict[int, list[IatiDocument]]:
    """Links of updates that were not taken back."""
    found: dict[int, list[IatiDocument]] = defaultdict(list)
    rows = Evidence.objects.filter(
        update__commitment__in=[each.id for each in piece],
        update__struck_at=None,
        kind=EvidenceKind.LINK.value,
    ).order_by("update__number", "added_at", "id")
    for number, address, title, language, on in rows.values_list(
        "update__commitment__number", "address", "title", "update__language", "update__on"
    ):
        found[number].append(IatiDocument(address, title, language, on))
    return found
