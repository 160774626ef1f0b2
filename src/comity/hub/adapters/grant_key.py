"""The key under which grants are signed: made from the server's own, which all workers share."""

from __future__ import annotations

from hashlib import sha256
from hmac import new

from django.conf import settings


def grant_key() -> bytes:
    return new(settings.SECRET_KEY.encode(), b"comity.hub.grants.1", sha256).digest()
