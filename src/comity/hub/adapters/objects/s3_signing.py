"""Add response headers to a signed address of S3.

An address signed by query (AWS Signature Version 4, "Authenticating requests: using query
parameters", Amazon S3 API reference) may state the `Content-Type` and `Content-Disposition` of the
answer; they are signed with the rest, so that whoever holds the address can't change them.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from hashlib import sha256
from urllib.parse import parse_qsl, quote, urlsplit, urlunsplit

SIGNATURE = "X-Amz-Signature"


def signed_again(address: str, secret_key: str, answer: Mapping[str, str]) -> str:
    """`address`, which is signed for GET with `secret_key`, with the parameters `answer` added
    (`response-content-type` ...). With none it is the same address."""
    parts = urlsplit(address)
    asked = dict(parse_qsl(parts.query, keep_blank_values=True))
    asked.pop(SIGNATURE)
    asked.update(answer)
    query = "&".join(f"{_quoted(name)}={_quoted(asked[name])}" for name in sorted(asked))
    canonical = "\n".join(
        ("GET", parts.path, query, f"host:{parts.netloc}", "", "host", "UNSIGNED-PAYLOAD")
    )
    scope = asked["X-Amz-Credential"].split("/", 1)[1]
    to_sign = "\n".join(
        ("AWS4-HMAC-SHA256", asked["X-Amz-Date"], scope, sha256(canonical.encode()).hexdigest())
    )
    key = b"AWS4" + secret_key.encode()
    for step in (*scope.split("/"), to_sign):
        key = hmac.digest(key, step.encode(), "sha256")
    return urlunsplit(parts._replace(query=f"{query}&{SIGNATURE}={key.hex()}"))


def disposition(filename: str) -> str:
    """Shown where the browser can, saved under this name otherwise (RFC 6266, RFC 8187)."""
    return f"inline; filename*=UTF-8''{quote(filename, safe='')}"


def _quoted(text: str) -> str:
    return quote(text, safe="-_.~")
