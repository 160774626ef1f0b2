"""What is known of a repository, and whether the caller may read or write it."""

from __future__ import annotations

from datetime import datetime

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from comity.hub.domain.policy import Deed
from comity.hub.domain.refusals import RevisionUnknown
from comity.hub.interfaces.api.addresses import REPOSITORY
from comity.hub.interfaces.api.answers import json_answer
from comity.hub.interfaces.api.calls import Call, endpoint
from comity.hub.interfaces.api.kept_json import Encoded, kept
from comity.hub.interfaces.api.moved import of_repository
from comity.hub.interfaces.api.paging import is_true
from comity.hub.interfaces.api.times import written
from comity.hub.models import Commit, Repository
from comity.hub.queries.describe import USUAL, Description

NO_SCANS = {"scansDone": False, "filesWithIssues": []}


def information(call: Call, repository: Repository) -> object:
    """`GET /api/{T}/{id}[/revision/{rev}]`; with `expand`, only what it names. `blobs` adds sizes
    and hashes to the files. Files are not scanned here, and `securityStatus` says so."""
    params = call.request.query_params
    expand = [*params.getlist("expand"), *params.getlist("expand[]")]
    commit = _commit(call, repository)
    with_blobs = is_true(call.query("blobs"))
    description = Description(repository, commit, call.caller, with_blobs)
    names = expand or USUAL
    told = description.fields(name for name in names if name != "siblings")
    if "siblings" in names:
        key = (repository.id, commit.tree if commit else "", "siblings", with_blobs)
        told["siblings"] = kept(key, lambda: Encoded(orjson.dumps(description.siblings))).part
    for name in ("createdAt", "lastModified"):
        if isinstance(told.get(name), datetime):
            told[name] = written(told[name])
    if is_true(call.query("securityStatus")):
        told["securityRepoStatus"] = NO_SCANS
    return json_answer(told, headers={"X-Repo-Commit": commit.oid} if commit else None)


def _commit(call: Call, repository: Repository) -> Commit | None:
    revision = call.path("revision")
    try:
        return call.commit_at(repository)
    except RevisionUnknown:
        if revision:
            raise
        return None


def check_read(call: Call, repository: Repository) -> object:
    """`GET .../auth-check`."""
    return {}


def check_write(call: Call, repository: Repository) -> object:
    """`GET .../auth-check/write`."""
    return {}


_USUAL = endpoint(of_repository(Deed.KNOW, information), pool="reading")
_EXPANDED = endpoint(of_repository(Deed.KNOW, information))


async def _information(request: Request) -> Response:
    """Of what is asked for by name, `config` is read from the store: it may take a while."""
    by_name = b"expand" in request.scope["query_string"]
    return await (_EXPANDED if by_name else _USUAL)(request)


ROUTES = [
    Route(REPOSITORY, _information, methods=["GET"]),
    Route(f"{REPOSITORY}/revision/{{revision:revision}}", _information, methods=["GET"]),
    Route(
        f"{REPOSITORY}/auth-check",
        endpoint(of_repository(Deed.READ, check_read)),
        methods=["GET"],
    ),
    Route(
        f"{REPOSITORY}/auth-check/write",
        endpoint(of_repository(Deed.WRITE, check_write)),
        methods=["GET"],
    ),
]
