"""What the front refuses by itself, as problem details (RFC 9457)."""

from __future__ import annotations

from starlette.responses import JSONResponse
from starlette.types import Scope

from comity.kernel.interfaces.problem_json import CONTENT_TYPE
from comity.site.front.request_facts import SCOPE_KEY


def refusal(
    scope: Scope,
    status: int,
    kind: str,
    title: str,
    detail: str,
    *,
    retry_after: int | None = None,
) -> JSONResponse:
    """The answer to a request that goes no further. The connection ends, since its body may not
    have been read."""
    facts = scope.get(SCOPE_KEY)
    body = {
        "type": f"urn:comity:problem:{kind}",
        "title": title,
        "status": status,
        "detail": detail,
        "request": facts.id if facts else "",
    }
    headers = {"Cache-Control": "no-store"}
    if retry_after is not None:
        headers["Retry-After"] = str(retry_after)
    return JSONResponse(body, status, headers, media_type=CONTENT_TYPE)
