"""Who signed a commit, and what of the signing keys is known today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.hub.models import Commit, Manifest, Signature


@dataclass(frozen=True, slots=True)
class Provenance:
    """The signed statement, and its signatures with their keys: the node's before the author's."""

    commit: Commit
    body: str
    by_node: Sequence[Signature]
    by_author: Sequence[Signature]


def provenance_of(commit: Commit) -> Provenance | None:
    """`None` for a commit that nobody signed."""
    manifest = Manifest.objects.filter(commit=commit).first()
    if manifest is None:
        return None
    rows = Signature.objects.filter(manifest=manifest).select_related("key").order_by("signed_at")
    found = list(rows)
    if not found:
        return None
    return Provenance(
        commit,
        manifest.body,
        [each for each in found if each.role == "server"],
        [each for each in found if each.role != "server"],
    )
