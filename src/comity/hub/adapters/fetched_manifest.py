"""Manifests and keys from another hub, over HTTP."""

from __future__ import annotations

from urllib.parse import quote

import httpx

from comity.hub.formats.manifest_file import MOST_BYTES
from comity.kernel.domain.errors import InvalidInput, StorageFailure

SECONDS = 30.0


def fetch_manifest(endpoint: str, repository: str, revision: str, token: str) -> bytes:
    """The manifest file of `repository` (`models/account/name`), with its listing."""
    path = f"api/{repository}/manifest/{quote(revision, safe='')}?listing=1"
    return _fetch(f"{endpoint.rstrip('/')}/{path}", token)


def fetch_keys(endpoint: str) -> bytes:
    """The keys that a hub publishes."""
    return _fetch(f"{endpoint.rstrip('/')}/api/hub/signing-keys", "")


def _fetch(url: str, token: str) -> bytes:
    """Raises `StorageFailure("not-fetched")`, `InvalidInput` for an address or a size that can't
    be."""
    if not url.startswith(("http://", "https://")):
        raise InvalidInput("endpoint-malformed", endpoint=url[:200])
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    held = bytearray()
    try:
        with httpx.stream("GET", url, headers=headers, timeout=SECONDS) as answer:
            if answer.status_code != httpx.codes.OK:
                reason = answer.headers.get("x-error-message") or str(answer.status_code)
                raise StorageFailure("not-fetched", url=url, reason=reason)
            for piece in answer.iter_bytes():
                held += piece
                if len(held) > MOST_BYTES:
                    raise InvalidInput("manifest-file-too-large", limit=MOST_BYTES)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        reason = str(error) or type(error).__name__
        raise StorageFailure("not-fetched", url=url, reason=reason) from error
    return bytes(held)
