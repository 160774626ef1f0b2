"""Xorbs and shards that are not what they say, and people who guess."""

from __future__ import annotations

import random
import struct
from dataclasses import replace
from hashlib import sha256
from itertools import count

import httpx
import lz4.frame
import pytest
from tests.hub.interfaces.api.cas_by_hand import Cas, whole_file
from tests.hub.node import Node, Person

from comity.hub.domain.xet.hashes import file_hash, to_hex
from comity.hub.domain.xet.objects import Term
from comity.hub.formats.shard import Shard, ShardFile, write_shard
from comity.hub.formats.xorb import Xorb, write_xorb

NAMES = count()
DICE = random.Random(20261128)


def chunks(number: int = 3) -> list[bytes]:
    return [DICE.randbytes(20_000 + place) for place in range(number)]


def repository(node: Node, person: Person, **more: object) -> Cas:
    return Cas(node, person, node.repository(person, f"r{next(NAMES)}", **more))


@pytest.fixture(scope="module")
def ana(node: Node) -> Person:
    return node.person("ana")


@pytest.fixture(scope="module")
def eve(node: Node) -> Person:
    return node.person("eve")


@pytest.fixture
def cas(node: Node, ana: Person) -> Cas:
    return repository(node, ana)


def rows(node: Node) -> dict[str, int]:
    found: dict[str, int] = node.ask(
        """
        out = {"xorbs": Xorb.objects.count(), "contents": Content.objects.count(),
               "senders": XorbSender.objects.count(), "terms": FileTerm.objects.count(),
               "known": KnownChunk.objects.count(), "holdings": Holding.objects.count()}
        """
    )
    found["stored"] = node.stored()
    incoming = node.folder / "data" / "hub" / "incoming"
    found["incoming"] = len([path for path in incoming.rglob("*") if path.is_file()])
    return found


def broken(body: bytes, kind: str) -> bytes:
    spoilt = bytearray(body)
    match kind:
        case "truncated":
            return body[:-100]
        case "empty":
            return b""
        case "a byte changed":
            spoilt[5000] ^= 1
        case "packed length lies":
            spoilt[1:4] = (2**24 - 1).to_bytes(3, "little")
        case "length lies":
            spoilt[5:8] = (1).to_bytes(3, "little")
        case "unknown scheme":
            spoilt[4] = 9
        case "unknown version":
            spoilt[0] = 7
        case "something behind":
            return body + b"XETBLOB" + bytes(200)
        case "a bomb":
            frame = lz4.frame.compress(bytes(64 * 1024 * 1024))
            head = (
                b"\0" + len(frame).to_bytes(3, "little") + b"\1" + (131_072).to_bytes(3, "little")
            )
            return head + frame
    return bytes(spoilt)


@pytest.mark.parametrize(
    "kind",
    [
        *("truncated", "empty", "a byte changed", "packed length lies", "length lies"),
        *("unknown scheme", "unknown version", "something behind", "a bomb"),
    ],
)
def test_a_broken_xorb_is_refused_and_leaves_nothing(node: Node, cas: Cas, kind: str) -> None:
    body, xorb = write_xorb(chunks())
    before = rows(node)
    answer = cas.send_xorb(broken(body, kind), to_hex(xorb.hash))
    assert answer.status_code == 400, answer.text
    assert answer.headers["X-Error-Message"]
    assert rows(node) == before


def test_a_xorb_under_the_hash_of_another_is_refused(node: Node, cas: Cas) -> None:
    body, _ = write_xorb(chunks())
    _, other = write_xorb(chunks())
    before = rows(node)
    assert cas.send_xorb(body, to_hex(other.hash)).status_code == 400
    assert rows(node) == before


def test_a_xorb_that_is_too_long_is_refused_before_it_comes(node: Node, cas: Cas) -> None:
    before = rows(node)
    answer = cas.send_xorb(bytes(66 * 1024 * 1024), "0" * 64)
    assert answer.status_code == 400
    assert rows(node) == before


def test_what_others_sent_is_sent_again_and_looks_new(node: Node, ana: Person, eve: Person) -> None:
    ours, theirs = repository(node, ana, visibility="private"), repository(node, eve)
    body, xorb = write_xorb(chunks())
    name = to_hex(xorb.hash)
    assert ours.send_xorb(body, name).json() == {"was_inserted": True}
    stored = node.stored()
    assert theirs.send_xorb(body, name).json() == {"was_inserted": True}
    assert theirs.send_xorb(body, name).json() == {"was_inserted": False}
    assert node.stored() == stored


def test_the_object_that_is_there_stays_when_it_comes_packed_otherwise(
    node: Node, ana: Person, eve: Person
) -> None:
    ours, theirs = repository(node, ana), repository(node, eve)
    content = [b"text " * 10_000, b"more " * 9_000]
    file = ours.send_content(content)
    plain = b"".join(
        b"\0" + struct.pack("<I", len(it))[:3] + b"\0" + struct.pack("<I", len(it))[:3] + it
        for it in content
    )
    xorb = file.terms[0].xorb
    stored = node.stored()
    assert theirs.send_xorb(plain, to_hex(xorb)).status_code == 200
    assert node.stored() == stored
    assert ours.commit_content(file, "a.bin").status_code == 200
    assert read_back(ours, file) == b"".join(content)


def read_back(cas: Cas, file: ShardFile) -> bytes:
    """The file as a client puts it together from the first version of its reconstruction."""
    from comity.hub.formats.xorb import read_xorb, unpack

    reading = cas.for_reading()
    answer = reading.get(f"/v1/reconstructions/{to_hex(file.hash)}")
    assert answer.status_code == 200, answer.text
    (fetches,) = answer.json()["fetch_info"].values()
    (fetch,) = fetches
    data = httpx.get(
        fetch["url"],
        headers={"Range": "bytes={start}-{end}".format(**fetch["url_range"])},
    )
    assert data.status_code == 206
    xorb = read_xorb(data.content, file.terms[0].xorb)
    return b"".join(unpack(data.content, chunk) for chunk in xorb.chunks)


LIES: dict[str, dict[str, object]] = {
    "SHA-256": {"sha256": sha256(b"another").digest()},
    "Xet hash": {"hash": bytes(range(32))},
    "verification hash": {"range_hashes": (bytes(range(32)),)},
}


@pytest.mark.parametrize("lie", LIES)
def test_a_shard_with_a_wrong_hash_writes_nothing(node: Node, cas: Cas, lie: str) -> None:
    content = chunks()
    xorb = cas.send_chunks(content)
    before = rows(node)
    answer = cas.send_files(whole_file(xorb, content, **LIES[lie]))
    assert answer.status_code == 400, answer.text
    assert rows(node) == before


@pytest.mark.parametrize(("length", "start", "end"), [(-1, 0, 3), (0, 1, 3), (0, 0, 2), (0, 2, 5)])
def test_a_shard_with_lying_lengths_writes_nothing(
    node: Node, cas: Cas, length: int, start: int, end: int
) -> None:
    content = chunks()
    xorb = cas.send_chunks(content)
    before = rows(node)
    term = Term(xorb.hash, len(b"".join(content)) + length, start, end)
    answer = cas.send_files(whole_file(xorb, content, terms=(term,)))
    assert answer.status_code in (400, 404), answer.text
    assert rows(node) == before


def test_one_bad_file_of_a_shard_spoils_it_whole(node: Node, cas: Cas) -> None:
    good, bad = chunks(), chunks()
    first, second = cas.send_chunks(good), cas.send_chunks(bad)
    before = rows(node)
    files = (whole_file(first, good), whole_file(second, bad, sha256=bytes(32)[:-1] + b"a"))
    assert cas.send_files(*files).status_code == 400
    assert rows(node) == before


@pytest.mark.parametrize("length", [0, 10, 47, 100, 200])
def test_a_truncated_shard_is_refused(node: Node, cas: Cas, length: int) -> None:
    content = chunks()
    xorb = cas.send_chunks(content)
    before = rows(node)
    body = write_shard(Shard((whole_file(xorb, content),)), footer=False)
    assert cas.post("/v1/shards", body[:length]).status_code == 400
    assert rows(node) == before


def test_a_shard_needs_no_sha256(node: Node, cas: Cas) -> None:
    content = chunks()
    file = whole_file(cas.send_chunks(content), content, sha256=None)
    assert cas.send_files(file).json() == {"result": 1}
    found = node.ask("out = Content.objects.get(xet_hash=given).sha256", to_hex(file.hash))
    assert found == sha256(b"".join(content)).hexdigest()


class TestStrangers:
    """Eve knows every hash of Ana's private repository, and no more."""

    @pytest.fixture
    def secret(self, node: Node, ana: Person) -> ShardFile:
        ours = repository(node, ana, visibility="private")
        file = ours.send_content(chunks())
        assert ours.commit_content(file, "secret.bin").status_code == 200
        return file

    @pytest.fixture
    def theirs(self, node: Node, eve: Person) -> Cas:
        return repository(node, eve)

    def unknown(self) -> ShardFile:
        content = chunks()
        _, xorb = write_xorb(content)
        return whole_file(xorb, content)

    def test_a_shard_on_their_xorb_fails_as_on_one_that_nobody_has(
        self, node: Node, theirs: Cas, secret: ShardFile
    ) -> None:
        before = rows(node)
        answers = [theirs.send_files(file) for file in (secret, self.unknown())]
        assert [answer.status_code for answer in answers] == [404, 404]
        told = [
            answer.text.replace(to_hex(file.terms[0].xorb), "X")
            for answer, file in zip(answers, [secret, None], strict=True)
            if file
        ]
        assert told == ['{"error":"There is no xorb X."}']
        assert rows(node) == before

    def test_asking_after_their_chunk_looks_like_one_that_nobody_has(
        self, node: Node, theirs: Cas, secret: ShardFile
    ) -> None:
        (known,) = node.ask(
            "out = list(KnownChunk.objects.filter(xorb=given).values_list('hash', flat=True))",
            to_hex(secret.terms[0].xorb),
        )
        private = theirs.get(f"/v1/chunks/default/{known}")
        unknown = theirs.get(f"/v1/chunks/default/{'1' * 64}")
        assert (private.status_code, private.content) == (404, unknown.content)
        assert private.headers.keys() == unknown.headers.keys()

    def test_their_file_can_not_be_rebuilt_nor_committed(
        self, node: Node, theirs: Cas, secret: ShardFile
    ) -> None:
        reading = theirs.for_reading()
        for version in ("v1", "v2"):
            found = reading.get(f"/{version}/reconstructions/{to_hex(secret.hash)}")
            other = reading.get(f"/{version}/reconstructions/{'1' * 64}")
            assert (found.status_code, found.content) == (404, other.content)
        assert theirs.commit_content(secret, "mine.bin").status_code == 404

    def test_large_files_are_to_be_sent_again(
        self, node: Node, theirs: Cas, secret: ShardFile
    ) -> None:
        assert secret.sha256 is not None
        size = sum(term.length for term in secret.terms)
        objects = [{"oid": secret.sha256.hex(), "size": size}]
        answer = httpx.post(
            f"{node.address}/{theirs.repository}.git/info/lfs/objects/batch",
            headers=theirs.person.headers,
            json={"operation": "upload", "objects": objects},
        )
        (told,) = answer.json()["objects"]
        assert set(told["actions"]) == {"upload", "verify"}

    def test_a_token_of_ones_own_repository_opens_no_other(
        self, node: Node, ana: Person, theirs: Cas, secret: ShardFile
    ) -> None:
        assert Cas(node, ana, "ana/none", theirs.token).get("/v1/chunks/x/" + "1" * 64)
        spoilt = theirs.token[:-4] + "AAAA"
        answer = Cas(node, theirs.person, theirs.repository, spoilt).send_xorb(b"", "0" * 64)
        assert answer.status_code == 401

    def test_no_token_for_a_repository_that_is_hidden(
        self, node: Node, ana: Person, eve: Person
    ) -> None:
        ours = repository(node, ana, visibility="private")
        asking = Cas(node, eve, ours.repository, "none")
        for deed in ("read", "write"):
            answer = asking.ask_token(deed)
            assert (answer.status_code, answer.headers["X-Error-Code"]) == (404, "RepoNotFound")


def test_only_the_readable_part_of_a_xorb_may_be_referred_to(
    node: Node, ana: Person, eve: Person
) -> None:
    ours = repository(node, ana)
    content = chunks(5)
    xorb = ours.send_chunks(content)
    visible = part(xorb, content, 1, 3)
    assert ours.send_files(visible).status_code == 200
    assert ours.commit_content(visible, "a.bin").status_code == 200
    theirs = repository(node, eve)
    assert theirs.send_files(part(xorb, content, 1, 3)).status_code == 200
    assert theirs.send_files(part(xorb, content, 2, 3)).status_code == 200
    for start, end in ((0, 1), (0, 3), (2, 4), (1, 5)):
        assert theirs.send_files(part(xorb, content, start, end)).status_code == 404
    (known,) = node.ask(
        "out = list(KnownChunk.objects.filter(xorb=given, place=1).values_list('hash', flat=True))",
        to_hex(xorb.hash),
    )
    assert theirs.get(f"/v1/chunks/default/{known}").status_code == 404
    assert ours.get(f"/v1/chunks/default/{known}").status_code == 200


def part(xorb: Xorb, content: list[bytes], start: int, end: int) -> ShardFile:
    cut = replace(xorb, chunks=xorb.chunks[start:end])
    file = whole_file(cut, content[start:end])
    (term,) = file.terms
    return replace(file, terms=(term._replace(start=start, end=end),))


def test_a_revoked_token_stops_an_upload_in_its_middle(node: Node) -> None:
    person = node.person("bob")
    cas = repository(node, person)
    content = chunks()
    xorb = cas.send_chunks(content)
    revoke(node, person)
    before = rows(node)
    body, other = write_xorb(chunks())
    assert cas.send_xorb(body, to_hex(other.hash)).status_code == 401
    assert cas.send_files(whole_file(xorb, content)).status_code == 401
    assert cas.get(f"/v1/chunks/default/{'1' * 64}").status_code == 401
    assert rows(node) == before


def test_a_revoked_token_stops_a_download_in_its_middle(node: Node) -> None:
    person = node.person("cyd")
    cas = repository(node, person)
    file = cas.send_content(chunks())
    assert cas.commit_content(file, "a.bin").status_code == 200
    answer = cas.for_reading().get(f"/v2/reconstructions/{to_hex(file.hash)}")
    ((fetch,),) = answer.json()["xorbs"].values()
    asked = {"Range": "bytes={start}-{end}".format(**fetch["ranges"][0]["bytes"])}
    assert httpx.get(fetch["url"], headers=asked).status_code == 206
    revoke(node, person)
    assert httpx.get(fetch["url"], headers=asked).status_code == 403


def revoke(node: Node, person: Person) -> None:
    node.ask("Token.objects.filter(id=given).update(revoked_at=timezone.now())", person.token_id)


def test_a_narrow_token_sends_nowhere_else(node: Node, ana: Person) -> None:
    first, second = repository(node, ana), repository(node, ana)
    key = node.ask("out = Repository.objects.get(key=given).id", first.repository)
    narrow = node.person("ana", f"write@repository:{key}")
    assert Cas(node, narrow, first.repository).send_chunks(chunks())
    assert Cas(node, narrow, second.repository, "none").ask_token("write").status_code == 403
    reader = node.person("ana", "read")
    assert Cas(node, reader, first.repository, "none").ask_token("write").status_code == 403
    assert Cas(node, reader, first.repository, "none").ask_token("read").status_code == 200


def test_a_token_for_reading_sends_nothing(node: Node, cas: Cas) -> None:
    body, xorb = write_xorb(chunks())
    before = rows(node)
    assert cas.for_reading().send_xorb(body, to_hex(xorb.hash)).status_code == 403
    assert rows(node) == before


def test_beyond_the_quota_nothing_is_taken(node: Node) -> None:
    person = node.person("dan")
    cas = repository(node, person)
    node.ask("Quota.objects.create(account=Account.objects.get(name=given), limit=130_000)", "dan")
    file = cas.send_content(chunks())  # 60,003 bytes
    assert cas.commit_content(file, "a.bin").status_code == 200
    xorb = cas.send_chunks(chunks())
    before = rows(node)
    body, other = write_xorb(chunks())
    refused = cas.send_xorb(body, to_hex(other.hash))
    assert refused.status_code == 413
    assert "dan may store 130000 bytes" in refused.headers["X-Error-Message"]
    line = {"key": "file", "value": {"path": "b", "content": "x" * 80_000}}
    assert cas.commit(line).status_code == 413
    thrice = whole_file_of(xorb, 3)
    assert cas.send_files(thrice).status_code == 413
    after = rows(node)
    assert (after["holdings"], after["incoming"]) == (before["holdings"], 0)


def whole_file_of(xorb: Xorb, times: int) -> ShardFile:
    """A file that is a xorb's content several times: little to send, much to hold."""
    pairs = [(chunk.hash, chunk.length) for chunk in xorb.chunks] * times
    length = sum(chunk.length for chunk in xorb.chunks)
    return ShardFile(
        file_hash(pairs), tuple(Term(xorb.hash, length, 0, len(xorb.chunks)) for _ in range(times))
    )
