"""Files that lie in chunks come out as they went in, whole and in part."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from random import Random

import pytest
from starlette.testclient import TestClient
from tests.hub.filled import repository
from tests.hub.interfaces.api.app import client
from tests.hub.people import publisher

from comity.hub.actions.commit_files import commit_files
from comity.hub.actions.hold_content import hold
from comity.hub.adapters.hub_store import assembled, index_key, objects, xorb_key
from comity.hub.domain.byte_ranges import Span
from comity.hub.domain.commits import LargeFile
from comity.hub.domain.xet.hashes import to_hex
from comity.hub.formats.xorb import write_xorb
from comity.hub.formats.xorb_index import encode_index
from comity.hub.interfaces.api import resolving
from comity.hub.models import Content, FileTerm, Xorb
from comity.hub.queries.callers import caller_of_person
from comity.hub.queries.content_bytes import pieces_from_chunks
from comity.kernel.domain.errors import IntegrityFailure, StorageFailure
from comity.parties.models import User

pytestmark = pytest.mark.django_db(transaction=True)
RANDOM = Random(3)
CHUNKS = [RANDOM.randbytes(RANDOM.randint(1, 3000)) for _ in range(40)]
TERMS = ((0, 3, 9), (1, 0, 20), (0, 0, 2), (0, 3, 9))
"""Which xorb, from which chunk to before which: out of order, and one stretch twice."""
XORBS = (CHUNKS[:20], CHUNKS[20:])
DATA = b"".join(b"".join(XORBS[which][start:end]) for which, start, end in TERMS)
SHA256 = sha256(DATA).hexdigest()


def in_chunks() -> Content:
    content = Content.objects.create(sha256=SHA256, size=len(DATA), xet_hash="e" * 64)
    rows = []
    for chunks in XORBS:
        packed, table = write_xorb(chunks)
        name = to_hex(table.hash)
        objects().put_bytes(xorb_key(name), packed)
        objects().put_bytes(index_key(name), encode_index(table))
        rows.append(
            Xorb.objects.create(
                hash=name, size=len(packed), chunks=len(chunks), unpacked=sum(map(len, chunks))
            )
        )
    for place, (which, start, end) in enumerate(TERMS):
        length = sum(map(len, XORBS[which][start:end]))
        FileTerm.objects.create(
            content=content, place=place, xorb=rows[which], start=start, end=end, length=length
        )
    return content


def shared(user: User) -> TestClient:
    made = repository(user, "bert")
    hold(made, in_chunks(), user)
    commit_files(
        caller=caller_of_person(user),
        repository=made,
        revision="main",
        operations=[LargeFile("w.bin", SHA256, len(DATA))],
        title="w",
    )
    return client()


URL = "/ada/bert/resolve/main/w.bin"


def test_every_span_is_that_of_the_whole() -> None:
    in_chunks()
    spans = [Span(0, len(DATA)), Span(0, 1), Span(len(DATA) - 1, len(DATA))]
    for _ in range(60):
        start = RANDOM.randrange(len(DATA))
        spans.append(Span(start, RANDOM.randint(start + 1, len(DATA))))
    for span in spans:
        assert b"".join(pieces_from_chunks(SHA256, span)) == DATA[span.start : span.end]


def test_what_the_terms_do_not_hold_is_missed() -> None:
    content = in_chunks()
    content.terms.get(place=3).delete()
    with pytest.raises(IntegrityFailure, match="content-missing"):
        list(pieces_from_chunks(SHA256, Span(0, len(DATA))))


def test_a_whole_file_is_put_together_first_and_then_stays() -> None:
    asking = shared(publisher("ada"))
    assert asking.head(URL).headers["content-length"] == str(len(DATA))
    assert assembled().get(SHA256) is None
    answer = asking.get(URL)
    assert answer.content == DATA
    assert answer.headers["etag"] == f'"{SHA256}"'
    found = assembled().get(SHA256)
    assert isinstance(found, Path)
    assert found.read_bytes() == DATA


def test_a_small_range_needs_no_whole_file() -> None:
    asking = shared(publisher("ada"))
    answer = asking.get(URL, headers={"Range": "bytes=100-20000"})
    assert (answer.status_code, answer.content) == (206, DATA[100:20001])
    assert assembled().get(SHA256) is None


def test_a_large_file_is_sent_while_it_is_put_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resolving, "ASSEMBLED_FIRST", 10)
    begun: list[str] = []
    monkeypatch.setattr(resolving, "_assemble_meanwhile", lambda it: begun.append(it.sha256))
    assert shared(publisher("ada")).get(URL).content == DATA
    assert begun == [SHA256]


def test_rot_is_never_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    asking = shared(publisher("ada"))
    name = FileTerm.objects.get(place=0).xorb_id
    path = objects().local_path(xorb_key(name))
    assert path is not None
    rotten = bytearray(path.read_bytes())
    rotten[rotten.index(XORBS[0][4])] ^= 1
    path.chmod(0o600)
    path.write_bytes(rotten)
    assert asking.get(URL).status_code == 500
    assert assembled().get(SHA256) is None
    at = DATA.index(XORBS[0][4])
    assert asking.get(URL, headers={"Range": f"bytes={at}-{at + 9}"}).status_code == 500
    monkeypatch.setattr(resolving, "ASSEMBLED_FIRST", 10)
    monkeypatch.setattr(resolving, "_assemble_meanwhile", lambda it: None)
    assert asking.get(URL).status_code == 500


def test_a_store_that_lost_it_is_an_error_and_no_empty_file() -> None:
    asking = shared(publisher("ada"))
    objects().delete(xorb_key(FileTerm.objects.get(place=1).xorb_id))
    with pytest.raises(StorageFailure):
        list(pieces_from_chunks(SHA256, Span(0, len(DATA))))
    assert asking.get(URL).status_code == 503
