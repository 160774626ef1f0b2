"""Put contents into the object store and into the hands of a repository."""

from __future__ import annotations

from hashlib import sha256

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


def hold(repository: Repository, content: Content, user: User) -> Holding:
    """Let the repository hold the content, for who sent it until a commit names it."""
    holding, made = Holding.objects.get_or_create(
        repository=repository, content=content, defaults={"sent_by": user}
    )
    if not made and not holding.committed and holding.sent_by_id != user.id:
        holding.sent_by = user
        holding.save(update_fields=["sent_by"])
    return holding
