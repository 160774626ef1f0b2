"""`commits`: the history of a branch."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from starlette.routing import Route

from comity.hub.domain.policy import Deed
from comity.hub.interfaces.api.addresses import REPOSITORY
from comity.hub.interfaces.api.answers import json_answer
from comity.hub.interfaces.api.calls import Call, endpoint
from comity.hub.interfaces.api.moved import of_repository
from comity.hub.interfaces.api.paging import asked_limit, next_link
from comity.hub.interfaces.api.times import written
from comity.hub.models import Commit, Repository
from comity.hub.queries.history import page_of_history
from comity.kernel.domain.errors import InvalidInput

PAGE, LARGEST_PAGE = 50, 1_000
_CURSOR = re.compile(r"[0-9a-f]{40}(?:,[0-9a-f]{40}){0,99}")


def commits(call: Call, repository: Repository) -> object:
    """`GET .../commits/{rev}`, the latest first; `p` is not known, pages follow by `Link`."""
    head = call.commit_at(repository)
    cursor = call.query("cursor")
    if cursor and not _CURSOR.fullmatch(cursor):
        raise InvalidInput("cursor-malformed")
    start = cursor.split(",") if cursor else [head.oid]
    page, following = page_of_history(repository, start, asked_limit(call, PAGE, LARGEST_PAGE))
    formatted = "formatted" in call.request.query_params.getlist("expand[]") + (
        call.request.query_params.getlist("expand")
    )
    records = [_record(commit, formatted) for commit in page]
    link = next_link(call, ",".join(following[:100])) if following else {}
    return json_answer(records, headers={"X-Repo-Commit": head.oid, **link})


def _record(commit: Commit, formatted: bool) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": commit.oid,
        "title": commit.title,
        "message": commit.message,
        "date": written(commit.at),
        "authors": [{"user": commit.author_name, "avatar": ""}],
    }
    if formatted:
        record["formatted"] = {"title": escape(commit.title), "message": escape(commit.message)}
    return record


ROUTES = [
    Route(
        f"{REPOSITORY}/commits/{{revision:revision}}",
        endpoint(of_repository(Deed.KNOW, commits)),
        methods=["GET"],
    )
]
