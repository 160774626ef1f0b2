"""The answers to a download have the shapes that clients parse."""

from __future__ import annotations

import json
from collections.abc import Sequence

from comity.hub.domain.xet.hashes import to_hex
from comity.hub.domain.xet.objects import Term
from comity.hub.domain.xet.reconstruction import FetchRange, Reconstruction
from comity.hub.formats.reconstruction import reconstruction_v1, reconstruction_v2

A, B = bytes(range(32)), bytes([2] * 32)
FOUND = Reconstruction(
    3,
    (Term(A, 900, 1, 4), Term(B, 10, 0, 1), Term(A, 300, 6, 7)),
    {A: (FetchRange(1, 4, 57, 500), FetchRange(6, 7, 700, 799)), B: (FetchRange(0, 1, 0, 17),)},
)
TERMS = [
    {"hash": to_hex(A), "unpacked_length": 900, "range": {"start": 1, "end": 4}},
    {"hash": to_hex(B), "unpacked_length": 10, "range": {"start": 0, "end": 1}},
    {"hash": to_hex(A), "unpacked_length": 300, "range": {"start": 6, "end": 7}},
]


def address_of(xorb: bytes, ranges: Sequence[tuple[int, int]]) -> str:
    return f"https://hub.example/{xorb[:2].hex()}?" + ",".join(f"{a}-{z}" for a, z in ranges)


def test_version_1() -> None:
    assert json.loads(reconstruction_v1(FOUND, address_of)) == {
        "offset_into_first_range": 3,
        "terms": TERMS,
        "fetch_info": {
            to_hex(A): [
                {
                    "range": {"start": 1, "end": 4},
                    "url": "https://hub.example/0001?57-500",
                    "url_range": {"start": 57, "end": 500},
                },
                {
                    "range": {"start": 6, "end": 7},
                    "url": "https://hub.example/0001?700-799",
                    "url_range": {"start": 700, "end": 799},
                },
            ],
            to_hex(B): [
                {
                    "range": {"start": 0, "end": 1},
                    "url": "https://hub.example/0202?0-17",
                    "url_range": {"start": 0, "end": 17},
                }
            ],
        },
    }


def test_version_2() -> None:
    assert json.loads(reconstruction_v2(FOUND, address_of)) == {
        "offset_into_first_range": 3,
        "terms": TERMS,
        "xorbs": {
            to_hex(A): [
                {
                    "url": "https://hub.example/0001?57-500,700-799",
                    "ranges": [
                        {"chunks": {"start": 1, "end": 4}, "bytes": {"start": 57, "end": 500}},
                        {"chunks": {"start": 6, "end": 7}, "bytes": {"start": 700, "end": 799}},
                    ],
                }
            ],
            to_hex(B): [
                {
                    "url": "https://hub.example/0202?0-17",
                    "ranges": [
                        {"chunks": {"start": 0, "end": 1}, "bytes": {"start": 0, "end": 17}}
                    ],
                }
            ],
        },
    }


def test_an_address_does_not_grow_without_end() -> None:
    body = json.loads(reconstruction_v2(FOUND, address_of, most_ranges=1))
    assert [each["url"] for each in body["xorbs"][to_hex(A)]] == [
        "https://hub.example/0001?57-500",
        "https://hub.example/0001?700-799",
    ]


def test_chunk_lengths_only_where_they_were_asked_for() -> None:
    lengths = ((300, 300, 300), (10,), (300,))
    asked = Reconstruction(3, FOUND.terms, FOUND.fetches, lengths)
    for body in (reconstruction_v1(asked, address_of), reconstruction_v2(asked, address_of)):
        terms = json.loads(body)["terms"]
        assert [term.pop("chunk_byte_sizes") for term in terms] == [list(x) for x in lengths]
        assert terms == TERMS


def test_nothing_to_fetch() -> None:
    nothing = Reconstruction(0, (), {})
    assert json.loads(reconstruction_v1(nothing, address_of)) == {
        "offset_into_first_range": 0,
        "terms": [],
        "fetch_info": {},
    }
