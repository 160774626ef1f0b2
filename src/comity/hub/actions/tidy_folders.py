"""Keep the hub's folders on this machine in order: what writers that died left, and the cache."""

from __future__ import annotations

from datetime import timedelta

from comity.hub.adapters.hub_store import assembled, hashing_folder, objects, staging
from comity.hub.adapters.objects.folder import FolderObjects
from comity.hub.adapters.running_digests import sweep

UNFINISHED_KEPT = timedelta(days=7)
"""How long the parts of an upload wait to be gone on with."""
WRITERS_LIVE = timedelta(days=1)
"""No writer takes as long for one object."""


def tidy_folders() -> int:
    """Remove what nobody goes on with, and settle what was put together. Returns how many files and
    folders went. Rows are the collector's."""
    assembled().sweep()
    gone = staging().sweep(UNFINISHED_KEPT.total_seconds())
    gone += sweep(hashing_folder(), UNFINISHED_KEPT.total_seconds())
    store = objects()
    if isinstance(store, FolderObjects):
        gone += store.sweep(WRITERS_LIVE.total_seconds())
    return gone
