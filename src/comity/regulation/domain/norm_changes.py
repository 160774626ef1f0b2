"""What changed about one norm between two releases: what it says, and when it applies. A norm may
start on another day though not a word of it changed, since days stand in the instrument."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from comity.regulation.domain.corpus import NormPlace
from comity.regulation.domain.instruments import Instrument, Norm
from comity.regulation.domain.norm_days import first_and_end_day
from comity.regulation.domain.release_changes import InstrumentChanges

Moved = tuple[date | None, date | None]
"""A day before and after the change, `None` for none that is known."""


@dataclass(frozen=True, slots=True)
class NormChange:
    """A norm that both releases hold. `fields` names what of it changed; `start` and `end` are the
    first day on which it applies to anybody and the first on which to nobody, where they moved."""

    place: NormPlace
    fields: tuple[str, ...]
    start: Moved | None
    end: Moved | None


def norm_changes(changes: InstrumentChanges) -> tuple[NormChange, ...]:
    """In the order of the later release."""
    old = {norm.id: norm for it in changes.before.provisions for norm in it.norms}
    found = (
        _change(changes.before, old[norm.id], NormPlace(changes.instrument, provision, norm))
        for provision in changes.instrument.provisions
        for norm in provision.norms
        if norm.id in old
    )
    return tuple(it for it in found if it.fields or it.start or it.end)


def _change(before: Instrument, old: Norm, place: NormPlace) -> NormChange:
    (old_start, old_end), (start, end) = (
        first_and_end_day(before, old),
        first_and_end_day(place.instrument, place.norm),
    )
    return NormChange(
        place,
        tuple(
            each.name
            for each in fields(Norm)
            if getattr(old, each.name) != getattr(place.norm, each.name)
        ),
        (old_start, start) if old_start != start else None,
        (old_end, end) if old_end != end else None,
    )
