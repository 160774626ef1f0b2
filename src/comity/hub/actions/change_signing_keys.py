"""Make, replace and revoke the key with which this node signs."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from comity.hub.models import SigningKey
from comity.hub.queries.callers import Caller
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.adapters.signing_secrets import new_secret
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.ed25519 import key_id
from comity.kernel.domain.errors import Conflict, NotPermitted, UnknownName


def node_key(at: datetime) -> str:
    """The fingerprint of the key to sign with; where none holds, one is made. Call it in a
    transaction."""
    holding = SigningKey.objects.filter(owner=None, valid_until=None, revoked_at=None)
    chosen = holding.order_by("-valid_from").first()
    return chosen.id if chosen is not None else _add(at, "operator").id


def rotate_key(*, caller: Caller) -> SigningKey:
    """A new key, with which everything is signed from now on. What the old one signed stays good.
    For the operator alone."""
    _operator(caller)
    at = _now()
    with transaction.atomic():
        # What was signed within this second stays good.
        until = at + timedelta(seconds=1)
        SigningKey.objects.filter(owner=None, valid_until=None).update(valid_until=until)
        return _add(at, caller.actor.reference)


def revoke_key(*, caller: Caller, key: str) -> SigningKey:
    """Nothing that the key signed proves anything any more, also what was signed before: who has a
    stolen secret can write any date. `sign_again` signs anew what it signed. For the operator."""
    _operator(caller)
    with transaction.atomic():
        row = SigningKey.objects.select_for_update().filter(id=key).first()
        if row is None:
            raise UnknownName("signing-key-unknown", key=key)
        if row.revoked_at is not None:
            raise Conflict("signing-key-revoked-already", key=key)
        row.revoked_at = _now()
        row.save(update_fields=["revoked_at"])
        append_audit(
            actor=caller.actor.reference,
            action="revoke_signing_key",
            object=row.reference,
            payload={"key": key},
            visibility=Visibility.PUBLIC,
        )
    return row


def _add(at: datetime, by: str) -> SigningKey:
    public = new_secret(settings.HUB_KEYS)
    row = SigningKey.objects.create(
        id=key_id(public), public=public.hex(), valid_from=at.replace(microsecond=0)
    )
    append_audit(
        actor=by,
        action="add_signing_key",
        object=row.reference,
        payload={"key": row.id},
        visibility=Visibility.PUBLIC,
    )
    return row


def _operator(caller: Caller) -> None:
    if not caller.is_operator:
        raise NotPermitted("not-permitted", permission="administer", object="signing-keys")


def _now() -> datetime:
    return timezone.now().replace(microsecond=0)
