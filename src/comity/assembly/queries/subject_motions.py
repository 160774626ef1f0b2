"""The motions that ballots and items of an agenda are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from comity.assembly.models import Amendment, Motion
from comity.assembly.queries.find_motion import motions_for
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import UnknownName


def motions_about(person: Person, references: Iterable[str]) -> Mapping[str, Motion]:
    """By reference, the motion or the motion that an amendment is to; those that the person may
    see. Of all else, and of what is no reference, nothing."""
    kept = {*references}
    motions, amendments = dict(_keys(kept, "motion")), dict(_keys(kept, "amendment"))
    seen = {each.id: each for each in motions_for(person).filter(id__in=motions)}
    found = {motions[key]: row for key, row in seen.items()}
    rows = Amendment.objects.filter(id__in=amendments, motion__in=motions_for(person))
    for each in rows.select_related("motion"):
        found[amendments[each.id]] = each.motion
    return found


def require_seen(person: Person, reference: str) -> None:
    """Raises `UnknownName("subject-unknown")` for what they may not see: a motion or an amendment
    to it, and, outside, an application."""
    kind = reference.partition(":")[0]
    hidden = kind in ("application", "deferral") and not person.is_inside
    if kind in ("motion", "amendment"):
        hidden = reference not in motions_about(person, [reference])
    if hidden:
        raise UnknownName("subject-unknown", reference=reference)


def _keys(references: Iterable[str], kind: str) -> Iterator[tuple[UUID, str]]:
    for each in references:
        found, _colon, key = each.partition(":")
        if found == kind:
            try:
                yield UUID(key), each
            except ValueError:
                continue
