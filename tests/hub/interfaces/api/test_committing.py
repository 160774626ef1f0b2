"""Commits and preupload by hand: what the client never sends."""

from __future__ import annotations

import base64
import json
from itertools import count
from typing import Any

import httpx
import pytest
from tests.hub.interfaces.api.cas_by_hand import commit
from tests.hub.node import Node, Person

NAMES = count()
HEADER: dict[str, Any] = {"key": "header", "value": {"summary": "A commit"}}


@pytest.fixture(scope="module")
def ana(node: Node) -> Person:
    return node.person("ana")


@pytest.fixture
def repository(node: Node, ana: Person) -> str:
    return node.repository(ana, f"r{next(NAMES)}")


def small(path: str, content: bytes = b"x") -> dict[str, Any]:
    encoded = base64.b64encode(content).decode()
    return {"key": "file", "value": {"path": path, "content": encoded, "encoding": "base64"}}


def heads(node: Node, repository: str) -> list[list[str]]:
    found: list[list[str]] = node.ask(
        """
        refs = Ref.objects.filter(repository__key=given).order_by("name")
        out = list(refs.values_list("name", "commit__oid"))
        """,
        repository,
    )
    return found


def preupload(
    node: Node, person: Person, repository: str, *files: dict[str, Any], **more: object
) -> httpx.Response:
    return httpx.post(
        f"{node.address}/api/models/{repository}/preupload/main",
        headers=person.headers,
        json={"files": list(files), **more},
    )


def asked(path: str, size: int = 10, sample: bytes = b"text") -> dict[str, Any]:
    return {"path": path, "size": size, "sample": base64.b64encode(sample).decode()}


LINES: dict[str, tuple[int, list[dict[str, Any]]]] = {
    "no header": (400, [small("a")]),
    "two headers": (400, [HEADER, HEADER, small("a")]),
    "nothing": (400, []),
    "no title": (400, [{"key": "header", "value": {"summary": " "}}, small("a")]),
    "an unknown key": (400, [HEADER, {"key": "other", "value": {}}]),
    "not base 64": (
        400,
        [HEADER, {"key": "file", "value": {"path": "a", "content": "!", "encoding": "base64"}}],
    ),
    "out of the repository": (400, [HEADER, small("../a")]),
    "git's own folder": (400, [HEADER, small(".git/config")]),
    "an absolute path": (400, [HEADER, small("/etc/passwd")]),
    "a device": (400, [HEADER, small("con.txt")]),
    "two that differ by case": (409, [HEADER, small("a.txt"), small("A.txt")]),
    "a file below a file": (400, [HEADER, small("a"), small("a/b")]),
    "a content that was not sent": (
        404,
        [HEADER, {"key": "lfsFile", "value": {"path": "a", "oid": "0" * 64}}],
    ),
    "deleting what is not there": (404, [HEADER, {"key": "deletedFile", "value": {"path": "z"}}]),
    "copying what is not there": (
        404,
        [HEADER, {"key": "copyFile", "value": {"path": "y", "srcPath": "z"}}],
    ),
    "a file over 10 MiB": (400, [HEADER, small("a", bytes(10 * 1024 * 1024 + 1))]),
    "a file far over 10 MiB": (400, [HEADER, small("a", bytes(15 * 1024 * 1024))]),
}


@pytest.mark.parametrize("case", LINES)
def test_a_bad_commit_changes_nothing(node: Node, ana: Person, repository: str, case: str) -> None:
    status, lines = LINES[case]
    before = heads(node, repository)
    answer = commit(node, ana, repository, *lines)
    assert answer.status_code == status, answer.text
    assert answer.headers["X-Error-Message"]
    assert heads(node, repository) == before


def test_more_operations_than_a_commit_may_have(node: Node, ana: Person, repository: str) -> None:
    before = heads(node, repository)
    line = {"key": "deletedFile", "value": {"path": "a"}}
    answer = commit(node, ana, repository, HEADER, *[line] * 100_001)
    assert answer.status_code == 400
    assert "Make several commits" in answer.headers["X-Error-Message"]
    assert heads(node, repository) == before


def test_what_a_commit_answers(node: Node, ana: Person, repository: str) -> None:
    found = commit(node, ana, repository, HEADER, small("a")).json()
    ((_, oid),) = heads(node, repository)
    address = f"{node.address}/{repository}"
    assert (found["success"], found["commitOid"]) == (True, oid)
    assert found["commitUrl"] == f"{address}/commit/{oid}"
    asked_for = commit(node, ana, repository, HEADER, small("b"), create_pr="1").json()
    assert asked_for["pullRequestUrl"] == f"{address}/discussions/1"
    assert heads(node, repository) == [
        ["refs/heads/main", oid],
        ["refs/pr/1", asked_for["commitOid"]],
    ]


def test_a_copy_within_the_repository(node: Node, ana: Person, repository: str) -> None:
    commit(node, ana, repository, HEADER, small("a", b"first"))
    copy = {"key": "copyFile", "value": {"path": "b/c", "srcPath": "a"}}
    assert commit(node, ana, repository, HEADER, copy, small("a", b"then")).status_code == 200
    found = httpx.get(f"{node.address}/{repository}/resolve/main/b/c")
    assert found.content == b"first"


def test_only_a_branch_that_is_there(node: Node, ana: Person, repository: str) -> None:
    ((_, oid),) = heads(node, repository)
    for revision, status in (("other", 404), (oid, 400), ("refs%2Fpr%2F7", 404)):
        answer = commit(node, ana, repository, HEADER, small("a"), revision=revision)
        assert answer.status_code == status, answer.text


def test_nobody_commits(node: Node, repository: str) -> None:
    answer = httpx.post(
        f"{node.address}/api/models/{repository}/commit/main", content=json.dumps(HEADER).encode()
    )
    assert answer.status_code == 401


def test_how_files_are_to_be_sent(node: Node, ana: Person, repository: str) -> None:
    rules = b"*.special filter=lfs diff=lfs merge=lfs -text\n"
    commit(node, ana, repository, HEADER, small(".gitattributes", rules), small("a.txt", b"x\n"))
    commit(node, ana, repository, HEADER, small(".gitignore", b"*.log\n"))
    files = ["a.txt", "b.special", "c.parquet", "d.bin", "e.log", "f/g.txt"]
    answer = preupload(
        node,
        ana,
        repository,
        *(asked(path) for path in files),
        asked("large.txt", 11 * 1024 * 1024),
        asked("binary", 10, b"\0\1"),
        asked("empty.bin", 0, b""),
    )
    found = {each.pop("path"): each for each in answer.json()["files"]}
    regular = {"uploadMode": "regular", "shouldIgnore": False}
    large = {"uploadMode": "lfs", "shouldIgnore": False}
    assert found == {
        "a.txt": {**regular, "oid": "587be6b4c3f93f93c489c0111bba5596147a26cb"},
        "b.special": large,
        "c.parquet": large,
        "d.bin": regular,
        "e.log": {"uploadMode": "regular", "shouldIgnore": True},
        "f/g.txt": regular,
        "large.txt": large,
        "binary": large,
        "empty.bin": regular,
    }
    given = preupload(node, ana, repository, asked("e.log"), asked("a.txt"), gitIgnore="a.*\n")
    assert [each["shouldIgnore"] for each in given.json()["files"]] == [False, True]


def test_what_can_not_be_asked(node: Node, ana: Person, repository: str) -> None:
    assert preupload(node, ana, repository, asked("../a")).status_code == 400
    too_many = [asked(f"f{number}") for number in range(257)]
    assert preupload(node, ana, repository, *too_many).status_code == 400
    assert preupload(node, ana, repository, {"path": "a"}).status_code == 400
    eve = node.person("eve")
    assert preupload(node, eve, repository, asked("a")).status_code == 403
