"""Secrets in links that are mailed, and the links themselves."""

from __future__ import annotations

import secrets
from hashlib import sha256
from uuid import UUID

from django.core.signing import BadSignature, Signer

from comity.kernel.domain.errors import UnknownName
from comity.plan.models import JoinRequest

_STATUS = Signer(salt="comity.plan.join-status")


def new_secret() -> tuple[str, str]:
    """A secret, and the digest of it that is kept."""
    secret = secrets.token_urlsafe(32)
    return secret, digest_of_secret(secret)


def digest_of_secret(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def status_key(request: JoinRequest) -> str:
    """Whoever has it may look at the request, answer and withdraw it. Signed, and kept nowhere."""
    signed: str = _STATUS.sign_object(str(request.id))
    return signed


def request_of_key(key: str) -> UUID:
    """Raises `UnknownName("join-link-unknown")`."""
    try:
        return UUID(_STATUS.unsign_object(key))
    except (BadSignature, ValueError, TypeError) as error:
        raise UnknownName("join-link-unknown") from error
