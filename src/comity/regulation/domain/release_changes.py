"""What changed in the rules between two releases: instruments and norms, not how they are kept."""

from __future__ import annotations

from dataclasses import dataclass, replace

from comity.regulation.domain.corpus import Corpus, NormPlace
from comity.regulation.domain.instruments import Instrument


@dataclass(frozen=True, slots=True)
class InstrumentChanges:
    """Of one instrument that both releases hold, `before` in the earlier one. `itself` says whether
    anything changed besides its norms: its dates, terms, headings, sources."""

    instrument: Instrument
    before: Instrument
    added: tuple[NormPlace, ...]
    removed: tuple[NormPlace, ...]
    changed: tuple[NormPlace, ...]
    itself: bool


@dataclass(frozen=True, slots=True)
class ReleaseChanges:
    added: tuple[Instrument, ...]
    removed: tuple[Instrument, ...]
    changed: tuple[InstrumentChanges, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def release_changes(before: Corpus, after: Corpus) -> ReleaseChanges:
    old = {it.id: it for it in before.instruments}
    new = {it.id: it for it in after.instruments}
    changed = (_changes(old[id], it) for id, it in new.items() if id in old and it != old[id])
    return ReleaseChanges(
        added=tuple(it for id, it in new.items() if id not in old),
        removed=tuple(it for id, it in old.items() if id not in new),
        changed=tuple(changed),
    )


def within(changes: ReleaseChanges, jurisdictions: frozenset[str]) -> ReleaseChanges:
    """The changes in instruments of these jurisdictions alone."""
    return ReleaseChanges(
        added=tuple(it for it in changes.added if it.jurisdiction in jurisdictions),
        removed=tuple(it for it in changes.removed if it.jurisdiction in jurisdictions),
        changed=tuple(it for it in changes.changed if it.instrument.jurisdiction in jurisdictions),
    )


def _changes(before: Instrument, after: Instrument) -> InstrumentChanges:
    old, new = _norms(before), _norms(after)
    return InstrumentChanges(
        after,
        before,
        added=tuple(place for id, place in new.items() if id not in old),
        removed=tuple(place for id, place in old.items() if id not in new),
        changed=tuple(p for id, p in new.items() if id in old and p.norm != old[id].norm),
        itself=_frame(before, after) != _frame(after, before),
    )


def _norms(instrument: Instrument) -> dict[str, NormPlace]:
    return {
        norm.id: NormPlace(instrument, provision, norm)
        for provision in instrument.provisions
        for norm in provision.norms
    }


def _frame(instrument: Instrument, other: Instrument) -> Instrument:
    """The instrument without its norms, and without provisions that have any and stand here alone:
    those are told with their norms."""
    shared = {provision.eid for provision in other.provisions}
    return replace(
        instrument,
        provisions=tuple(
            replace(provision, norms=())
            for provision in instrument.provisions
            if provision.eid in shared or not provision.norms
        ),
    )
