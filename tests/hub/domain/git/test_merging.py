from __future__ import annotations

import pytest
from hypothesis import given
from tests.hub.domain.git.stores import MODELS, MemoryStore, Model, oids

from comity.hub.domain.git import merging
from comity.hub.domain.git.objects import EMPTY_TREE, blob_id
from comity.hub.domain.git.trees import merge_trees
from comity.kernel.domain.errors import InvalidInput


@given(MODELS, MODELS, MODELS)
def test_merge_is_three_way_file_by_file(base: Model, ours: Model, theirs: Model) -> None:
    store = MemoryStore()
    merged = merge_trees(store.add(base), store.add(ours), store.add(theirs), store.load)
    store.trees |= merged.new_trees
    expected: dict[str, bytes] = {}
    conflicts = set()
    for path in base | ours | theirs:
        b, o, t = base.get(path), ours.get(path), theirs.get(path)
        if o not in {t, b} and t != b:
            conflicts.add(path)
        content = t if o == b else o
        if content is not None:
            expected[path] = content
    assert {conflict.path for conflict in merged.conflicts} == conflicts
    assert {conflict.reason for conflict in merged.conflicts} <= {"changed"}
    assert store.files(merged.root_oid) == oids(expected)
    assert merged.root_oid == MemoryStore().add(expected)


@given(MODELS, MODELS)
def test_merging_one_side_that_did_nothing(base: Model, theirs: Model) -> None:
    store = MemoryStore()
    b, t = store.add(base), store.add(theirs)
    store.loaded = []
    assert merge_trees(b, b, t, store.load).root_oid == t
    assert merge_trees(b, t, b, store.load).root_oid == t
    assert store.loaded == []


def test_a_file_against_a_folder_is_a_conflict() -> None:
    store = MemoryStore()
    base, ours = store.add({"x": b"1"}), store.add({"x": b"1", "a": b"2"})
    theirs = store.add({"x": b"1", "a/b": b"3"})
    merged = merge_trees(base, ours, theirs, store.load)
    assert [(c.path, c.reason) for c in merged.conflicts] == [("a", "changed")]
    assert merged.root_oid == ours


def test_a_folder_that_one_side_made_a_file_of() -> None:
    store = MemoryStore()
    base, ours = store.add({"a/b": b"1"}), store.add({"a/b": b"1", "x": b"2"})
    merged = merge_trees(base, ours, store.add({"a": b"3"}), store.load)
    store.trees |= merged.new_trees
    assert merged.conflicts == ()
    assert store.files(merged.root_oid) == {"a": blob_id(b"3"), "x": blob_id(b"2")}


def test_names_that_collide_only_when_merged() -> None:
    store = MemoryStore()
    ours, theirs = store.add({"d/A.txt": b"1"}), store.add({"d/a.txt": b"2", "n": b"3"})
    merged = merge_trees(EMPTY_TREE, ours, theirs, store.load)
    store.trees |= merged.new_trees
    [conflict] = merged.conflicts
    assert (conflict.path, conflict.reason) == ("d/a.txt", "collision")
    assert store.files(merged.root_oid) == {"d/A.txt": blob_id(b"1"), "n": blob_id(b"3")}


def test_only_what_both_sides_changed_is_loaded() -> None:
    store = MemoryStore()
    base = {"a/x": b"1", "b/x": b"1", "c/x": b"1"}
    roots = [store.add(base), store.add(base | {"a/x": b"2"}), store.add(base | {"b/x": b"2"})]
    store.loaded = []
    merged = merge_trees(roots[0], roots[1], roots[2], store.load)
    assert store.loaded == roots
    assert list(merged.new_trees) == [merged.root_oid]


def test_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    store = MemoryStore()
    ours, theirs = store.add({"a": b"", "b": b""}), store.add({"c": b"", "d": b""})
    monkeypatch.setattr(merging, "MOST_ENTRIES", 3)
    with pytest.raises(InvalidInput) as caught:
        merge_trees(EMPTY_TREE, ours, theirs, store.load)
    assert caught.value.message.id == "folder-too-large"
