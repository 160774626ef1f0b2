"""Put contents into the object store and into the hands of a repository."""

from __future__ import annotations

from hashlib import sha256

from django.db.models import Q

from comity.hub.adapters.hub_store import blob_key, objects
from comity.hub.models import Content, Holding, Repository
from comity.parties.models import User


def hold_small(data: bytes) -> Content:
    """A small content, stored whole. Durable when this returns; no repository holds it yet."""
    digest = sha256(data).hexdigest()
    # Also where it is stored in chunks: the collector may be letting go of those.
    objects().put_bytes(blob_key(digest), data)
    content, _ = Content.objects.get_or_create(sha256=digest, defaults={"size": len(data)})
    return content


def hold(repository: Repository, content: Content, user: User, *, offered: bool = False) -> None:
    """Let the repository hold the content for who sent it, until a commit names it; others who
    sent the same keep what they have. `offered`: who sent it may not write."""
    there = Holding.objects.filter(
        Q(committed=True) | Q(sent_by=user), repository=repository, content=content
    )
    if not there.exists():
        Holding.objects.bulk_create(
            [Holding(repository=repository, content=content, sent_by=user, offered=offered)],
            ignore_conflicts=True,
        )
