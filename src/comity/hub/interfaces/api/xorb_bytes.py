"""Bytes of xorbs at signed addresses: single ranges as they are, several as
`multipart/byteranges` (RFC 9110, 14.6). The policy is asked again at each."""

from __future__ import annotations

from collections.abc import Iterator
from secrets import token_hex

from starlette.requests import Request
from starlette.responses import Response

from comity.hub.adapters.hub_store import objects, xorb_key
from comity.hub.domain.policy import Deed
from comity.hub.domain.signed_grants import Ranges, XorbAddress
from comity.hub.domain.xet.ranges import parse_ranges
from comity.hub.interfaces.api.calls import Call, endpoint
from comity.hub.interfaces.api.grants import by_address, grant_of, repository_of
from comity.hub.interfaces.api.sent_bodies import PiecesSent
from comity.hub.models import Xorb
from comity.hub.queries.held_contents import content_to_read
from comity.kernel.domain.errors import InvalidInput, NotPermitted, UnknownName

PIECE = 4 * 1024 * 1024
TYPE = "application/octet-stream"


def _answer(call: Call) -> Response:
    grant = grant_of(call, XorbAddress)
    repository = repository_of(call, Deed.READ)
    row = Xorb.objects.filter(hash=grant.xorb).first()
    held = content_to_read(call.caller, repository, sha256=grant.content)
    if held is None or row is None or call.path("hash") != grant.xorb:
        raise UnknownName("xet-xorb-unknown", xorb=call.path("hash"))
    asked = parse_ranges(call.request.headers.get("range", ""))
    ranges = [(first, row.size - 1 if last is None else last) for first, last in asked]
    if any(first >= row.size for first, _ in ranges):
        return Response(status_code=416, headers={"Content-Range": f"bytes */{row.size}"})
    for asked_for in ranges:
        if not _covers(grant.ranges, asked_for):
            raise NotPermitted("range-not-granted", first=asked_for[0], last=asked_for[1])
    if sum(last - first + 1 for first, last in ranges) > row.size:
        raise InvalidInput("range-malformed", range=call.request.headers.get("range", "")[:100])
    return _single(row, ranges[0]) if len(ranges) == 1 else _several(row, ranges)


def _covers(granted: Ranges, asked: tuple[int, int]) -> bool:
    return any(first <= asked[0] and asked[1] <= last for first, last in granted)


def _single(row: Xorb, asked: tuple[int, int]) -> Response:
    first, last = asked
    headers = {
        "Content-Length": str(last - first + 1),
        "Content-Range": f"bytes {first}-{last}/{row.size}",
        "Content-Type": TYPE,
        "Cache-Control": "private, no-store",
    }
    return PiecesSent(_stretch(row, asked), 206, headers)


def _several(row: Xorb, ranges: list[tuple[int, int]]) -> Response:
    boundary = token_hex(16)
    heads = [
        f"\r\n--{boundary}\r\nContent-Type: {TYPE}\r\n"
        f"Content-Range: bytes {first}-{last}/{row.size}\r\n\r\n".encode()
        for first, last in ranges
    ]
    end = f"\r\n--{boundary}--\r\n".encode()
    length = sum(map(len, heads)) + len(end) + sum(last - first + 1 for first, last in ranges)

    def parts() -> Iterator[bytes]:
        for head, asked in zip(heads, ranges, strict=True):
            yield head
            yield from _stretch(row, asked)
        yield end

    headers = {
        "Content-Length": str(length),
        "Content-Type": f"multipart/byteranges; boundary={boundary}",
        "Cache-Control": "private, no-store",
    }
    return PiecesSent(parts(), 206, headers)


def _stretch(row: Xorb, asked: tuple[int, int]) -> Iterator[bytes]:
    return objects().stream(xorb_key(row.hash), asked[0], asked[1] + 1, PIECE)


_endpoint = endpoint(_answer, known_by=by_address(XorbAddress))


async def xorb_bytes(request: Request) -> Response:
    """`GET /v1/bytes/{hash}?grant=...`, with `Range`."""
    return await _endpoint(request)
