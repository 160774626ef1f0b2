"""What was taken down: by whole repository, by path, and by content wherever it stands.

A takedown of a file names its path and the content that stood there (SHA-256). Both are refused in
that repository: the path at every commit and whatever it holds by now, the content at every path.
So neither an old commit, nor a copy beside it, nor one byte more puts it back; who replaced it in
good faith appeals. Another repository that holds the content is not touched: a notice is about one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from comity.hub.domain.git.entries import Load
from comity.hub.domain.git.reading import find_many
from comity.hub.domain.refusals import Disabled
from comity.hub.models import Change, Holding, Repository, Takedown


@dataclass(frozen=True, slots=True)
class TakedownNotice:
    """What the repository's page tells everybody who may see it."""

    id: UUID
    path: str
    notice: str
    reason: str
    at: datetime
    appeal: str
    appealed_at: datetime | None
    decision: str
    decided_at: datetime | None
    lifted_at: datetime | None


def in_force(repository: Repository) -> QuerySet[Takedown]:
    """The takedowns of single files that hold now."""
    return Takedown.objects.filter(repository=repository, lifted_at=None).exclude(path="")


def refuse_taken_down(repository: Repository, *, path: str = "", sha256: str = "") -> None:
    """Raise `Disabled("file-taken-down")` where the path or the content is. Every way in which
    bytes leave a repository or come into a commit of it asks this."""
    asked = Q()
    if path:
        asked |= Q(path=path)
    if sha256:
        asked |= Q(sha256=sha256)
    if not asked or not getattr(repository, "has_takedowns", True):  # it was looked for already
        return
    taken = in_force(repository).filter(asked).first()
    if taken is not None:
        raise Disabled("file-taken-down", path=path or taken.path, reason=taken.reason)


def is_taken_down(repository: Repository, *, path: str = "", sha256: str = "") -> bool:
    """Whether `refuse_taken_down` would raise."""
    try:
        refuse_taken_down(repository, path=path, sha256=sha256)
    except Disabled:
        return True
    return False


def refuse_any_taken_down(repository: Repository, contents: Iterable[str]) -> None:
    """As `refuse_taken_down`, for many contents (SHA-256) at once."""
    held = set(contents)
    for taken in in_force(repository).exclude(sha256=""):
        if taken.sha256 in held:
            raise Disabled("file-taken-down", path=taken.path, reason=taken.reason)


def refuse_taken_paths(repository: Repository, root: str, load: Load) -> None:
    """As `refuse_taken_down`, for everything that stands in a tree."""
    for path in find_many(root, in_force(repository).values_list("path", flat=True), load):
        refuse_taken_down(repository, path=path)


def servable(holdings: QuerySet[Holding]) -> QuerySet[Holding]:
    """Of these holdings, those whose repository may serve the content as far as takedowns go: for
    addresses that know a content by its hash alone, and look for a repository that allows it. A
    content that never stood but at paths that were taken down is as little to be had by its hash
    as by its path."""
    stood = Change.objects.filter(
        repository=OuterRef("repository_id"), sha256=OuterRef(OuterRef("content_id"))
    )
    in_force_there = Takedown.objects.filter(repository=OuterRef("repository_id"), lifted_at=None)
    taken = in_force_there.filter(
        Q(path="")
        | Q(sha256=OuterRef("content_id"))
        | Exists(stood.filter(path=OuterRef("path")))
        & ~Exists(stood.exclude(path__in=in_force_there.values("path")))
    )
    return holdings.exclude(Exists(taken))


def notices_of(repository: Repository) -> list[TakedownNotice]:
    """All of them, lifted ones too, the latest first."""
    rows = Takedown.objects.filter(repository=repository).order_by("-at", "id")
    return [
        TakedownNotice(
            id=each.id,
            path=each.path,
            notice=each.notice,
            reason=each.reason,
            at=each.at,
            appeal=each.appeal,
            appealed_at=each.appealed_at,
            decision=each.decision,
            decided_at=each.decided_at,
            lifted_at=each.lifted_at,
        )
        for each in rows
    ]
