"""Sign the manifest of a commit with this node's key."""

from __future__ import annotations

from comity.hub.models import Commit


def sign_commit(commit: Commit) -> None:
    """Writes the commit's `Manifest`."""
