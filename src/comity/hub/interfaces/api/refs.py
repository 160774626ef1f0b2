"""Branches, tags, and folding a history into one commit."""

from __future__ import annotations

import msgspec
from starlette.routing import Route

from comity.hub.actions.change_refs import (
    create_branch,
    create_tag,
    delete_branch,
    delete_tag,
    squash_branch,
)
from comity.hub.domain.policy import Deed
from comity.hub.interfaces.api.addresses import REPOSITORY
from comity.hub.interfaces.api.calls import Call, endpoint
from comity.hub.models import Ref

KINDS = {
    "refs/heads/": "branches",
    "refs/tags/": "tags",
    "refs/convert/": "converts",
    "refs/pr/": "pullRequests",
}


class NewBranch(msgspec.Struct, rename="camel"):
    starting_point: str | None = None


class NewTag(msgspec.Struct):
    tag: str
    message: str | None = None


class Squash(msgspec.Struct):
    message: str | None = None


def list_refs(call: Call) -> object:
    """`GET .../refs`, with `include_prs` those of pull requests too."""
    repository = call.repository(Deed.KNOW)
    found: dict[str, list[dict[str, str]]] = {"branches": [], "converts": [], "tags": []}
    if call.query("include_prs") in ("1", "true", "True"):
        found["pullRequests"] = []
    rows = Ref.objects.filter(repository=repository).select_related("commit").order_by("name")
    for ref in rows:
        prefix = next((it for it in KINDS if ref.name.startswith(it)), "")
        if prefix and KINDS[prefix] in found:
            found[KINDS[prefix]].append(
                {
                    "name": ref.name.removeprefix(prefix) if prefix != "refs/pr/" else ref.name,
                    "ref": ref.name,
                    "targetCommit": ref.commit.oid,
                }
            )
    return found


def add_branch(call: Call) -> object:
    """`POST .../branch/{branch}`."""
    create_branch(
        caller=call.caller,
        repository=call.repository(Deed.WRITE),
        branch=call.path("branch"),
        start=call.json(NewBranch).starting_point or "main",
    )
    return {}


def remove_branch(call: Call) -> object:
    """`DELETE .../branch/{branch}`."""
    repository = call.repository(Deed.WRITE)
    delete_branch(caller=call.caller, repository=repository, branch=call.path("branch"))
    return {}


def add_tag(call: Call) -> object:
    """`POST .../tag/{revision}`."""
    asked = call.json(NewTag)
    create_tag(
        caller=call.caller,
        repository=call.repository(Deed.WRITE),
        tag=asked.tag,
        revision=call.path("revision"),
        message=asked.message or "",
    )
    return {}


def remove_tag(call: Call) -> object:
    """`DELETE .../tag/{tag}`."""
    repository = call.repository(Deed.WRITE)
    delete_tag(caller=call.caller, repository=repository, tag=call.path("revision"))
    return {}


def squash(call: Call) -> object:
    """`POST .../super-squash/{branch}`."""
    commit = squash_branch(
        caller=call.caller,
        repository=call.repository(Deed.ADMINISTER),
        branch=call.path("branch"),
        message=call.json(Squash).message or "",
    )
    return {"commitOid": commit.oid}


ROUTES = [
    Route(f"{REPOSITORY}/refs", endpoint(list_refs), methods=["GET"]),
    Route(f"{REPOSITORY}/branch/{{branch:revision}}", endpoint(add_branch), methods=["POST"]),
    Route(f"{REPOSITORY}/branch/{{branch:revision}}", endpoint(remove_branch), methods=["DELETE"]),
    Route(f"{REPOSITORY}/tag/{{revision:revision}}", endpoint(add_tag), methods=["POST"]),
    Route(f"{REPOSITORY}/tag/{{revision:revision}}", endpoint(remove_tag), methods=["DELETE"]),
    Route(f"{REPOSITORY}/super-squash/{{branch:revision}}", endpoint(squash), methods=["POST"]),
]
