"""The CAS that Xet clients send to and fetch from, below `/cas`.

Source: huggingface/xet-core, `spec/api.md`. Every call asks the policy anew: a token that was
revoked, or a right that was lost, stops an upload or a download in its middle. What a caller may
not see is answered as though it were not there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from secrets import token_bytes
from urllib.parse import quote

from django.utils import timezone
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from comity.hub.actions.hash_ahead import hash_ahead, running_digests
from comity.hub.actions.keep_files import keep_files
from comity.hub.actions.keep_xorb import keep_xorb
from comity.hub.adapters.hub_store import staging
from comity.hub.domain.policy import Deed
from comity.hub.domain.signed_grants import CasToken, XorbAddress
from comity.hub.domain.xet.hashes import from_hex, sampled_for_deduplication, to_hex
from comity.hub.domain.xet.ranges import parse_ranges
from comity.hub.domain.xet.reconstruction import RangeBeyondEnd, Reconstruction, reconstruct
from comity.hub.formats.reconstruction import AddressOf, reconstruction_v1, reconstruction_v2
from comity.hub.formats.shard import LONGEST_SHARD, Shard, read_shard, write_shard
from comity.hub.formats.xorb import LONGEST_SERIALISED
from comity.hub.interfaces.api.answers import refusal
from comity.hub.interfaces.api.calls import Call, endpoint, streamed
from comity.hub.interfaces.api.grants import (
    CAS,
    by_cas_token,
    expiry,
    grant_of,
    repository_of,
    sealed,
)
from comity.hub.interfaces.api.threads import hub_threads
from comity.hub.interfaces.api.xorb_bytes import xorb_bytes
from comity.hub.queries.file_terms import terms_of
from comity.hub.queries.find_chunk import find_chunk
from comity.hub.queries.held_contents import content_to_read
from comity.hub.queries.xorb_tables import ChunksOf
from comity.kernel.domain.errors import InvalidInput, UnknownName

FOUND_FOR = 3600
"""Seconds for which a client may refer to what it was told; the collector waits longer."""
FETCHED_FOR = 3600
"""Seconds for which an address of a xorb is good."""


def chunks(call: Call) -> Response:
    """`GET /v1/chunks/{prefix}/{hash}`: where else the chunk is, as a shard, or 404."""
    repository = repository_of(call, Deed.KNOW)
    found = find_chunk(call.caller, call.path("hash"))
    if grant_of(call, CasToken).deed == Deed.WRITE.value:
        digest = from_hex(call.path("hash"))
        if not sampled_for_deduplication(digest):
            running_digests(repository, call.person).begin(digest)
    if not found:
        raise UnknownName("xet-chunk-unknown")
    now = int(timezone.now().timestamp())
    # Under a key that is used once, the hashes tell nothing to whom has not the chunks.
    body = write_shard(
        Shard((), tuple(found)),
        footer=True,
        chunk_key=token_bytes(32),
        made=now,
        expires=now + FOUND_FOR,
    )
    return Response(
        body, media_type="application/octet-stream", headers={"Cache-Control": "no-store"}
    )


class XorbSink:
    """`POST /v1/xorbs/{prefix}/{hash}`."""

    def __init__(self, call: Call) -> None:
        self.call = call
        repository = repository_of(call, Deed.WRITE)
        _refuse_longer(call, LONGEST_SERIALISED, "xorb-too-long")
        self.expected = from_hex(call.path("hash"))
        self.running = running_digests(repository, call.person)
        self.running.announce(self.expected)
        self.incoming = staging().open(LONGEST_SERIALISED, hashed=False)
        self.write = self.incoming.write
        self.abandon = self.incoming.abandon

    def finish(self) -> object:
        try:
            self.incoming.close()
            inserted = keep_xorb(
                repository=repository_of(self.call, Deed.WRITE),
                caller=self.call.caller,
                path=self.incoming.path,
                expected=self.expected,
            )
        finally:
            self.incoming.abandon()
        hub_threads("ahead").submit(hash_ahead, self.running)
        # Whether somebody else sent it before is nobody's business.
        return {"was_inserted": inserted}


class ShardSink:
    """`POST /v1/shards`."""

    def __init__(self, call: Call) -> None:
        self.call = call
        repository_of(call, Deed.WRITE)
        _refuse_longer(call, LONGEST_SHARD, "shard-too-long")
        self.incoming = staging().open(LONGEST_SHARD, hashed=False)
        self.write = self.incoming.write
        self.abandon = self.incoming.abandon

    def finish(self) -> object:
        try:
            self.incoming.close()
            files = read_shard(self.incoming.path.read_bytes()).files
        finally:
            self.incoming.abandon()
        keep_files(
            caller=self.call.caller, repository=repository_of(self.call, Deed.WRITE), files=files
        )
        return {"result": 1}


async def absent(request: Request) -> Response:
    """What this CAS has not: clients then take the older way (`/v2/shards`, grants), or do
    without (telemetry). The body is let pass, so that the answer is heard."""
    try:
        async for _ in request.stream():
            pass
    except ClientDisconnect:
        return Response(status_code=499)
    return refusal(UnknownName("xet-not-offered"), anonymous=False)


def reconstruction_first(call: Call) -> Response:
    """`GET /v1/reconstructions/{file}`."""
    return _reconstruction(call, reconstruction_v1)


def reconstruction_second(call: Call) -> Response:
    """`GET /v2/reconstructions/{file}`."""
    return _reconstruction(call, reconstruction_v2)


def _reconstruction(call: Call, written: Callable[[Reconstruction, AddressOf], bytes]) -> Response:
    repository = repository_of(call, Deed.READ)
    content = content_to_read(call.caller, repository, xet_hash=call.path("hash"))
    if content is None:
        raise UnknownName("xet-file-unknown")
    terms = terms_of(content)
    first, last = _range(call)
    try:
        found = reconstruct(
            terms,
            ChunksOf(frozenset(term.xorb for term in terms)),
            first,
            last,
            chunk_lengths=call.query("chunk_byte_sizes") == "true",
        )
    except RangeBeyondEnd:
        return Response(status_code=416, headers={"Content-Range": f"bytes */{content.size}"})
    grant = grant_of(call, CasToken)
    expires = expiry(FETCHED_FOR)

    def address_of(xorb: bytes, ranges: Sequence[tuple[int, int]]) -> str:
        name = to_hex(xorb)
        text = sealed(
            XorbAddress(
                user=grant.user,
                token=grant.token,
                repository=grant.repository,
                deed=Deed.READ.value,
                expires=expires,
                xorb=name,
                content=content.sha256,
                ranges=tuple(ranges),
            )
        )
        return f"{call.endpoint}{CAS}/v1/bytes/{name}?grant={quote(text)}"

    return Response(
        written(found, address_of),
        media_type="application/json",
        headers={"Cache-Control": "no-store"},
    )


def _range(call: Call) -> tuple[int, int | None]:
    header = call.request.headers.get("range")
    if header is None:
        return 0, None
    ranges = parse_ranges(header)
    if len(ranges) != 1:
        raise InvalidInput("range-malformed", range=header[:100])
    return ranges[0]


def _refuse_longer(call: Call, most: int, id: str) -> None:
    """Before a byte is read, where the client says how many will come."""
    stated = call.request.headers.get("content-length", "")
    if stated.isdigit() and int(stated) > most:
        raise InvalidInput(id, length=int(stated), most=most)


PREFIX = "{prefix:hubname}"
ROUTES = [
    Route(
        f"{CAS}/v1/xorbs/{PREFIX}/{{hash:hash}}",
        streamed(XorbSink, known_by=by_cas_token, pool="checking"),
        methods=["POST"],
    ),
    Route(f"{CAS}/v1/bytes/{{hash:hash}}", xorb_bytes, methods=["GET"]),
    Route(
        f"{CAS}/v1/chunks/{PREFIX}/{{hash:hash}}",
        endpoint(chunks, known_by=by_cas_token),
        methods=["GET"],
    ),
    Route(
        f"{CAS}/v1/shards",
        streamed(ShardSink, known_by=by_cas_token, pool="joining"),
        methods=["POST"],
    ),
    Route(
        f"{CAS}/v2/reconstructions/{{hash:hash}}",
        endpoint(reconstruction_second, known_by=by_cas_token),
        methods=["GET"],
    ),
    Route(
        f"{CAS}/v1/reconstructions/{{hash:hash}}",
        endpoint(reconstruction_first, known_by=by_cas_token),
        methods=["GET"],
    ),
    Route(f"{CAS}/{{rest:file}}", absent, methods=["GET", "POST"]),
]
