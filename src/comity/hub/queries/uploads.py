"""Uploads under way, for those whose they are."""

from __future__ import annotations

from collections.abc import Sequence

from comity.hub.domain.policy import Deed
from comity.hub.models import Repository, Upload
from comity.hub.queries.callers import Caller
from comity.hub.queries.policy import allows, visible

MOST = 200


def own_uploads(caller: Caller) -> Sequence[Upload]:
    """The caller's own, the latest first, of repositories that they may still know of."""
    if caller.user is None:
        return ()
    known = Repository.objects.filter(visible(caller)).values("id")
    rows = Upload.objects.filter(user=caller.user, repository__in=known)
    return list(rows.select_related("repository__account").order_by("-last_at", "id")[:MOST])


def uploads_to(caller: Caller, repository: Repository) -> Sequence[Upload]:
    """All of a repository for its administrators, else the caller's own."""
    rows = Upload.objects.filter(repository=repository)
    if not allows(caller, repository, Deed.ADMINISTER):
        rows = rows.filter(user=caller.user)
    return list(
        rows.select_related("repository__account", "user").order_by("-last_at", "id")[:MOST]
    )
