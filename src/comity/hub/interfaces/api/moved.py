"""Old names lead on: what was asked under one is answered with where it is now."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from starlette.responses import Response

from comity.hub.domain.policy import Deed
from comity.hub.interfaces.api.calls import Call, Handler
from comity.hub.models import Repository


def of_repository(deed: Deed, handler: Callable[[Call, Repository], object]) -> Handler:
    """A handler that is given the repository in the path, of which the caller may do the deed."""

    def answer(call: Call) -> object:
        repository = call.repository(deed)
        return moved(call, repository) or handler(call, repository)

    answer.__name__ = handler.__name__
    return answer


def moved(call: Call, repository: Repository) -> Response | None:
    """307 to the same address under the new name; only for who was allowed to know of it."""
    if repository.key == call.repository_name.lower():
        return None
    scope = call.request.scope
    sent = (scope.get("raw_path") or quote(scope["path"]).encode()).decode("ascii", "replace")
    parts = sent.partition("?")[0].split("/")
    at = 3 if parts[1] == "api" else 2 if call.path("plural") else 1
    parts[at : at + 2] = [repository.account.name, repository.name]
    query = call.request.url.query
    address = "/".join(parts) + (f"?{query}" if query else "")
    return Response(status_code=307, headers={"Location": address, "Cache-Control": "no-store"})
