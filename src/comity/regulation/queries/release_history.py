"""The releases that were loaded here, latest first, and what each changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import Q

from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.release_changes import ReleaseChanges, release_changes
from comity.regulation.formats.snapshot import decode_snapshot
from comity.regulation.models import Release

KEPT = 64
"""How many changes are remembered; a release never changes, so they stay true."""
_NOTHING = Corpus(facts=(), concepts=(), instruments=())


@dataclass(frozen=True, slots=True)
class LoadedRelease:
    """A release and the one that stood before it ("" for the first)."""

    id: str
    loaded_at: datetime
    previous: str
    changes: ReleaseChanges


def release_count() -> int:
    return Release.objects.count()


def release_history(limit: int, offset: int = 0) -> tuple[LoadedRelease, ...]:
    """The latest `limit` releases after the first `offset`. What was loaded again counts from its
    latest loading."""
    found = Release.objects.order_by("-loaded_at", "id").values_list("id", "loaded_at")
    rows = list(found[offset : offset + limit + 1])
    before = [*(id for id, _at in rows[1:]), ""][: len(rows)]
    return tuple(
        LoadedRelease(id, at, previous, _changes(previous, id))
        for (id, at), previous in zip(rows[:limit], before[:limit], strict=True)
    )


def loaded_release(id: str) -> LoadedRelease | None:
    """One of them, `None` for what was not loaded here."""
    found = Release.objects.filter(id=id).values_list("loaded_at", flat=True).first()
    if found is None:
        return None
    earlier = Q(loaded_at__lt=found) | Q(loaded_at=found, id__gt=id)
    before = Release.objects.filter(earlier).order_by("-loaded_at", "id")
    previous = before.values_list("id", flat=True).first() or ""
    return LoadedRelease(id, found, previous, _changes(previous, id))


@lru_cache(maxsize=KEPT)
def _changes(before: str, after: str) -> ReleaseChanges:
    return release_changes(_corpus(before), _corpus(after))


def _corpus(id: str) -> Corpus:
    if not id:
        return _NOTHING
    return decode_snapshot(bytes(Release.objects.values_list("snapshot", flat=True).get(id=id)))
