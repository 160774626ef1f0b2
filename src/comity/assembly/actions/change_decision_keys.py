"""The keys with which this node signs decisions and heads of the log. Their secrets are files; the
log says which there were, and which is in use."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction

from comity.assembly.queries.decision_keys import KEY_ADDED, KEYS, DecisionKey, decision_keys
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.adapters.signing_secrets import new_secret, read_secret
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.ed25519 import key_id
from comity.kernel.domain.errors import NotPermitted
from comity.kernel.models import AuditHead
from comity.parties.domain.permissions import OPERATOR, Actor


def signing_secret() -> bytes:
    """Of the key in use; where there is none, one is made. Raises `StorageFailure` where its file
    can't be read."""
    with transaction.atomic():
        keys = decision_keys()
        if not keys:
            _ = list(AuditHead.objects.select_for_update())  # of two that make one, one waits
            keys = decision_keys() or [_add("operator")]
    return read_secret(settings.ASSEMBLY_KEYS, keys[-1].id)


def new_decision_key(*, actor: Actor) -> DecisionKey:
    """With which everything is signed from now on; what another signed stays as it is. For the
    operator alone."""
    if actor != OPERATOR:
        raise NotPermitted("not-permitted", permission="administer", object=KEYS)
    with transaction.atomic():
        return _add(actor.reference)


def _add(by: str) -> DecisionKey:
    public = new_secret(settings.ASSEMBLY_KEYS)
    key = key_id(public)
    entry = append_audit(
        actor=by,
        action=KEY_ADDED,
        object=KEYS,
        payload={"key": key, "public": public.hex()},
        visibility=Visibility.PUBLIC,
    )
    return DecisionKey(key, public.hex(), entry.at)
