"""The keys that this node publishes: its own, and those of authors."""

from __future__ import annotations

from comity.hub.domain.signing_keys import SigningKey
from comity.hub.models import SigningKey as Row

NODE = "node"
"""The holder of the node's own keys, as manifests name it."""


def published_keys() -> tuple[SigningKey, ...]:
    """All keys that were ever in use, revoked ones too."""
    return tuple(key_of(row) for row in Row.objects.select_related("owner").order_by("valid_from"))


def key_of(row: Row) -> SigningKey:
    return SigningKey(
        public_key=bytes.fromhex(row.public),
        holder=row.owner.reference if row.owner else NODE,
        role="author" if row.owner else "server",
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        revoked_at=row.revoked_at,
    )
