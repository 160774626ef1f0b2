from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings
from tests.hub.filled import committed, large, repository
from tests.hub.interfaces.api.app import client
from tests.hub.people import publisher, signed_in, token

from comity.hub.actions.change_refs import create_branch, create_tag
from comity.hub.domain.repositories import RepositoryKind, Visibility
from comity.hub.interfaces.api.times import written
from comity.hub.models import Content
from comity.hub.queries.trees import forget_trees

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _no_tree_is_kept() -> Iterator[None]:
    forget_trees()
    yield
    forget_trees()


def paths(records: list[dict[str, Any]]) -> list[str]:
    return [each["path"] for each in records]


def test_what_is_known_of_a_model() -> None:
    user = publisher("ada")
    made = repository(user, "bert", {"config.json": b'{"model_type": "bert", "x": 1}'})
    large(user, made, {"model.safetensors": b"w" * 300})
    made.task, made.library, made.tags, made.parameters = "fill-mask", "transformers", ["a"], 7
    made.card = {"license": "mit"}
    made.save()
    answer = client().get("/api/models/ada/bert")
    told = answer.json()
    assert answer.headers["x-repo-commit"] == told["sha"] == made.head
    assert {name: told[name] for name in told if name not in ("_id", "sha", "siblings")} == {
        "id": "ada/bert",
        "modelId": "ada/bert",
        "author": "ada",
        "lastModified": f"{made.modified_at:%Y-%m-%dT%H:%M:%S}.000Z",
        "createdAt": written(made.created_at),
        "private": False,
        "gated": False,
        "disabled": False,
        "downloads": 0,
        "likes": 0,
        "tags": ["a"],
        "pipeline_tag": "fill-mask",
        "library_name": "transformers",
        "cardData": {"license": "mit"},
        "safetensors": {"parameters": {}, "total": 7},
        "usedStorage": told["usedStorage"],
    }
    assert told["siblings"] == [
        {"rfilename": ".gitattributes"},
        {"rfilename": "config.json"},
        {"rfilename": "model.safetensors"},
    ]
    held = sum(Content.objects.values_list("size", flat=True))
    assert told["usedStorage"] == held


def test_blobs_add_sizes_and_hashes() -> None:
    user = publisher("ada")
    made = repository(user, "bert", {"a.txt": b"abc"})
    large(user, made, {"w.bin": b"w" * 300})
    found = client().get("/api/models/ada/bert?blobs=true").json()["siblings"]
    by_name = {each["rfilename"]: each for each in found}
    assert by_name["a.txt"] == {
        "rfilename": "a.txt",
        "size": 3,
        "blobId": "f2ba8f84ab5c1bce84a7b441cb1959cfc7093b7f",
    }
    assert by_name["w.bin"]["size"] == 300
    digest = sha256(b"w" * 300).hexdigest()
    assert by_name["w.bin"]["lfs"] == {"sha256": digest, "size": 300, "pointerSize": 128}


def test_only_what_is_asked_for_is_told() -> None:
    user = publisher("ada")
    repository(user, "bert", {"config.json": b'{"model_type": "bert", "x": 1}'})
    asked = "expand=likes&expand=config&expand[]=private&expand=nonsense"
    told = client().get(f"/api/models/ada/bert?{asked}").json()
    told.pop("_id")
    assert told == {
        "id": "ada/bert",
        "likes": 0,
        "config": {"model_type": "bert"},
        "private": False,
    }


def test_the_configuration_of_a_gated_model_is_for_its_readers() -> None:
    user = publisher("ada")
    made = repository(user, "bert", {"config.json": b'{"model_type": "bert"}'})
    made.gate = "auto"
    made.save()
    url = "/api/models/ada/bert?expand=config&expand=gated"
    assert client().get(url).json()["config"] is None
    assert client().get(url).json()["gated"] == "auto"
    assert client(token(user)).get(url).json()["config"] == {"model_type": "bert"}


def test_a_revision_has_its_own_files() -> None:
    user = publisher("ada")
    made = repository(user, "set", {"a.csv": b"1"}, kind=RepositoryKind.DATASET)
    first = made.head
    create_branch(caller=signed_in(user), repository=made, branch="feature/x", start="main")
    create_tag(caller=signed_in(user), repository=made, tag="v1", revision="main", message="")
    committed(user, made, {"b.csv": b"2"}, revision="feature/x")
    for revision, files in {
        "main": [".gitattributes", "a.csv"],
        "v1": [".gitattributes", "a.csv"],
        first: [".gitattributes", "a.csv"],
        first[:8]: [".gitattributes", "a.csv"],
        "feature%2Fx": [".gitattributes", "a.csv", "b.csv"],
        "refs%2Fheads%2Ffeature%2Fx": [".gitattributes", "a.csv", "b.csv"],
    }.items():
        told = client().get(f"/api/datasets/ada/set/revision/{revision}").json()
        assert [each["rfilename"] for each in told["siblings"]] == files, revision
    missing = client().get("/api/datasets/ada/set/revision/v2")
    assert (missing.status_code, missing.headers["x-error-code"]) == (404, "RevisionNotFound")


def test_who_may_read_and_write() -> None:
    user, stranger = publisher("ada"), publisher("eve")
    made = repository(user, "bert", {"a.txt": b"x"})
    url = "/api/models/ada/bert/auth-check"
    asked = {
        "nobody": client(),
        "owner": client(token(user)),
        "reads": client(token(user, "read")),
        "stranger": client(token(stranger)),
    }

    def told() -> dict[str, tuple[int, int]]:
        return {
            name: (it.get(url).status_code, it.get(f"{url}/write").status_code)
            for name, it in asked.items()
        }

    assert told() == {
        "nobody": (200, 401),
        "owner": (200, 200),
        "reads": (200, 403),
        "stranger": (200, 403),
    }
    made.gate = "manual"
    made.save()
    assert told()["nobody"] == (401, 401)
    assert told()["stranger"] == (403, 403)
    made.visibility = Visibility.PRIVATE.value
    made.save()
    assert told() == {
        "nobody": (401, 401),
        "owner": (200, 200),
        "reads": (200, 404),
        "stranger": (404, 404),
    }


def test_a_tree_has_folders_and_files() -> None:
    user = publisher("ada")
    made = repository(user, "bert", {"a/b/c.txt": b"abc", "a/d.txt": b"", "z.txt": b"z"})
    large(user, made, {"a/w.bin": b"w" * 300})
    asking = client()
    root = asking.get("/api/models/ada/bert/tree/main").json()
    assert paths(root) == [".gitattributes", "a", "z.txt"]
    assert {"type": root[1]["type"], "size": root[1]["size"]} == {"type": "directory", "size": 0}
    assert len(root[1]["oid"]) == 40
    below = asking.get("/api/models/ada/bert/tree/main/a").json()
    assert paths(below) == ["a/b", "a/d.txt", "a/w.bin"]
    assert below[2]["lfs"] == {
        "oid": sha256(b"w" * 300).hexdigest(),
        "size": 300,
        "pointerSize": 128,
    }
    everything = asking.get("/api/models/ada/bert/tree/main?recursive=True").json()
    assert paths(everything) == [
        ".gitattributes",
        *("a", "a/b", "a/b/c.txt", "a/d.txt", "a/w.bin", "z.txt"),
    ]
    quoted = asking.get("/api/models/ada/bert/tree/main/a%2Fb").json()
    assert paths(quoted) == ["a/b/c.txt"]
    for missing in ("nothing", "z.txt", "a/d.txt/e"):
        answer = asking.get(f"/api/models/ada/bert/tree/main/{missing}")
        assert answer.headers["x-error-code"] == "EntryNotFound"
        assert answer.headers["x-repo-commit"] == made.head


@pytest.mark.parametrize("recursive", [True, False])
def test_pages_of_a_tree_join_without_gap_or_double(recursive: bool) -> None:
    user = publisher("ada")
    files = {f"d{it % 3}/{it:02}.txt": b"x" for it in range(25)}
    repository(user, "bert", {**files, **{f"r{it}": b"" for it in range(9)}})
    asking = client()
    whole = paths(asking.get(f"/api/models/ada/bert/tree/main?recursive={recursive}").json())
    assert len(whole) == (1 + 25 + 3 + 9 if recursive else 1 + 3 + 9)
    seen: list[str] = []
    url = f"/api/models/ada/bert/tree/main?recursive={recursive}&limit=4"
    while True:
        answer = asking.get(url)
        assert len(answer.json()) <= 4
        seen += paths(answer.json())
        if "next" not in answer.links:
            break
        url = answer.links["next"]["url"]
    assert seen == whole


def test_what_can_not_be_a_page_is_refused() -> None:
    repository(publisher("ada"), "bert", {"a.txt": b""})
    url = "/api/models/ada/bert/tree/main"
    for query in ("limit=0", "limit=-1", "limit=x", "limit=%D9%A3", f"cursor={'x' * 2000}"):
        assert client().get(f"{url}?{query}").status_code == 400, query
    for cursor in ("zz", "0" * 39, "0" * 40 + ","):
        commits = client().get(f"/api/models/ada/bert/commits/main?cursor={cursor}")
        assert commits.status_code == 400, cursor


def test_paths_are_asked_for_as_a_form_or_as_json() -> None:
    user = publisher("ada")
    repository(user, "bert", {"a/b.txt": b"abc", "é.txt": b""})
    url = "/api/models/ada/bert/paths-info/main"
    asked = ["a", "é.txt", "nothing", "a/b.txt", ""]
    form = client().post(url, data={"paths": asked, "expand": "False"})
    assert paths(form.json()) == ["a", "é.txt", "a/b.txt"]
    assert client().post(url, json={"paths": asked}).json() == form.json()
    assert client().post(url, json={"paths": "a"}).status_code == 400
    assert client().post(url, data={"paths": ["x"] * 10_001}).status_code == 400
    assert client().post(url, data={}).json() == []


def test_clients_are_led_to_chunks_from_the_size_that_the_setting_says(settings: Settings) -> None:
    user = publisher("ada")
    made = repository(user, "bert")
    large(user, made, {"small.bin": b"s" * 99, "w.bin": b"w" * 100})
    for number, content in enumerate(Content.objects.filter(size__in=[99, 100]).order_by("size")):
        content.xet_hash = f"{number:064}"
        content.save()
    settings.HUB_XET_DOWNLOAD_FROM = 100
    tree = client().get("/api/models/ada/bert/tree/main").json()
    assert [each.get("xetHash") for each in tree] == [None, None, f"{1:064}"]
    told = client().post(
        "/api/models/ada/bert/paths-info/main", data={"paths": ["small.bin", "w.bin"]}
    )
    assert [each["xetHash"] for each in told.json()] == [f"{0:064}", f"{1:064}"]
    head = client().head("/ada/bert/resolve/main/w.bin")
    assert head.headers["x-xet-hash"] == f"{1:064}"
    token_url = f"http://hub.test/api/models/ada/bert/xet-read-token/{made.head}"
    assert head.links["xet-auth"]["url"] == token_url
    assert "x-xet-hash" not in client().head("/ada/bert/resolve/main/small.bin").headers


def test_the_history_is_told_from_the_last_commit_on() -> None:
    user = publisher("ada")
    made = repository(user, "bert")
    for number in range(7):
        committed(user, made, {"a.txt": b"%d" % number}, title=f"t{number}", message="<b>")
    url: str | None = "/api/models/ada/bert/commits/main?limit=3"
    told: list[dict[str, Any]] = []
    lengths = []
    while url:
        answer = client().get(url)
        lengths.append(len(answer.json()))
        told += answer.json()
        url = answer.links.get("next", {}).get("url")
    assert lengths == [3, 3, 2]
    assert [each["title"] for each in told] == [
        *(f"t{number}" for number in range(6, -1, -1)),
        "initial commit",
    ]
    assert told[0]["id"] == made.head
    assert told[0]["authors"] == [{"user": "ada", "avatar": ""}]
    assert (told[0]["message"], "formatted" in told[0]) == ("<b>", False)
    formatted = client().get("/api/models/ada/bert/commits/main?expand[]=formatted").json()
    assert formatted[0]["formatted"] == {"title": "t6", "message": "&lt;b&gt;"}


def test_a_last_commit_is_told_for_files_and_folders() -> None:
    user = publisher("ada")
    made = repository(user, "bert", {"a/x.txt": b"1", "b.txt": b"1"})
    committed(user, made, {"a/y.txt": b"1"}, title="y")
    committed(user, made, {"b.txt": b"2"}, title="b")
    told = client().get("/api/models/ada/bert/tree/main?expand=True&recursive=True").json()
    assert {each["path"]: each["lastCommit"]["title"] for each in told} == {
        ".gitattributes": "initial commit",
        "a": "y",
        "a/x.txt": "a title",
        "a/y.txt": "y",
        "b.txt": "b",
    }
    assert told[-1]["securityFileStatus"]["status"] == "unscanned"
    assert told[-1]["lastCommit"]["id"] == made.head


@pytest.mark.parametrize(
    ("method", "url", "most"),
    [
        ("HEAD", "/ada/bert/resolve/main/d1/1.txt", 4),
        ("GET", "/ada/bert/resolve/main/d1/1.txt", 4),
        ("GET", "/api/models/ada/bert", 4),
        ("GET", "/api/models/ada/bert?blobs=true", 4),
        ("GET", "/api/models/ada/bert/tree/main", 2),
        ("GET", "/api/models/ada/bert/tree/main?recursive=true", 3),
        ("GET", "/api/models/ada/bert/tree/main?recursive=true&expand=true", 8),
        ("GET", "/api/models/ada/bert/commits/main", 3),
    ],
)
def test_a_call_asks_the_database_little(
    method: str, url: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = publisher("ada")
    made = repository(user, "bert", {f"d{it % 4}/{it}.txt": b"x" for it in range(40)})
    for number in range(5):
        committed(user, made, {f"d1/{number}.txt": b"more"})
    forget_trees()
    counted = _counted(monkeypatch)
    assert client().request(method, url).status_code == 200
    assert max(counted) <= most


@pytest.mark.parametrize("revision", ["main", "refs%2Fheads%2Fmain", "commit"])
def test_what_was_asked_before_is_asked_for_by_one_statement(
    revision: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = publisher("ada")
    made = repository(user, "bert", {"d/a.txt": b"x"})
    counted = _counted(monkeypatch)
    rev = made.head if revision == "commit" else revision
    for url in (
        f"/ada/bert/resolve/{rev}/d/a.txt",
        f"/api/models/ada/bert/tree/{rev}?recursive=true",
        f"/api/models/ada/bert/revision/{rev}",
    ):
        first = client().get(url)
        del counted[:]
        again = client().get(url)
        assert (first.status_code, again.status_code) == (200, 200)
        assert again.content == first.content
        assert max(counted) <= 1, url
    committed(user, made, {"d/a.txt": b"more"})
    changed = client().get("/ada/bert/resolve/main/d/a.txt")
    assert (changed.content, changed.headers["X-Repo-Commit"]) == (b"more", made.head)


def _counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many statements the calls from now on ask, one by one."""
    from comity.hub.interfaces.api import threads

    counted: list[int] = []

    def counting(work: Callable[[], object]) -> object:
        with CaptureQueriesContext(connections["default"]) as queries:
            result = work()
        counted.append(len(queries))
        connections["default"].close()
        return result

    monkeypatch.setattr(threads, "_with_connection", counting)
    return counted
