"""The large files of a repository: listed, deleted for good, and shared with another one."""

from __future__ import annotations

from typing import Literal

import msgspec
from starlette.responses import Response
from starlette.routing import Route

from comity.hub.actions.delete_contents import MOST, delete_contents
from comity.hub.actions.share_contents import share_contents
from comity.hub.domain.policy import Deed
from comity.hub.domain.repositories import RepositoryKind
from comity.hub.interfaces.api.addresses import REPOSITORY
from comity.hub.interfaces.api.answers import json_answer
from comity.hub.interfaces.api.calls import Call, endpoint
from comity.hub.models import Change, Holding
from comity.hub.queries.find_repository import find_repository
from comity.kernel.domain.errors import InvalidInput

PAGE = 100


class Deletions(msgspec.Struct, rename="camel"):
    sha: list[str]
    rewrite_history: bool = True


class Batch(msgspec.Struct):
    deletions: Deletions


class Target(msgspec.Struct):
    name: str
    type: Literal["model", "dataset", "space"] = "model"


class SharedFile(msgspec.Struct, rename="camel"):
    sha256: str
    filename: str = ""
    xet_hash: str | None = None


class Duplicate(msgspec.Struct):
    target: Target
    files: list[SharedFile]


def list_files(call: Call) -> Response:
    """`GET .../lfs-files`, page by page."""
    repository = call.repository(Deed.READ)
    after = call.query("cursor", "0")
    if not after.isdigit() or len(after) > 18:
        raise InvalidInput("cursor-malformed")
    large = Change.objects.filter(repository=repository, is_lfs=True).exclude(kind="delete")
    page = list(
        Holding.objects.filter(
            repository=repository,
            committed=True,
            content__in=large.values("sha256"),
            id__gt=int(after),
        )
        .select_related("content")
        .order_by("id")[: PAGE + 1]
    )
    more, page = len(page) > PAGE, page[:PAGE]
    names = dict(
        large.filter(sha256__in=[each.content_id for each in page])
        .order_by("id")
        .values_list("sha256", "path")
    )
    answer = [
        {
            "fileOid": each.content_id,
            "oid": each.content_id,
            "filename": names.get(each.content_id, ""),
            "pushedAt": each.at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "size": each.content.size,
            "ref": None,
        }
        for each in page
    ]
    headers = {}
    if more:
        following = call.request.url.include_query_params(cursor=page[-1].id)
        headers["Link"] = f'<{following}>; rel="next"'
    return json_answer(answer, headers=headers)


def change_files(call: Call) -> object:
    """`POST .../lfs-files/batch`. `rewriteHistory` takes the files out of the branches as they are
    now; the ids of earlier commits stay, and what these name is then missing."""
    asked = call.json(Batch).deletions
    if len(asked.sha) > MOST:
        raise InvalidInput("deletions-too-many", count=len(asked.sha), limit=MOST)
    count = delete_contents(
        caller=call.caller,
        repository=call.repository(Deed.ADMINISTER),
        hashes=asked.sha,
        from_branches=asked.rewrite_history,
    )
    return {"deleted": count}


def share_files(call: Call) -> object:
    """`POST .../lfs-files/duplicate`, on the repository that has them."""
    asked = call.json(Duplicate)
    if len(asked.files) > MOST:
        raise InvalidInput("deletions-too-many", count=len(asked.files), limit=MOST)
    target = find_repository(
        call.caller, RepositoryKind(asked.target.type), asked.target.name, Deed.KNOW
    )
    failed = share_contents(
        caller=call.caller,
        source=call.repository(Deed.READ),
        target=target,
        hashes=[each.sha256 for each in asked.files],
    )
    return {
        "failed": [{"sha256": each, "error": "not in the source repository"} for each in failed]
    }


ROUTES = [
    Route(f"{REPOSITORY}/lfs-files", endpoint(list_files), methods=["GET"]),
    Route(f"{REPOSITORY}/lfs-files/batch", endpoint(change_files), methods=["POST"]),
    Route(f"{REPOSITORY}/lfs-files/duplicate", endpoint(share_files), methods=["POST"]),
]
