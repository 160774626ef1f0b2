"""Git LFS: what is to be sent, and where it is taken in, at once or in parts.

Source: git-lfs, `docs/api/batch.md` and `docs/api/basic-transfers.md`; the parts as
huggingface_hub 2.4.0 sends them (`lfs.py`). The addresses are signed, since clients send no token
to them; each asks the policy again.
"""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import quote

import msgspec
from django.db import transaction
from starlette.responses import Response
from starlette.routing import Route

from comity.hub.actions.check_quota import check_quota
from comity.hub.actions.hold_content import hold
from comity.hub.actions.receive_file import receive_file
from comity.hub.actions.receive_parts import join_parts, keep_part, parts_there
from comity.hub.adapters.hub_store import staging
from comity.hub.domain.policy import Deed
from comity.hub.domain.signed_grants import UploadAddress
from comity.hub.domain.upload_parts import length_of_part, part_count, part_size
from comity.hub.interfaces.api.addresses import FILES
from comity.hub.interfaces.api.answers import json_answer
from comity.hub.interfaces.api.calls import Call, endpoint, streamed
from comity.hub.interfaces.api.grants import by_address, expiry, grant_of, repository_of, sealed
from comity.hub.models import Content, Repository
from comity.hub.queries.contributing import require_to_contribute
from comity.hub.queries.held_contents import readable_contents, usable_contents
from comity.hub.queries.policy import may_write
from comity.kernel.domain.errors import InvalidInput, UnknownName

MOST_OBJECTS = 1000
SECONDS = 24 * 3600
MEDIA_TYPE = "application/vnd.git-lfs+json"
_SHA256 = re.compile("[0-9a-f]{64}", re.ASCII)


class LfsObject(msgspec.Struct):
    oid: str
    size: int

    def __post_init__(self) -> None:
        if not _SHA256.fullmatch(self.oid) or not 0 <= self.size < 2**53:
            raise ValueError("an object needs its SHA-256 as oid, and its size")


class Batch(msgspec.Struct):
    operation: Literal["upload", "download"]
    objects: list[LfsObject]
    transfers: list[str] = []
    hash_algo: str = "sha256"


class Part(msgspec.Struct, rename="camel"):
    part_number: int
    etag: str = ""


class Completion(msgspec.Struct):
    oid: str
    parts: list[Part]


def batch(call: Call) -> Response:
    """`POST {repository}.git/info/lfs/objects/batch`. No `actions` where it need not be sent: the
    repository holds it, the caller sent it before, or may read it elsewhere."""
    asked = call.json(Batch)
    if asked.operation != "upload" or asked.hash_algo != "sha256":
        raise InvalidInput("lfs-operation-unknown", operation=asked.operation)
    if len(asked.objects) > MOST_OBJECTS:
        raise InvalidInput("lfs-too-many", count=len(asked.objects), limit=MOST_OBJECTS)
    repository = call.repository(Deed.KNOW)
    person = call.person
    require_to_contribute(call.caller, repository)
    wanted = {each.oid: each.size for each in asked.objects}
    there = usable_contents(call.caller, repository, wanted)
    elsewhere = readable_contents(call.caller, wanted.keys() - there.keys())
    offered = not may_write(call.caller, repository)
    with transaction.atomic():
        for content in Content.objects.filter(sha256__in=elsewhere):
            if content.size == wanted[content.sha256]:
                hold(repository, content, person, offered=offered)
                there[content.sha256] = content
        missing = sum(size for oid, size in wanted.items() if oid not in there)
        check_quota(call.caller, repository, missing)
    in_parts = "multipart" in asked.transfers
    objects = [_object(call, repository, each, there, in_parts) for each in asked.objects]
    parted = in_parts and any(part_size(each.size) for each in asked.objects)
    transfer = "multipart" if parted else "basic"
    answer = json_answer({"transfer": transfer, "objects": objects, "hash_algo": "sha256"})
    answer.headers["Content-Type"] = MEDIA_TYPE
    return answer


def _object(
    call: Call,
    repository: Repository,
    asked: LfsObject,
    there: dict[str, Content],
    in_parts: bool,
) -> dict[str, object]:
    named: dict[str, object] = {"oid": asked.oid, "size": asked.size}
    if asked.oid in there:
        if there[asked.oid].size != asked.size:
            return {**named, "error": {"code": 422, "message": "It has another size."}}
        return named
    part = part_size(asked.size) if in_parts else 0
    text = quote(
        sealed(
            UploadAddress(
                user=str(call.person.id),
                token=str(call.caller.token.id) if call.caller.token else "",
                repository=str(repository.id),
                deed=Deed.WRITE.value,
                expires=expiry(SECONDS),
                sha256=asked.oid,
                size=asked.size,
                part=part,
            )
        )
    )
    base = f"{call.endpoint}/api/lfs"
    header: dict[str, str] = {}
    if part:
        header["chunk_size"] = str(part)
        for number in range(1, part_count(asked.size, part) + 1):
            header[f"{number:05}"] = f"{base}/parts/{number}?grant={text}"
    page = call.endpoint + call.request.url.path.removesuffix("/objects/batch")
    return {
        **named,
        "authenticated": True,
        "actions": {
            "upload": {
                "href": f"{base}/{'complete' if part else 'upload'}?grant={text}",
                "header": header,
                "expires_in": SECONDS,
            },
            "verify": {"href": f"{page}/objects/verify", "header": {}, "expires_in": SECONDS},
        },
    }


def verify(call: Call) -> object:
    """`POST {repository}.git/info/lfs/objects/verify`: whether it came in."""
    asked = call.json(LfsObject)
    repository = call.repository(Deed.KNOW)
    require_to_contribute(call.caller, repository)
    content = usable_contents(call.caller, repository, [asked.oid]).get(asked.oid)
    if content is None or content.size != asked.size:
        raise UnknownName("content-not-sent", sha256=asked.oid, path="")
    return {}


class FileSink:
    """`PUT /api/lfs/upload`: all of it at once."""

    def __init__(self, call: Call) -> None:
        self.call = call
        self.grant = grant_of(call, UploadAddress)
        if self.grant.part:
            raise InvalidInput("upload-goes-in-parts")
        check_quota(
            call.caller,
            repository_of(call, Deed.WRITE),
            self.grant.size,
            arriving=self.grant.sha256,
        )
        self.incoming = staging().open(self.grant.size)
        self.write = self.incoming.write
        self.abandon = self.incoming.abandon

    def finish(self) -> object:
        grant = self.grant
        try:
            self.incoming.close()
            if self.incoming.size != grant.size:
                raise InvalidInput(
                    "upload-size-wrong", size=self.incoming.size, expected=grant.size
                )
            if self.incoming.sha256 != grant.sha256:
                raise InvalidInput(
                    "upload-hash-wrong", sha256=self.incoming.sha256, expected=grant.sha256
                )
            receive_file(
                caller=self.call.caller,
                repository=repository_of(self.call, Deed.WRITE),
                path=self.incoming.path,
                sha256=grant.sha256,
                size=grant.size,
            )
        finally:
            self.incoming.abandon()
        return {}


class PartSink:
    """`PUT /api/lfs/parts/{number}`. A part that came once need not come again."""

    def __init__(self, call: Call) -> None:
        self.call = call
        self.grant = grant_of(call, UploadAddress)
        self.number = int(call.path("number"))
        self.length = length_of_part(self.grant.size, self.grant.part, self.number)
        repository_of(call, Deed.WRITE)
        self.incoming = staging().open(self.length, hashed=False)
        self.write = self.incoming.write
        self.abandon = self.incoming.abandon

    def finish(self) -> object:
        try:
            if self.incoming.size != self.length:
                raise InvalidInput(
                    "upload-size-wrong", size=self.incoming.size, expected=self.length
                )
            keep_part(
                caller=self.call.caller,
                repository=repository_of(self.call, Deed.WRITE),
                upload=self.grant,
                number=self.number,
                incoming=self.incoming,
            )
        finally:
            self.incoming.abandon()
        return Response(headers={"ETag": f'"{self.number}-{self.length}"'})


def parts(call: Call) -> object:
    """`GET /api/lfs/complete`: which parts came, for who goes on with an upload."""
    repository_of(call, Deed.WRITE)
    there = parts_there(grant_of(call, UploadAddress))
    return {
        "parts": [
            {"partNumber": number, "size": size, "etag": f'"{number}-{size}"'}
            for number, size in there.items()
        ]
    }


def complete(call: Call) -> object:
    """`POST /api/lfs/complete`: all parts came."""
    asked = call.json(Completion)
    grant = grant_of(call, UploadAddress)
    if asked.oid != grant.sha256 or not grant.part:
        raise InvalidInput("upload-hash-wrong", sha256=asked.oid[:64], expected=grant.sha256)
    join_parts(caller=call.caller, repository=repository_of(call, Deed.WRITE), upload=grant)
    return {}


_known_by = by_address(UploadAddress)
ROUTES = [
    *(
        Route(f"{files}.git/info/lfs/objects/{name}", endpoint(handler), methods=["POST"])
        for files in FILES
        for name, handler in (("batch", batch), ("verify", verify))
    ),
    Route(
        "/api/lfs/upload",
        streamed(FileSink, known_by=_known_by, pool="joining"),
        methods=["PUT"],
    ),
    Route(
        "/api/lfs/parts/{number:int}",
        streamed(PartSink, known_by=_known_by),
        methods=["PUT"],
    ),
    Route(
        "/api/lfs/complete",
        endpoint(complete, known_by=_known_by, pool="joining"),
        methods=["POST"],
    ),
    Route("/api/lfs/complete", endpoint(parts, known_by=_known_by), methods=["GET"]),
]
