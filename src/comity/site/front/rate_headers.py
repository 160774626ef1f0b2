"""What the API tells of the limit of requests, so that a program slows down before it is refused.

`RateLimit-Policy` and `RateLimit` are those of draft-ietf-httpapi-ratelimit-headers, structured
fields of RFC 9651. What is left changes with every request: the fields are added to answers on
their way out, also to those that a shared cache of the front holds. Whoever gets an answer from
a cache outside ignores `RateLimit`, as the draft has it.
"""

from __future__ import annotations

from starlette.types import Message, Scope, Send

from comity.site.front.token_bucket import SECONDS_KEPT, Buckets

API = "/api/"


def telling_rate(scope: Scope, send: Send, buckets: Buckets, address: str) -> Send:
    """`send`, which adds the fields to the answer where the address asked for is of the API."""
    if not scope["path"].startswith(API):
        return send
    left = buckets.left(address)
    policy = f'"default";q={int(buckets.largest)};w={SECONDS_KEPT}'
    limit = f'"default";r={left.requests};t={left.seconds}'
    fields = [(b"ratelimit-policy", policy.encode()), (b"ratelimit", limit.encode())]

    async def adding(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], *fields]}
        await send(message)

    return adding
