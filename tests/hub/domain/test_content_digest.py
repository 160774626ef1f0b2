from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hub.domain.git.stores import MODELS, MemoryStore, Model

from comity.hub.domain.content_digest import (
    EMPTY_DIGEST,
    ManifestFile,
    content_ids,
    manifest_file,
    new_digests,
)
from comity.hub.domain.git.objects import EMPTY_TREE, blob_id
from comity.hub.domain.git.trees import FileEntry, PutFile, regular_file, walk
from comity.kernel.domain.errors import IntegrityFailure, InvalidInput


def entry(data: bytes) -> FileEntry:
    return regular_file("x", blob_id(data), len(data), sha256(data).hexdigest())


def record(path: str, data: bytes) -> ManifestFile:
    return ManifestFile(path, len(data), sha256(data).hexdigest(), blob_id(data))


@given(MODELS, MODELS)
def test_the_digest_of_a_listing_is_that_of_the_trees(before: Model, after: Model) -> None:
    store = MemoryStore()
    known: dict[str, str] = {}
    root = EMPTY_TREE

    def known_of(oids: Iterable[str]) -> dict[str, str]:
        return {oid: known[oid] for oid in oids if oid in known}

    for model in (before, after):
        applied = store.apply(root, [PutFile(path, entry(data)) for path, data in model.items()])
        known.update(new_digests(applied.new_trees, known_of))
        root = applied.root_oid
    files = [manifest_file(path, file) for path, file in walk(root, store.load)]
    ids = content_ids(reversed(files))
    assert ids.tree == root
    assert ids.digest == known.get(root, EMPTY_DIGEST)


def test_the_digest_can_be_made_by_hand() -> None:
    data = b"1\n"
    digest = sha256(data).hexdigest()
    inner = sha256(f"comity-folder-1\nfile 2 {digest} b\n".encode()).hexdigest()
    text = f"comity-folder-1\nfile 2 {digest} a.txt\nfolder {inner} a\nfile 2 {digest} b\n"
    files = [record("a/b", data), record("b", data), record("a.txt", data)]
    assert content_ids(files).digest == sha256(text.encode()).hexdigest()
    assert content_ids([]).tree == EMPTY_TREE


@given(st.data())
def test_any_difference_changes_the_digest(data: st.DataObject) -> None:
    model = data.draw(MODELS.filter(bool))
    path = data.draw(st.sampled_from(sorted(model)))
    other = dict(model)
    match data.draw(st.sampled_from(["content", "gone", "new", "renamed"])):
        case "content":
            other[path] += b"!"
        case "gone":
            del other[path]
        case "new":
            other[path + "2"] = b""
        case "renamed":
            other[path + "2"] = other.pop(path)
    one, two = (
        content_ids(record(path, content) for path, content in each.items())
        for each in (model, other)
    )
    assert one.digest != two.digest
    assert one.tree != two.tree


@pytest.mark.parametrize("paths", [("a", "a"), ("a", "a/b"), ("a/b", "a")])
def test_a_listing_that_contradicts_itself(paths: tuple[str, str]) -> None:
    with pytest.raises(InvalidInput) as caught:
        content_ids(record(path, b"") for path in paths)
    assert caught.value.message.id == "listing-contradictory"


def test_a_listing_deeper_than_any_repository() -> None:
    with pytest.raises(InvalidInput) as caught:
        content_ids([record("a/" * 2_000 + "a", b"")])
    assert caught.value.message.id == "path-too-deep"


def test_a_digest_that_is_not_known() -> None:
    store = MemoryStore()
    root = store.apply(EMPTY_TREE, [PutFile("a/b", entry(b"1"))]).root_oid
    applied = store.apply(root, [PutFile("c", entry(b"2"))])
    with pytest.raises(IntegrityFailure) as caught:
        new_digests(applied.new_trees, lambda oids: {})
    assert caught.value.message.id == "tree-digest-unknown"
    with pytest.raises(IntegrityFailure) as caught:
        manifest_file("x", regular_file("x", blob_id(b""), 0))
    assert caught.value.message.id == "file-digest-unknown"
