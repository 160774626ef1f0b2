"""Make, move, copy and remove repositories, and change who may see them."""

from __future__ import annotations

from typing import Literal

import msgspec
from starlette.routing import Route

from comity.hub.actions.change_settings import change_settings
from comity.hub.actions.create_repository import create_repository
from comity.hub.actions.delete_repository import delete_repository
from comity.hub.actions.duplicate_repository import duplicate_repository
from comity.hub.actions.move_repository import move_repository
from comity.hub.domain.policy import Deed
from comity.hub.domain.repositories import Gate, RepositoryKind, Visibility
from comity.hub.domain.repository_ids import parse_repository_id
from comity.hub.interfaces.api.addresses import REPOSITORY
from comity.hub.interfaces.api.answers import json_answer
from comity.hub.interfaces.api.calls import Call, endpoint
from comity.hub.models import Account
from comity.hub.queries.find_repository import find_repository
from comity.kernel.domain.errors import Conflict, UnknownName

Kind = Literal["model", "dataset", "space"]


class Create(msgspec.Struct):
    name: str
    organization: str | None = None
    type: Kind | None = None
    visibility: str | None = None
    private: bool | None = None
    sdk: str | None = None


class Delete(msgspec.Struct):
    name: str
    organization: str | None = None
    type: Kind | None = None


class Move(msgspec.Struct, rename="camel"):
    from_repo: str
    to_repo: str
    type: Kind | None = None


class Settings(msgspec.Struct):
    gated: Literal["auto", "manual", False] | None = None
    visibility: Literal["public", "private", "protected"] | None = None
    private: bool | None = None


class Duplicate(msgspec.Struct):
    repository: str
    visibility: str | None = None
    private: bool | None = None


def create(call: Call) -> object:
    """`POST /api/repos/create`. A 409 carries the address too: clients may go on with what is
    there."""
    asked = call.json(Create)
    kind = RepositoryKind(asked.type or "model")
    try:
        made = create_repository(
            caller=call.caller,
            kind=kind,
            account=asked.organization,
            name=asked.name,
            visibility=_visibility(asked.visibility, asked.private) or Visibility.PUBLIC,
            sdk=asked.sdk or "",
        )
    except Conflict as error:
        name = str(error.message.params.get("name", ""))
        return json_answer(
            {
                "error": f"You already created this {kind.value} repo",
                "url": address(call, kind, name),
            },
            409,
            {"X-Error-Message": f"You already created this {kind.value} repo: {name}"},
        )
    return {
        "url": address(call, kind, str(made)),
        "name": str(made),
        "id": str(made.id),
        "private": made.visibility == Visibility.PRIVATE.value,
    }


def delete(call: Call) -> object:
    """`DELETE /api/repos/delete`."""
    asked = call.json(Delete)
    account = asked.organization or _own_name(call)
    repository = find_repository(
        call.caller,
        RepositoryKind(asked.type or "model"),
        f"{account}/{asked.name}",
        Deed.ADMINISTER,
    )
    delete_repository(caller=call.caller, repository=repository)
    return {}


def move(call: Call) -> object:
    """`POST /api/repos/move`."""
    asked = call.json(Move)
    kind = RepositoryKind(asked.type or "model")
    repository = find_repository(call.caller, kind, asked.from_repo, Deed.ADMINISTER)
    moved = move_repository(caller=call.caller, repository=repository, to=asked.to_repo)
    return {"url": address(call, kind, str(moved))}


def settings(call: Call) -> object:
    """`PUT /api/{T}/{id}/settings`."""
    asked = call.json(Settings)
    gate = {None: None, False: Gate.NONE, "auto": Gate.AUTO, "manual": Gate.MANUAL}[asked.gated]
    changed = change_settings(
        caller=call.caller,
        repository=call.repository(Deed.ADMINISTER),
        visibility=_visibility(asked.visibility, asked.private),
        gate=gate,
    )
    return {
        "private": changed.visibility == Visibility.PRIVATE.value,
        "gated": False if changed.gate == Gate.NONE.value else changed.gate,
    }


def duplicate(call: Call) -> object:
    """`POST /api/{T}/{id}/duplicate`."""
    asked = call.json(Duplicate)
    source = call.repository(Deed.READ)
    account, name = parse_repository_id(asked.repository)
    visibility = _visibility(asked.visibility, asked.private) or Visibility(source.visibility)
    try:
        copy = duplicate_repository(
            caller=call.caller, source=source, account=account, name=name, visibility=visibility
        )
    except Conflict as error:
        if error.message.id != "repository-exists":
            raise
        url = address(call, call.kind, asked.repository)
        return json_answer({"error": "It exists already", "url": url}, 409)
    return {"url": address(call, call.kind, str(copy)), "filesCopyPending": False}


def address(call: Call, kind: RepositoryKind, name: str) -> str:
    """The page of a repository, which clients take apart again."""
    return f"{call.endpoint}/{kind.prefix}{name}"


def _visibility(given: str | None, private: bool | None) -> Visibility | None:
    """`protected` is for spaces whose files are hidden: here it is private."""
    if given is not None:
        return Visibility.PUBLIC if given == "public" else Visibility.PRIVATE
    if private is not None:
        return Visibility.PRIVATE if private else Visibility.PUBLIC
    return None


def _own_name(call: Call) -> str:
    account = Account.objects.filter(user=call.person).first()
    if account is None:
        raise UnknownName("account-missing")
    return account.name


ROUTES = [
    Route("/api/repos/create", endpoint(create), methods=["POST"]),
    Route("/api/repos/delete", endpoint(delete), methods=["DELETE"]),
    Route("/api/repos/move", endpoint(move), methods=["POST"]),
    Route(f"{REPOSITORY}/settings", endpoint(settings), methods=["PUT"]),
    Route(f"{REPOSITORY}/duplicate", endpoint(duplicate), methods=["POST"]),
]
