"""The answers of `/v1/reconstructions/{id}` and `/v2/reconstructions/{id}`, as JSON.

Source: huggingface/xet-core, `spec/openapi/reconstruction_spec.yaml` (version 1),
`api_changes/update_260316_v2_reconstruction_multirange.md` (version 2) and
`update_261004_reconstruction_chunk_byte_sizes.md`. Chunk ranges end before their end, byte ranges
with it. One shape under the other's address hangs a client.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from comity.hub.domain.xet.hashes import to_hex
from comity.hub.domain.xet.reconstruction import FetchRange, Reconstruction

# From a xorb's hash and byte ranges, (first, last) with both included, to the address of those.
AddressOf = Callable[[bytes, Sequence[tuple[int, int]]], str]

# An address names all of its ranges, and should stay well below 8 KiB.
MOST_RANGES = 256


def reconstruction_v1(reconstruction: Reconstruction, address_of: AddressOf) -> bytes:
    """The body of version 1: one address for each range."""
    fetches = {
        to_hex(xorb): [
            {
                "range": {"start": fetch.start, "end": fetch.end},
                "url": address_of(xorb, [(fetch.first, fetch.last)]),
                "url_range": {"start": fetch.first, "end": fetch.last},
            }
            for fetch in ranges
        ]
        for xorb, ranges in reconstruction.fetches.items()
    }
    return msgspec.json.encode({**_common(reconstruction), "fetch_info": fetches})


def reconstruction_v2(
    reconstruction: Reconstruction, address_of: AddressOf, *, most_ranges: int = MOST_RANGES
) -> bytes:
    """The body of version 2: one address for up to `most_ranges` ranges of a xorb.

    A client fetches them one by one, or together as `multipart/byteranges`: the address has to
    answer both.
    """
    xorbs = {
        to_hex(xorb): [
            _shared(xorb, ranges[place : place + most_ranges], address_of)
            for place in range(0, len(ranges), most_ranges)
        ]
        for xorb, ranges in reconstruction.fetches.items()
    }
    return msgspec.json.encode({**_common(reconstruction), "xorbs": xorbs})


def _shared(xorb: bytes, ranges: Sequence[FetchRange], address_of: AddressOf) -> dict[str, Any]:
    return {
        "url": address_of(xorb, [(fetch.first, fetch.last) for fetch in ranges]),
        "ranges": [
            {
                "chunks": {"start": fetch.start, "end": fetch.end},
                "bytes": {"start": fetch.first, "end": fetch.last},
            }
            for fetch in ranges
        ],
    }


def _common(reconstruction: Reconstruction) -> dict[str, Any]:
    terms: list[dict[str, Any]] = [
        {
            "hash": to_hex(term.xorb),
            "unpacked_length": term.length,
            "range": {"start": term.start, "end": term.end},
        }
        for term in reconstruction.terms
    ]
    # Left out, and not null or empty, where the client did not ask for it.
    for term, lengths in zip(terms, reconstruction.chunk_lengths, strict=False):
        term["chunk_byte_sizes"] = lengths
    return {
        "offset_into_first_range": reconstruction.offset_into_first_range,
        "terms": terms,
    }
