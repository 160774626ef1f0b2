"""Manifests, signatures and keys: what a client takes away to verify offline."""

from __future__ import annotations

from base64 import b64decode
from datetime import datetime

import msgspec
from starlette.responses import Response
from starlette.routing import Route

from comity.hub.actions.sign_as_author import add_author_key, revoke_author_key, sign_as_author
from comity.hub.domain.policy import Deed
from comity.hub.formats.manifest_file import plain_key, write_manifest_file
from comity.hub.interfaces.api.addresses import REPOSITORY
from comity.hub.interfaces.api.calls import Call, endpoint
from comity.hub.queries.manifests import manifest_document
from comity.hub.queries.revisions import commit_at
from comity.hub.queries.signing_keys import published_keys
from comity.kernel.domain.errors import InvalidInput


class NewKey(msgspec.Struct):
    """`public`: 32 raw bytes in Base64."""

    public: str
    name: str = ""


class NewSignature(msgspec.Struct):
    key_id: str
    signature: str
    signed_at: datetime


def manifest(call: Call) -> object:
    """`GET .../manifest/{revision}`, with `listing=1` all files."""
    commit = commit_at(call.repository(Deed.KNOW), call.path("revision"))
    document = manifest_document(commit, listing=call.query("listing") == "1")
    headers = {"Cache-Control": "no-store", "X-Repo-Commit": commit.oid}
    return Response(write_manifest_file(document), 200, headers, media_type="application/json")


def keys(call: Call) -> object:
    """`GET /api/hub/signing-keys`: every key that was ever in use here."""
    return {"keys": [plain_key(key) for key in published_keys()]}


def add_key(call: Call) -> object:
    """`POST /api/hub/signing-keys`."""
    asked = call.json(NewKey)
    row = add_author_key(caller=call.caller, public=_bytes(asked.public), name=asked.name)
    return {"id": row.id}


def revoke_key(call: Call) -> object:
    """`DELETE /api/hub/signing-keys/{key}`."""
    revoke_author_key(caller=call.caller, key=call.path("key"))
    return {}


def add_signature(call: Call) -> object:
    """`POST .../manifest/{revision}/signatures`."""
    asked = call.json(NewSignature)
    commit = commit_at(call.repository(Deed.DISCUSS), call.path("revision"))
    if asked.signed_at.tzinfo is None or asked.signed_at.microsecond:
        raise InvalidInput("time-malformed", time=asked.signed_at.isoformat())
    sign_as_author(
        caller=call.caller,
        commit=commit,
        key=asked.key_id,
        signature=_bytes(asked.signature),
        signed_at=asked.signed_at,
    )
    return {}


def _bytes(text: str) -> bytes:
    try:
        return b64decode(text, validate=True)
    except ValueError as error:
        raise InvalidInput("body-unreadable", problem=str(error)) from error


ROUTES = [
    Route(f"{REPOSITORY}/manifest/{{revision:revision}}", endpoint(manifest), methods=["GET"]),
    Route(
        f"{REPOSITORY}/manifest/{{revision:revision}}/signatures",
        endpoint(add_signature),
        methods=["POST"],
    ),
    Route("/api/hub/signing-keys", endpoint(keys), methods=["GET"]),
    Route("/api/hub/signing-keys", endpoint(add_key), methods=["POST"]),
    Route("/api/hub/signing-keys/{key:hash}", endpoint(revoke_key), methods=["DELETE"]),
]
