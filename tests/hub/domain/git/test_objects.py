from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.hub.domain.git.objects import (
    EMPTY_TREE,
    Mode,
    Person,
    Pointer,
    blob_id,
    blob_id_of,
    commit_id,
    parse_pointer,
    pointer_blob_id,
    pointer_text,
    tree_id,
)
from comity.kernel.domain.errors import IntegrityFailure, InvalidInput

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
with_git = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
NAMES = st.text("aAbz.-_ 0é文", min_size=1, max_size=5).filter(lambda name: name not in {".", ".."})
SHA256 = st.binary(max_size=8).map(lambda data: hashlib.sha256(data).hexdigest())


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    return tmp_path


def git(folder: Path, *words: str, data: bytes, **environ: str) -> str:
    run = subprocess.run(
        ["git", "-C", str(folder), *words],
        input=data,
        capture_output=True,
        check=True,
        env=os.environ | environ,
    )
    return run.stdout.decode().strip()


def test_published_ids() -> None:
    assert blob_id(b"") == "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"
    assert blob_id(b"test content\n") == "d670460b4b4aece5915caf5c68d12f560a9fe3e4"
    assert tree_id([]) == EMPTY_TREE


@needs_git
@with_git
@given(data=st.binary(max_size=200))
def test_blob_as_git_names_it(repository: Path, data: bytes) -> None:
    assert blob_id(data) == git(repository, "hash-object", "--stdin", data=data)


@given(st.lists(st.binary(max_size=20)))
def test_blob_in_pieces(pieces: list[bytes]) -> None:
    whole = b"".join(pieces)
    hasher = blob_id_of(len(whole))
    for piece in pieces:
        hasher.update(piece)
    assert hasher.id() == blob_id(whole)


def test_blob_of_another_size_than_promised() -> None:
    hasher = blob_id_of(3)
    hasher.update(b"ab")
    with pytest.raises(IntegrityFailure) as caught:
        hasher.id()
    assert caught.value.message.params == {"missing": 1}


@needs_git
@with_git
@given(entries=st.dictionaries(NAMES, st.tuples(st.booleans(), st.binary(max_size=4)), max_size=8))
def test_tree_as_git_names_it(repository: Path, entries: dict[str, tuple[bool, bytes]]) -> None:
    lines, items = [], []
    for name, (is_folder, content) in entries.items():
        mode: Mode = "40000" if is_folder else "100644"
        oid = blob_id(content)
        kind = "tree" if is_folder else "blob"
        lines.append(f"{mode.zfill(6)} {kind} {oid}\t{name}\0")
        items.append((mode, name, oid))
    made = git(repository, "mktree", "-z", "--missing", data="".join(lines).encode())
    assert tree_id(items) == made


@needs_git
@with_git
@given(
    message=st.text("abc \né", max_size=20).map(lambda text: text + "\n"),
    seconds=st.integers(10**9, 2 * 10**9),
    offset=st.integers(-11 * 60, 13 * 60),
    name=st.text("abé ", min_size=1, max_size=6).map(lambda text: f"x{text}x"),
    parents=st.integers(0, 2),
)
def test_commit_as_git_names_it(
    repository: Path, message: str, seconds: int, offset: int, name: str, parents: int
) -> None:
    tree = git(repository, "mktree", data=b"")
    words, ids = [], []
    for number in range(parents):
        by = Person("p", "p@x", 1_000_000_000 + number)
        parent = git(repository, "commit-tree", tree, data=b"first\n", **environment(by, by))
        assert parent == commit_id(tree, [], by, by, "first\n")
        words += ["-p", parent]
        ids.append(parent)
    author = Person(name, "a@example.org", seconds, offset)
    committer = Person("hub", "hub@example.org", seconds + 5)
    made = git(
        repository,
        "commit-tree",
        tree,
        *words,
        data=message.encode(),
        **environment(author, committer),
    )
    assert commit_id(tree, ids, author, committer, message) == made


def environment(author: Person, committer: Person) -> dict[str, str]:
    found = {}
    for role, person in (("AUTHOR", author), ("COMMITTER", committer)):
        date = str(person).rpartition("> ")[2]
        found |= {
            f"GIT_{role}_NAME": person.name,
            f"GIT_{role}_EMAIL": person.email,
            f"GIT_{role}_DATE": f"@{date}",
        }
    return found


@pytest.mark.parametrize("name", ["", " ", "a<b", "a\nb", "a\0"])
def test_person_that_a_commit_cannot_carry(name: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        Person(name, "x@y", 0)
    assert caught.value.message.id == "commit-person-malformed"


def test_message_with_nul() -> None:
    by = Person("a", "b", 0)
    with pytest.raises(InvalidInput):
        commit_id(EMPTY_TREE, [], by, by, "a\0b")


@given(SHA256, st.integers(0, 10**18))
def test_pointer_is_read_back(sha256: str, size: int) -> None:
    text = pointer_text(sha256, size)
    assert parse_pointer(text) == Pointer(sha256, size)
    assert pointer_blob_id(sha256, size) == blob_id(text)


def test_pointer_of_the_specification() -> None:
    # The example in git-lfs, docs/spec.md, with its id as git computes it for these 130 bytes.
    sha256 = "4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393"
    text = pointer_text(sha256, 12_345)
    assert len(text) == 130
    assert text.splitlines() == [
        b"version https://git-lfs.github.com/spec/v1",
        b"oid sha256:" + sha256.encode(),
        b"size 12345",
    ]


@pytest.mark.parametrize(
    "data",
    [b"", b"version https://git-lfs.github.com/spec/v1\n", pointer_text("a" * 64, 1) + b"x",
     pointer_text("a" * 64, 1).replace(b"size 1", b"size 01"), pointer_text("a" * 64, 1)[:-1]],
)  # fmt: skip
def test_what_is_no_pointer(data: bytes) -> None:
    assert parse_pointer(data) is None


def test_no_pointer_to_what_is_no_sha256() -> None:
    with pytest.raises(InvalidInput):
        pointer_text("A" * 64, 1)
