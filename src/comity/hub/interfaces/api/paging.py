"""Lists in pages: `limit`, and a `Link` to the next one."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from comity.hub.interfaces.api.calls import Call
from comity.kernel.domain.errors import InvalidInput


def asked_limit(call: Call, usual: int, most: int) -> int:
    """From `limit`, at most `most`. Raises `InvalidInput("limit-malformed")`."""
    given = call.query("limit")
    if not given:
        return usual
    if not given.isascii() or not given.isdigit() or not int(given[:9]) >= 1:
        raise InvalidInput("limit-malformed", value=given[:40])
    return min(int(given[:9]), most)


def next_link(call: Call, cursor: str) -> dict[str, str]:
    """The header that leads to what comes after the cursor."""
    url = call.request.url
    kept = [
        (name, value)
        for name, value in parse_qsl(url.query, keep_blank_values=True)
        if name != "cursor"
    ]
    path = call.request.scope.get("raw_path") or url.path.encode()
    sent = path.decode("ascii", "replace").partition("?")[0]
    query = urlencode([*kept, ("cursor", cursor)])
    return {"Link": f'<{call.endpoint}{sent}?{query}>; rel="next"'}


def is_true(value: str) -> bool:
    """As the clients write it: `true`, `True`, `1`."""
    return value.lower() in ("true", "1")
