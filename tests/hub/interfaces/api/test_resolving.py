from __future__ import annotations

from hashlib import sha256

import pytest
from pytest_django import Settings
from tests.hub.filled import committed, large, repository
from tests.hub.interfaces.api.app import client
from tests.hub.people import publisher, signed_in, token
from tests.parties.people import person

from comity.hub.actions.move_repository import move_repository
from comity.hub.actions.record_access import flush_accesses
from comity.hub.adapters.hub_store import blob_key, objects
from comity.hub.domain.git.objects import blob_id, pointer_text
from comity.hub.domain.repositories import RepositoryKind, Visibility
from comity.hub.models import Access, Account, Takedown

pytestmark = pytest.mark.django_db(transaction=True)
WEIGHTS = bytes(range(256)) * 8


def test_a_file_comes_whole_with_what_clients_read_of_it() -> None:
    user = publisher("ada")
    made = repository(user, "bert")
    head = committed(user, made, {"config.json": b'{"a": 1}'}).commit
    answer = client().get("/ada/bert/resolve/main/config.json")
    assert answer.status_code == 200
    assert answer.content == b'{"a": 1}'
    git_id = blob_id(answer.content)
    told = {name: answer.headers[name] for name in ("etag", "x-repo-commit", "content-length")}
    assert told == {
        "etag": f'"{git_id}"',
        "x-repo-commit": head.oid,
        "content-length": "8",
    }
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["accept-ranges"] == "bytes"
    assert "location" not in answer.headers


def test_a_head_has_the_length_and_no_body() -> None:
    user = publisher("ada")
    large(user, repository(user, "bert"), {"model.safetensors": WEIGHTS})
    answer = client().head("/ada/bert/resolve/main/model.safetensors")
    assert answer.status_code == 200
    assert answer.content == b""
    assert answer.headers["content-length"] == str(len(WEIGHTS))
    assert answer.headers["etag"] == f'"{sha256(WEIGHTS).hexdigest()}"'
    assert "x-xet-hash" not in answer.headers


@pytest.mark.parametrize("path", ["/datasets/ada/set", "/spaces/ada/room"])
def test_data_sets_and_spaces_have_their_prefix(path: str) -> None:
    user = publisher("ada")
    repository(user, "set", {"a.csv": b"1"}, kind=RepositoryKind.DATASET)
    repository(user, "room", {"a.csv": b"1"}, kind=RepositoryKind.SPACE)
    assert client().get(f"{path}/resolve/main/a.csv").content == b"1"
    assert client().get(f"{path.split('/', 2)[2]}/resolve/main/a.csv").status_code in (401, 404)


@pytest.mark.parametrize(
    ("asked", "status", "content", "told"),
    [
        ("bytes=0-3", 206, WEIGHTS[:4], "bytes 0-3/2048"),
        ("bytes=2000-", 206, WEIGHTS[2000:], "bytes 2000-2047/2048"),
        ("bytes=-5", 206, WEIGHTS[-5:], "bytes 2043-2047/2048"),
        ("bytes=2048-", 416, b"", "bytes */2048"),
        ("bytes=0-1,5-6", 200, WEIGHTS, None),
    ],
)
def test_ranges(asked: str, status: int, content: bytes, told: str | None) -> None:
    user = publisher("ada")
    large(user, repository(user, "bert"), {"m.bin": WEIGHTS})
    answer = client().get("/ada/bert/resolve/main/m.bin", headers={"Range": asked})
    assert (answer.status_code, answer.content) == (status, content)
    assert answer.headers.get("content-range") == told
    assert answer.headers["content-length"] == str(len(content))


def test_a_range_of_what_has_changed_is_the_whole() -> None:
    user = publisher("ada")
    large(user, repository(user, "bert"), {"m.bin": WEIGHTS})
    url = "/ada/bert/resolve/main/m.bin"
    etag = client().head(url).headers["etag"]
    asked = {"Range": "bytes=0-3", "If-Range": etag}
    assert client().get(url, headers=asked).status_code == 206
    assert client().get(url, headers={**asked, "If-Range": '"old"'}).content == WEIGHTS


def test_what_a_client_has_is_not_sent_again() -> None:
    user = publisher("ada")
    repository(user, "bert", {"a.txt": b"text"})
    url = "/ada/bert/resolve/main/a.txt"
    etag = client().head(url).headers["etag"]
    answer = client().get(url, headers={"If-None-Match": etag, "Range": "bytes=0-1"})
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["etag"] == etag
    assert answer.headers["x-repo-commit"]
    flush_accesses()
    assert not Access.objects.exists()


def test_a_missing_file_tells_the_commit_all_the_same() -> None:
    user = publisher("ada")
    made = repository(user, "bert", {"a/b.txt": b"x"})
    for path in ("nothing.json", "a", "a/b.txt/c", "../bert/a/b.txt", "a//b.txt"):
        answer = client().head(f"/ada/bert/resolve/main/{path.replace('..', '%2e%2e')}")
        assert answer.status_code == 404, path
        assert answer.headers["x-error-code"] == "EntryNotFound"
        assert answer.headers["x-repo-commit"] == made.head


def test_a_revision_that_is_not_there_is_said_so() -> None:
    user = publisher("ada")
    repository(user, "bert", {"a.txt": b"x"})
    answer = client().head("/ada/bert/resolve/nowhere/a.txt")
    assert (answer.status_code, answer.headers["x-error-code"]) == (404, "RevisionNotFound")


def test_a_private_repository_is_as_though_it_were_not_there() -> None:
    user, stranger = publisher("ada"), publisher("eve")
    repository(user, "bert", {"a.txt": b"secret"}, visibility=Visibility.PRIVATE)
    url = "/ada/bert/resolve/main/a.txt"
    unknown = "/ada/nothing/resolve/main/a.txt"
    for asking in (client(), client(token(stranger))):
        hidden, absent = asking.get(url), asking.get(unknown)
        assert hidden.status_code == absent.status_code
        assert hidden.headers["x-error-code"] == absent.headers["x-error-code"] == "RepoNotFound"
        assert hidden.json() == {"error": absent.json()["error"].replace("nothing", "bert")}
        assert b"secret" not in hidden.content
    assert client(token(user)).get(url).content == b"secret"


def test_neither_case_nor_new_name_of_a_hidden_one_is_told() -> None:
    user, stranger = publisher("ada"), publisher("eve")
    made = repository(user, "bert", {"a.txt": b"secret"}, visibility=Visibility.PRIVATE)
    read = client(token(user)).get("/api/models/ada/bert/xet-read-token/main").json()
    move_repository(caller=signed_in(user), repository=made, to="ada/TheErnie")
    for asking in (client(), client(token(stranger))):
        for verb in ("resolve", "raw"):
            for name in ("bert", "THEERNIE"):
                hidden = asking.get(f"/ada/{name}/{verb}/main/a.txt")
                absent = asking.get(f"/ada/nothing/{verb}/main/a.txt")
                assert "TheErnie" not in hidden.text + str(hidden.headers), (verb, name)
                assert hidden.json() == {"error": absent.json()["error"].replace("nothing", name)}
    Account.objects.filter(key="ada").update(user=person("noor"))
    lost = client(read["accessToken"]).get(f"/cas/v1/reconstructions/{'0' * 64}")
    assert (lost.status_code, "TheErnie" in lost.text + str(lost.headers)) == (404, False)


def test_a_gated_repository_shows_its_tree_and_keeps_its_files() -> None:
    user, reader = publisher("ada"), publisher("eve")
    made = repository(user, "bert", {"a.txt": b"gated"})
    made.gate = "manual"
    made.save()
    url = "/ada/bert/resolve/main/a.txt"
    assert client().get(url).headers["x-error-code"] == "GatedRepo"
    assert client().get(url).status_code == 401
    refused = client(token(reader)).get(url)
    assert (refused.status_code, refused.headers["x-error-code"]) == (403, "GatedRepo")
    made.access_requests.create(user=reader, status="accepted")
    assert client(token(reader)).get(url).content == b"gated"
    assert client(token(user)).get(url).content == b"gated"


@pytest.mark.parametrize("by_path", [True, False])
def test_a_file_that_was_taken_down_is_refused_under_any_name(by_path: bool) -> None:
    user = publisher("ada")
    made = repository(user, "bert", {"bad.txt": b"bad", "copy.txt": b"bad", "good.txt": b"good"})
    Takedown.objects.create(
        repository=made,
        path="bad.txt" if by_path else "",
        sha256="" if by_path else sha256(b"bad").hexdigest(),
        notice="n",
        reason="because",
        by="operator",
    )
    answer = client(token(user)).get("/ada/bert/resolve/main/bad.txt")
    assert answer.status_code == 403
    assert answer.headers["x-error-message"] == "Access to this resource is disabled."
    assert "because" in answer.json()["error"]
    copy = client().get("/ada/bert/resolve/main/copy.txt").status_code
    assert copy == (200 if by_path else 403)
    assert client().get("/ada/bert/raw/main/bad.txt").status_code == 403
    assert client().get("/ada/bert/resolve/main/good.txt").content == b"good"


def test_an_old_name_leads_to_the_new_one_for_who_may_know() -> None:
    user = publisher("ada")
    made = repository(user, "bert", {"a b.txt": b"x"}, visibility=Visibility.PRIVATE)
    move_repository(caller=signed_in(user), repository=made, to="ada/ernie")
    old = "/ada/bert/resolve/main/a%20b.txt?download=true"
    answer = client(token(user)).get(old)
    assert answer.status_code == 307
    assert answer.headers["location"] == "/ada/ernie/resolve/main/a%20b.txt?download=true"
    assert client(token(user)).get(answer.headers["location"]).content == b"x"
    api = client(token(user)).get("/api/models/ada/bert/tree/main?recursive=True")
    assert api.headers["location"] == "/api/models/ada/ernie/tree/main?recursive=True"
    hidden = client().get(old)
    assert (hidden.status_code, "location" in hidden.headers) == (401, False)


@pytest.mark.parametrize("name", ["page.html", "script.js", "a.svg", "x.xhtml", "noextension"])
def test_nothing_runs_in_a_browser(name: str) -> None:
    user = publisher("ada")
    repository(user, "bert", {name: b"<script>alert(1)</script>"})
    for verb, kind in (("resolve", "application/octet-stream"), ("raw", "text/plain")):
        answer = client().get(
            f"/ada/bert/{verb}/main/{name}", headers={"Origin": "https://elsewhere.example"}
        )
        assert answer.headers["content-type"].split(";")[0] == kind
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "sandbox" in answer.headers["content-security-policy"]
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert not [each for each in answer.headers if each.startswith("access-control")]
    attached = client().get(f"/ada/bert/resolve/main/{name}").headers["content-disposition"]
    assert attached.startswith("attachment;")


def test_a_name_can_not_break_out_of_its_header() -> None:
    user = publisher("ada")
    repository(user, "bert", {'a"é;x.txt': b"x"})
    answer = client().get("/ada/bert/resolve/main/a%22%C3%A9;x.txt")
    assert answer.headers["content-disposition"] == (
        "inline; filename*=UTF-8''a%22%C3%A9%3Bx.txt; filename=\"a'?;x.txt\""
    )


def test_raw_is_what_git_holds() -> None:
    user = publisher("ada")
    made = repository(user, "bert", {"README.md": b"# Card"})
    large(user, made, {"m.bin": WEIGHTS})
    assert client().get("/ada/bert/raw/main/README.md").content == b"# Card"
    pointer = pointer_text(sha256(WEIGHTS).hexdigest(), len(WEIGHTS))
    assert client().get("/ada/bert/raw/main/m.bin").content == pointer


def test_downloads_and_refusals_are_noted() -> None:
    user = publisher("ada")
    made = repository(user, "bert", {"a.txt": b"x", "b.txt": b"y"})
    reading = client(token(user))
    reading.head("/ada/bert/resolve/main/a.txt")
    reading.get("/ada/bert/resolve/main/a.txt")
    reading.get("/ada/bert/resolve/main/b.txt")
    client().get("/ada/bert/resolve/main/missing.txt")
    made.gate = "manual"
    made.save()
    client().get("/ada/bert/resolve/main/a.txt")
    flush_accesses()
    rows = list(Access.objects.order_by("id").values_list("user_id", "commit", "path", "refused"))
    assert rows == [
        (user.id, made.head, "a.txt", ""),
        (user.id, made.head, "b.txt", ""),
        (None, "", "a.txt", "gated-none"),
    ]
    made.refresh_from_db()
    assert (made.downloads, made.downloads_30_days) == (1, 1)
    assert list(made.days.values_list("downloads", "refusals")) == [(1, 1)]


def test_a_proxy_that_sends_files_itself_is_told_which(settings: Settings) -> None:
    user = publisher("ada")
    made = repository(user, "bert")
    large(user, made, {"m.bin": WEIGHTS})
    settings.HUB_ACCEL_PREFIX = "/hub-files/"
    answer = client().get("/ada/bert/resolve/main/m.bin")
    digest = sha256(WEIGHTS).hexdigest()
    place = f"objects/blobs/{digest[:2]}/{digest[2:4]}/{digest}"
    assert answer.headers["x-accel-redirect"] == f"/hub-files/{place}"
    assert (settings.HUB_FOLDER / place).read_bytes() == WEIGHTS
    assert answer.content == b""


def test_a_small_file_that_is_damaged_is_not_sent() -> None:
    repository(publisher("ada"), "cut", {"a.txt": b"four"})
    assert client().get("/ada/cut/resolve/main/a.txt").content == b"four"
    path = objects().local_path(blob_key(sha256(b"four").hexdigest()))
    assert path is not None
    path.write_bytes(b"fou")
    answer = client().get("/ada/cut/resolve/main/a.txt")
    assert (answer.status_code, b"fou" in answer.content) == (503, False)
