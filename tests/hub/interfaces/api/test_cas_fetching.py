"""Files fetched by their chunks: in ranges, by the real client, and no longer than one may."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from email.parser import BytesParser
from itertools import count
from pathlib import Path

import httpx
import pytest
from tests.hub.interfaces.api.cas_by_hand import Cas
from tests.hub.node import Node, Person, running

from comity.hub.domain.xet.hashes import to_hex
from comity.hub.formats.shard import ShardFile

NAMES = count()
DICE = random.Random(7)
CHUNKS = [DICE.randbytes(20_000 + place) for place in range(6)]
CONTENT = b"".join(CHUNKS)


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory, migrated: Path) -> Iterator[Node]:
    """A hub that tells clients to fetch every large file by its chunks."""
    folder = tmp_path_factory.mktemp("node")
    with running(folder, like=migrated, COMITY_HUB_XET_DOWNLOAD_FROM="1") as found:
        yield found


@pytest.fixture(scope="module")
def ana(node: Node) -> Person:
    return node.person("ana")


@pytest.fixture(scope="module")
def cas(node: Node, ana: Person) -> Cas:
    return Cas(node, ana, node.repository(ana, "shared"))


@pytest.fixture(scope="module")
def file(cas: Cas) -> ShardFile:
    sent = cas.send_content(CHUNKS)
    assert cas.commit_content(sent, "a.bin").status_code == 200
    return sent


def plan(cas: Cas, file: ShardFile, version: str, asked: str = "") -> httpx.Response:
    headers = {"Range": asked} if asked else {}
    return cas.for_reading().get(f"/{version}/reconstructions/{to_hex(file.hash)}", **headers)


@pytest.mark.parametrize(
    ("asked", "start", "end", "offset"),
    [
        ("", 0, 6, 0),
        ("bytes=0-0", 0, 1, 0),
        ("bytes=20000-20000", 1, 2, 0),
        ("bytes=20500-60000", 1, 3, 500),
        ("bytes=120000-", 5, 6, 120_000 - 100_010),
        ("bytes=0-99999999", 0, 6, 0),
    ],
)
def test_what_to_fetch_for_a_range(
    cas: Cas, file: ShardFile, asked: str, start: int, end: int, offset: int
) -> None:
    xorb = to_hex(file.terms[0].xorb)
    lengths = [len(chunk) for chunk in CHUNKS[start:end]]
    term = {
        "hash": xorb,
        "unpacked_length": sum(lengths),
        "range": {"start": start, "end": end},
    }
    for version, key in (("v1", "fetch_info"), ("v2", "xorbs")):
        answer = plan(cas, file, version, asked).json()
        assert answer["offset_into_first_range"] == offset
        assert answer["terms"] == [term]
        assert list(answer[key]) == [xorb]


@pytest.mark.parametrize("version", ["v1", "v2"])
def test_beyond_the_end_there_is_nothing(cas: Cas, file: ShardFile, version: str) -> None:
    answer = plan(cas, file, version, f"bytes={len(CONTENT)}-{len(CONTENT) + 5}")
    assert answer.status_code == 416
    assert answer.headers["Content-Range"] == f"bytes */{len(CONTENT)}"
    assert plan(cas, file, version, "bytes=9-3").status_code == 400


class TestBytes:
    @pytest.fixture
    def fetch(self, cas: Cas, file: ShardFile) -> tuple[str, int, int]:
        """An address, and the first and last byte that it is for."""
        answer = plan(cas, file, "v2", "bytes=20000-60000").json()
        ((found,),) = answer["xorbs"].values()
        stretch = found["ranges"][0]["bytes"]
        return found["url"], stretch["start"], stretch["end"]

    def test_one_range(self, node: Node, file: ShardFile, fetch: tuple[str, int, int]) -> None:
        url, first, last = fetch
        answer = httpx.get(url, headers={"Range": f"bytes={first}-{last}"})
        size = node.ask("out = Xorb.objects.get(hash=given).size", to_hex(file.terms[0].xorb))
        assert answer.status_code == 206
        assert answer.headers["Content-Range"] == f"bytes {first}-{last}/{size}"
        assert len(answer.content) == last - first + 1
        assert CHUNKS[1] in answer.content

    def test_several_ranges(self, fetch: tuple[str, int, int]) -> None:
        url, first, last = fetch
        whole = httpx.get(url, headers={"Range": f"bytes={first}-{last}"}).content
        asked = [(first, first + 9), (last - 4, last)]
        header = "bytes=" + ",".join(f"{start}-{end}" for start, end in asked)
        answer = httpx.get(url, headers={"Range": header})
        assert answer.status_code == 206
        assert int(answer.headers["Content-Length"]) == len(answer.content)
        head = f"Content-Type: {answer.headers['Content-Type']}\r\n\r\n".encode()
        parts = BytesParser().parsebytes(head + answer.content).get_payload()
        assert isinstance(parts, list)
        boundary = answer.headers["Content-Type"].partition("boundary=")[2].encode()
        bodies = [part.partition(b"\r\n\r\n")[2] for part in answer.content.split(b"--" + boundary)]
        assert [len(parts), bodies[1][:-2], bodies[2][:-2]] == [2, whole[:10], whole[-5:]]

    @pytest.mark.parametrize("shift", [(-1, 0), (0, 1)])
    def test_no_byte_beside_it(self, fetch: tuple[str, int, int], shift: tuple[int, int]) -> None:
        url, first, last = fetch
        asked = f"bytes={first + shift[0]}-{last + shift[1]}"
        assert httpx.get(url, headers={"Range": asked}).status_code == 403

    def test_what_else_is_refused(self, fetch: tuple[str, int, int]) -> None:
        url, first, last = fetch
        assert httpx.get(url).status_code == 400
        assert httpx.get(url, headers={"Range": "bytes=99999999-"}).status_code == 416
        forged = url[:-4] + "AAAA"
        assert httpx.get(forged, headers={"Range": f"bytes={first}-{last}"}).status_code == 403
        other = url.replace("/bytes/", "/bytes/" + "0" * 8)
        assert httpx.get(other, headers={"Range": f"bytes={first}-{last}"}).status_code == 404

    def test_a_right_that_was_lost(self, node: Node, ana: Person) -> None:
        eve = node.person("eve")
        ours = Cas(node, ana, node.repository(ana, f"r{next(NAMES)}"))
        sent = ours.send_content([os.urandom(30_000)])
        assert ours.commit_content(sent, "a.bin").status_code == 200
        token = Cas(node, eve, ours.repository, "none").ask_token("read").json()["accessToken"]
        theirs = Cas(node, eve, ours.repository, token)
        answer = theirs.get(f"/v2/reconstructions/{to_hex(sent.hash)}")
        ((found,),) = answer.json()["xorbs"].values()
        asked = {"Range": "bytes=0-99"}
        assert httpx.get(found["url"], headers=asked).status_code == 206
        changed = httpx.put(
            f"{node.address}/api/models/{ours.repository}/settings",
            headers=ana.headers,
            json={"private": True},
        )
        assert changed.status_code == 200
        assert httpx.get(found["url"], headers=asked).status_code == 404
        assert theirs.get(f"/v2/reconstructions/{to_hex(sent.hash)}").status_code == 404


def test_before_a_commit_only_who_sent_it(node: Node, ana: Person) -> None:
    eve = node.person("eve")
    ours = Cas(node, ana, node.repository(ana, f"r{next(NAMES)}"))
    sent = ours.send_content([os.urandom(30_000)])
    token = Cas(node, eve, ours.repository, "none").ask_token("read").json()["accessToken"]
    theirs = Cas(node, eve, ours.repository, token)
    path = f"/v2/reconstructions/{to_hex(sent.hash)}"
    assert ours.for_reading().get(path).status_code == 200
    assert theirs.get(path).status_code == 404
    assert ours.commit_content(sent, "a.bin").status_code == 200
    assert theirs.get(path).status_code == 200


def test_nobody_reads_what_is_public(node: Node, cas: Cas, file: ShardFile) -> None:
    answer = httpx.get(f"{node.address}/api/models/{cas.repository}/xet-read-token/main")
    token = answer.json()["accessToken"]
    assert answer.headers["X-Xet-Access-Token"] == token
    found = Cas(node, cas.person, cas.repository, token).get(
        f"/v2/reconstructions/{to_hex(file.hash)}"
    )
    assert found.status_code == 200
    refused = httpx.get(f"{node.address}/api/models/{cas.repository}/xet-write-token/main")
    assert refused.status_code == 401


def test_the_real_client_fetches_by_chunks(node: Node, ana: Person, tmp_path: Path) -> None:
    repository = node.repository(ana, f"r{next(NAMES)}")
    first = os.urandom(3_000_000) + b"text " * 400_000
    second = first[:2_000_000] + os.urandom(70_000_000) + first[1_000_000:]
    (tmp_path / "first.bin").write_bytes(first)
    (tmp_path / "second.bin").write_bytes(second)
    program = """
    repo, folder = given
    api.upload_folder(folder_path=folder, repo_id=repo)
    """
    node.client(ana, program, repository, str(tmp_path))
    paths = node.client(
        ana,
        "out = [api.hf_hub_download(given[0], name) for name in ('first.bin', 'second.bin')]",
        repository,
        home="another",
    )
    assert [
        Path(path).read_bytes() == it for path, it in zip(paths, (first, second), strict=True)
    ] == [
        True,
        True,
    ]
    head = httpx.head(f"{node.address}/{repository}/resolve/main/first.bin")
    assert len(head.headers["X-Xet-Hash"]) == 64


def test_what_was_deleted_for_good_is_gone_from_history_too(node: Node, ana: Person) -> None:
    ours = Cas(node, ana, node.repository(ana, f"r{next(NAMES)}"))
    sent = ours.send_content([os.urandom(30_000)])
    oid = ours.commit_content(sent, "a.bin").json()["commitOid"]
    assert sent.sha256 is not None
    deleting = {"deletions": {"sha": [sent.sha256.hex()], "rewriteHistory": True}}
    address = f"{node.address}/api/models/{ours.repository}/lfs-files/batch"
    eve = node.person("eve")
    assert httpx.post(address, headers=eve.headers, json=deleting).status_code == 403
    before = httpx.get(f"{node.address}/{ours.repository}/resolve/{oid}/a.bin")
    assert before.status_code == 200
    assert httpx.post(address, headers=ana.headers, json=deleting).json() == {"deleted": 1}
    for revision in (oid, "main"):
        answer = httpx.get(f"{node.address}/{ours.repository}/resolve/{revision}/a.bin")
        assert (answer.status_code, answer.headers["X-Error-Code"]) == (404, "EntryNotFound")
    assert plan(ours, sent, "v2").status_code == 404
