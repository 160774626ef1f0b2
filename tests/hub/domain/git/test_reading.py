from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hub.domain.git.stores import MODELS, MemoryStore, Model, oids

from comity.hub.domain.git.trees import (
    FileEntry,
    Folder,
    changes_between,
    cursor_of,
    find,
    find_many,
    listing,
    walk,
)
from comity.kernel.domain.errors import UnknownName

FILES = {"a.txt": b"1", "a/b": b"2", "a/c/d": b"3", "a-b": b"4", "z": b"5"}


@given(MODELS)
def test_walk_gives_every_file_in_order_of_bytes(model: Model) -> None:
    store = MemoryStore()
    walked = [(path, entry.oid) for path, entry in walk(store.add(model), store.load)]
    assert walked == sorted(oids(model).items(), key=lambda item: item[0].encode())


def test_listing_of_one_folder() -> None:
    store = MemoryStore()
    root = store.add(FILES)
    assert [path for path, _ in listing(root, "", store.load)] == ["a-b", "a.txt", "a", "z"]
    assert [path for path, _ in listing(root, "a", store.load)] == ["a/b", "a/c"]
    assert [path for path, _ in listing(root, "", store.load, recursive=True)] == [
        "a-b",
        "a.txt",
        "a",
        "a/b",
        "a/c",
        "a/c/d",
        "z",
    ]


@given(MODELS, st.booleans())
def test_listing_goes_on_after_any_entry(model: Model, recursive: bool) -> None:
    store = MemoryStore()
    root = store.add(model)
    whole = list(listing(root, "", store.load, recursive=recursive))
    for number, (path, entry) in enumerate(whole):
        after = cursor_of(path, entry)
        rest = list(listing(root, "", store.load, recursive=recursive, after=after))
        assert rest == whole[number + 1 :]


def test_listing_after_a_cursor_does_not_load_what_lies_before() -> None:
    store = MemoryStore()
    root = store.add({f"d{number:02}/f": bytes([number]) for number in range(50)})
    store.loaded = []
    assert [path for path, _ in listing(root, "", store.load, recursive=True, after="d48/f")] == [
        "d49",
        "d49/f",
    ]
    assert len(set(store.loaded)) == 3  # the root, d48 and d49


@pytest.mark.parametrize("path", ["nothing", "z", "z/x", "a/b"])
def test_listing_of_what_is_no_folder(path: str) -> None:
    store = MemoryStore()
    root = store.add(FILES)
    with pytest.raises(UnknownName) as caught:
        list(listing(root, path, store.load))
    assert caught.value.message.id == "folder-unknown"


def test_find() -> None:
    store = MemoryStore()
    root = store.add(FILES)
    found = find(root, "a/c/d", store.load)
    assert isinstance(found, FileEntry)
    assert (found.name, found.size) == ("d", 1)
    assert isinstance(find(root, "a/c", store.load), Folder)
    assert find(root, "", store.load) == Folder("", root)
    assert find(root, "a/x", store.load) is None
    assert find(root, "z/x", store.load) is None


def test_finding_many_asks_once_for_each_level() -> None:
    store = MemoryStore()
    root = store.add(FILES)
    store.calls = 0
    found = find_many(root, ["a/b", "a/c/d", "z", "no/no/no"], store.load)
    assert sorted(found) == ["a/b", "a/c/d", "z"]
    assert store.calls == 3


@given(MODELS, MODELS)
def test_changes_between_two_trees(one: Model, other: Model) -> None:
    store = MemoryStore()
    a, b = store.add(one), store.add(other)
    found = {
        change.path: (
            change.before.oid if change.before else None,
            change.after.oid if change.after else None,
        )
        for change in changes_between(a, b, store.load)
    }
    before, after = oids(one), oids(other)
    assert found == {
        path: (before.get(path), after.get(path))
        for path in before | after
        if before.get(path) != after.get(path)
    }


def test_changes_do_not_load_what_is_the_same() -> None:
    store = MemoryStore()
    a = store.add(FILES | {"same/x": b"1"})
    b = store.add({"same/x": b"1", "z": b"6"})
    store.loaded = []
    list(changes_between(a, b, store.load, vanished_as_one=True))
    assert store.loaded == [a, b]
