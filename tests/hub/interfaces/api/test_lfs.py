"""Git LFS by hand: at once, in parts, cut off and gone on with, and with lies."""

from __future__ import annotations

import os
from hashlib import sha256
from itertools import count

import httpx
import pytest
from tests.hub.interfaces.api.cas_by_hand import commit
from tests.hub.node import Node, Person

PART = 64 * 1024 * 1024
NAMES = count()


@pytest.fixture(scope="module")
def ana(node: Node) -> Person:
    return node.person("ana")


@pytest.fixture
def repository(node: Node, ana: Person) -> str:
    return node.repository(ana, f"r{next(NAMES)}")


def batch(
    node: Node, person: Person, repository: str, oid: str, size: int, **more: object
) -> httpx.Response:
    asked = {
        "operation": "upload",
        "transfers": ["basic", "multipart"],
        "objects": [{"oid": oid, "size": size}],
        **more,
    }
    return httpx.post(
        f"{node.address}/{repository}.git/info/lfs/objects/batch",
        headers=person.headers,
        json=asked,
    )


def actions(node: Node, person: Person, repository: str, oid: str, size: int) -> dict[str, dict]:  # type: ignore[type-arg]
    answer = batch(node, person, repository, oid, size)
    assert answer.status_code == 200, answer.text
    (told,) = answer.json()["objects"]
    found: dict[str, dict] = told["actions"]  # type: ignore[type-arg]
    return found


def put(address: str, content: bytes) -> httpx.Response:
    return httpx.put(address, content=content, timeout=120)


def named(content: bytes) -> tuple[str, int]:
    return sha256(content).hexdigest(), len(content)


def commit_large(
    node: Node, person: Person, repository: str, path: str, oid: str
) -> httpx.Response:
    return commit(
        node,
        person,
        repository,
        {"key": "header", "value": {"summary": "A file"}},
        {"key": "lfsFile", "value": {"path": path, "algo": "sha256", "oid": oid}},
    )


def content_of(node: Node, person: Person, repository: str, path: str) -> bytes:
    answer = httpx.get(
        f"{node.address}/{repository}/resolve/main/{path}", headers=person.headers, timeout=120
    )
    assert answer.status_code == 200, answer.text
    return answer.content


@pytest.mark.parametrize("size", [1, 60_000, 64 * 1024, 3_000_000])
def test_at_once(node: Node, ana: Person, repository: str, size: int) -> None:
    content = os.urandom(size)
    oid, _ = named(content)
    told = actions(node, ana, repository, oid, size)
    verifying = {"url": told["verify"]["href"], "headers": ana.headers}
    assert httpx.post(**verifying, json={"oid": oid, "size": size}).status_code == 404
    assert put(told["upload"]["href"], content).status_code == 200
    assert httpx.post(**verifying, json={"oid": oid, "size": size}).status_code == 200
    assert httpx.post(**verifying, json={"oid": oid, "size": size + 1}).status_code == 404
    assert batch(node, ana, repository, oid, size).json()["objects"] == [{"oid": oid, "size": size}]
    assert commit_large(node, ana, repository, "a.bin", oid).status_code == 200
    assert content_of(node, ana, repository, "a.bin") == content


@pytest.mark.parametrize("lie", ["another content", "too short", "too long"])
def test_a_content_that_is_not_the_announced_one(
    node: Node, ana: Person, repository: str, lie: str
) -> None:
    content = os.urandom(100_000)
    oid, size = named(content)
    told = actions(node, ana, repository, oid, size)
    stored = node.stored()
    sent = {
        "another content": os.urandom(size),
        "too short": content[:-1],
        "too long": content + b"a",
    }
    assert put(told["upload"]["href"], sent[lie]).status_code == 400
    assert node.stored() == stored
    assert node.ask("out = Content.objects.filter(sha256=given).exists()", oid) is False
    assert commit_large(node, ana, repository, "a.bin", oid).status_code == 404


def test_in_parts_cut_off_and_gone_on_with(node: Node, ana: Person, repository: str) -> None:
    content = os.urandom(PART + 5_000_000)
    oid, size = named(content)
    header = actions(node, ana, repository, oid, size)["upload"]["header"]
    assert sorted(header) == ["00001", "00002", "chunk_size"]
    first = put(header["00001"], content[:PART])
    assert (first.status_code, bool(first.headers["ETag"])) == (200, True)
    assert put(header["00002"], content[PART:-1]).status_code == 400
    upload = node.ask("out = list(Upload.objects.values_list('sha256', 'size', 'received'))")
    assert upload == [[oid, size, PART]]
    # Another day: the same file is announced again.
    again = actions(node, ana, repository, oid, size)["upload"]
    there = httpx.get(again["href"]).json()["parts"]
    assert [(part["partNumber"], part["size"]) for part in there] == [(1, PART)]
    done = {"oid": oid, "parts": [{"partNumber": 1, "etag": "a"}, {"partNumber": 2, "etag": "b"}]}
    missing = httpx.post(again["href"], json=done)
    assert (missing.status_code, "Part 2" in missing.text) == (400, True)
    assert put(again["header"]["00002"], content[PART:]).status_code == 200
    for _ in range(2):
        assert httpx.post(again["href"], json=done, timeout=120).status_code == 200
    assert commit_large(node, ana, repository, "a.bin", oid).status_code == 200
    assert content_of(node, ana, repository, "a.bin") == content
    assert node.ask("out = Upload.objects.count()") == 0


def test_what_is_stored_in_chunks_is_not_stored_again(
    node: Node, ana: Person, repository: str
) -> None:
    first = os.urandom(4_000_000)
    second = first[:2_000_000] + os.urandom(40_000) + first[2_000_000:] + first[:500_000]
    eve = node.person("eve")
    theirs = node.repository(eve, f"r{next(NAMES)}")
    private = node.repository(eve, f"r{next(NAMES)}", visibility="private")
    for content, where in ((first, repository), (second, theirs), (second, private)):
        person = ana if where == repository else eve
        oid, size = named(content)
        answer = batch(node, person, where, oid, size).json()["objects"][0]
        stored = node.stored()
        if "actions" in answer:
            assert put(answer["actions"]["upload"]["href"], content).status_code == 200
            assert commit_large(node, person, where, "a.bin", oid).status_code == 200
            assert content_of(node, person, where, "a.bin") == content
            if where == theirs:
                assert 40_000 <= node.stored() - stored < 800_000
    assert "actions" not in answer


def test_parts_that_are_not_the_file_are_dropped(node: Node, ana: Person, repository: str) -> None:
    content = os.urandom(PART + 10)
    oid, size = named(content)
    upload = actions(node, ana, repository, oid, size)["upload"]
    assert put(upload["header"]["00001"], bytes(PART)).status_code == 200
    assert put(upload["header"]["00002"], content[PART:]).status_code == 200
    done = {"oid": oid, "parts": [{"partNumber": 1, "etag": "a"}, {"partNumber": 2, "etag": "b"}]}
    assert httpx.post(upload["href"], json=done, timeout=120).status_code == 400
    assert httpx.get(upload["href"]).json() == {"parts": []}
    assert node.ask("out = Content.objects.filter(sha256=given).exists()", oid) is False


def test_an_address_is_for_what_it_was_made_for(node: Node, ana: Person, repository: str) -> None:
    first, second = os.urandom(1000), os.urandom(PART + 1)
    at_once = actions(node, ana, repository, *named(first))["upload"]["href"]
    in_parts = actions(node, ana, repository, *named(second))["upload"]["header"]["00001"]
    assert put(at_once[:-3] + "AAA", first).status_code == 403
    assert put(at_once.replace("/upload?", "/parts/1?"), first).status_code == 400
    assert put(in_parts.replace("/parts/1?", "/parts/3?"), b"a").status_code == 400
    assert put(in_parts.replace("/parts/1?", "/upload?"), b"a").status_code == 400
    cas = {"Authorization": "Bearer " + at_once.partition("grant=")[2]}
    asked = httpx.get(f"{node.address}/cas/v1/chunks/default/{'1' * 64}", headers=cas)
    assert asked.status_code == 401


def test_a_revoked_token_closes_its_addresses(node: Node) -> None:
    person = node.person("bob")
    repository = node.repository(person, "one")
    content = os.urandom(1000)
    address = actions(node, person, repository, *named(content))["upload"]["href"]
    node.ask("Token.objects.filter(id=given).update(revoked_at=timezone.now())", person.token_id)
    assert put(address, content).status_code == 403
    assert (
        node.ask("out = Content.objects.filter(sha256=given).exists()", named(content)[0]) is False
    )


def test_who_may_not_contribute_is_told_no_address(node: Node, ana: Person) -> None:
    private = node.repository(ana, f"r{next(NAMES)}", visibility="private")
    eve = node.person("eve")
    assert batch(node, eve, private, "0" * 64, 10).status_code == 404
    reader = node.person("ana", "read")
    public = node.repository(ana, f"r{next(NAMES)}")
    assert batch(node, reader, public, "0" * 64, 10).status_code == 403


@pytest.mark.parametrize(
    ("oid", "size", "more"),
    [
        ("0" * 63, 10, {}),
        ("../" + "0" * 61, 10, {}),
        ("0" * 64, -1, {}),
        ("0" * 64, 10, {"operation": "download"}),
        ("0" * 64, 10, {"hash_algo": "sha512"}),
    ],
)
def test_what_can_not_be_asked(
    node: Node, ana: Person, repository: str, oid: str, size: int, more: dict[str, object]
) -> None:
    assert batch(node, ana, repository, oid, size, **more).status_code == 400


def test_an_announcement_beyond_the_quota_is_refused(node: Node) -> None:
    person = node.person("dan")
    repository = node.repository(person, "one")
    node.ask("Quota.objects.create(account=Account.objects.get(name=given), limit=10_000)", "dan")
    assert batch(node, person, repository, "0" * 64, 20_000).status_code == 413
    assert batch(node, person, repository, "0" * 64, 5_000).status_code == 200
