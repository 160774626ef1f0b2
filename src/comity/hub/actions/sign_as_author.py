"""Authors' own keys, and their signatures beside those of the node."""

from __future__ import annotations

from datetime import datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import transaction
from django.utils import timezone

from comity.hub.domain.manifest import signing_bytes
from comity.hub.domain.policy import Deed
from comity.hub.domain.refusals import SignInNeeded
from comity.hub.models import Commit, Manifest, Signature, SigningKey
from comity.hub.queries.callers import Caller
from comity.hub.queries.manifests import manifest_from
from comity.hub.queries.policy import require
from comity.hub.queries.signing_keys import key_of
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.ed25519 import key_id
from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted, UnknownName

MOST_KEYS = 20
KEY_BYTES = 32


def add_author_key(*, caller: Caller, public: bytes, name: str) -> SigningKey:
    """A public key of the caller's own, 32 raw bytes. It counts from now on. Raises `Conflict`
    where it is known already, whosever it is."""
    if caller.user is None:
        raise SignInNeeded
    if caller.actor.narrowed is not None:
        raise NotPermitted("not-permitted", permission="sign-in", object=caller.actor.reference)
    if len(public) != KEY_BYTES:
        raise InvalidInput("signing-key-malformed", holder=caller.actor.reference)
    with transaction.atomic():
        if SigningKey.objects.filter(owner=caller.user).count() >= MOST_KEYS:
            raise InvalidInput("signing-keys-too-many", limit=MOST_KEYS)
        row, made = SigningKey.objects.get_or_create(
            id=key_id(public),
            defaults={
                "public": public.hex(),
                "owner": caller.user,
                "name": name.strip()[:100],
                "valid_from": timezone.now().replace(microsecond=0),
            },
        )
        if not made:
            raise Conflict("signing-key-there", key=row.id)
        append_audit(
            actor=caller.actor.reference,
            action="add_signing_key",
            object=row.reference,
            payload={"key": row.id},
            visibility=Visibility.PUBLIC,
        )
    return row


def revoke_author_key(*, caller: Caller, key: str) -> SigningKey:
    """Of the caller's own keys, or any for the operator: nothing that it signed proves anything."""
    with transaction.atomic():
        row = SigningKey.objects.select_for_update().filter(id=key, owner__isnull=False).first()
        if row is None or not (caller.is_operator or row.owner == caller.user):
            raise UnknownName("signing-key-unknown", key=key)
        if row.revoked_at is not None:
            raise Conflict("signing-key-revoked-already", key=key)
        row.revoked_at = timezone.now().replace(microsecond=0)
        row.save(update_fields=["revoked_at"])
        append_audit(
            actor=caller.actor.reference,
            action="revoke_signing_key",
            object=row.reference,
            payload={"key": key},
            visibility=Visibility.PUBLIC,
        )
    return row


def sign_as_author(
    *, caller: Caller, commit: Commit, key: str, signature: bytes, signed_at: datetime
) -> Signature:
    """Keep the signature that the author of a commit made on their own machine.

    Raises `NotPermitted` for anybody but the author, `InvalidInput("author-signature-wrong")` for
    one that does not verify, `Conflict` where the key has signed already.
    """
    if caller.user is None:
        raise SignInNeeded
    require(caller, commit.repository, Deed.DISCUSS)
    if commit.author_id != caller.user.id:
        raise NotPermitted("not-permitted", permission="sign", object=commit.oid)
    row = SigningKey.objects.filter(id=key, owner=caller.user).first()
    manifest_row = Manifest.objects.filter(commit=commit).first()
    if row is None or manifest_row is None:
        raise UnknownName("signing-key-unknown", key=key)
    _verify(manifest_row, row, signature, signed_at)
    with transaction.atomic():
        kept, made = Signature.objects.get_or_create(
            manifest=manifest_row,
            key=row,
            defaults={"role": "author", "signed_at": signed_at, "signature": signature.hex()},
        )
        if not made:
            raise Conflict("author-signature-there", key=key)
        append_audit(
            actor=caller.actor.reference,
            action="sign_as_author",
            object=commit.repository.reference,
            payload={"commit": commit.oid, "key": key},
        )
    return kept


def _verify(manifest: Manifest, row: SigningKey, signature: bytes, signed_at: datetime) -> None:
    key = key_of(row)
    statement = manifest_from(manifest)
    now = timezone.now()
    if not key.valid_at(signed_at) or signed_at > now or signed_at < statement.time:
        raise InvalidInput("author-signature-time", at=signed_at.isoformat())
    try:
        Ed25519PublicKey.from_public_bytes(key.public_key).verify(
            signature, signing_bytes(statement, "author", signed_at)
        )
    except (InvalidSignature, ValueError) as error:
        raise InvalidInput("author-signature-wrong", key=row.id) from error
