from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hub.domain.git.stores import CONTENTS, MODELS, MemoryStore, Model, file, oids

from comity.hub.domain.git import applying
from comity.hub.domain.git.objects import EMPTY_TREE, blob_id
from comity.hub.domain.git.trees import (
    Change,
    CopyFile,
    DeleteFile,
    DeleteFolder,
    FileEntry,
    Folder,
    Operation,
    PutFile,
    cursor_of,
    large_file,
)
from comity.kernel.domain.errors import (
    ComityError,
    Conflict,
    IntegrityFailure,
    InvalidInput,
    UnknownName,
)

ANY_PATH = st.lists(st.sampled_from("abAé"), min_size=1, max_size=3).map("/".join)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), ANY_PATH, CONTENTS),
        st.tuples(st.just("file"), ANY_PATH, st.just(b"")),
        st.tuples(st.just("folder"), ANY_PATH, st.just(b"")),
        st.tuples(st.just("copy"), ANY_PATH, ANY_PATH),
    ),
    max_size=8,
)


def in_model(before: Model, steps: list[tuple[str, str, bytes | str]]) -> Model | None:
    """What the steps make of a plain dictionary; `None` where they must be refused."""
    model = dict(before)
    for verb, path, extra in steps:
        inside = [other for other in model if other.startswith(path + "/")]
        if verb == "file":
            if path not in model:
                return None
            del model[path]
        elif verb == "folder":
            if not inside:
                return None
            for other in inside:
                del model[other]
        else:
            if verb == "copy":
                if path not in before or not isinstance(extra, str):
                    return None
                path, content = extra, before[path]
            else:
                assert isinstance(extra, bytes)
                content = extra
            parts = path.split("/")
            above = {"/".join(parts[:depth]) for depth in range(1, len(parts))}
            if above & model.keys() or any(other.startswith(path + "/") for other in model):
                return None
            places = {"/".join(p.split("/")[:n]) for p in [*model, path] for n in range(1, 5)}
            if len({place.lower() for place in places}) < len(places):
                return None
            model[path] = content
    return model


def operation(verb: str, path: str, extra: bytes | str) -> Operation:
    match verb:
        case "put":
            assert isinstance(extra, bytes)
            return PutFile(path, file(extra))
        case "file":
            return DeleteFile(path)
        case "folder":
            return DeleteFolder(path)
        case _:
            assert isinstance(extra, str)
            return CopyFile(path, extra)


@given(MODELS, STEPS)
def test_operations_do_what_they_do_to_a_dictionary(
    before: Model, steps: list[tuple[str, str, bytes | str]]
) -> None:
    store = MemoryStore()
    root = store.add(before)
    expected = in_model(before, steps)
    operations = [operation(*step) for step in steps]
    if expected is None:
        with pytest.raises(ComityError):
            store.apply(root, operations)
        return
    applied = store.apply(root, operations)
    assert store.files(applied.root_oid) == oids(expected)
    assert applied.root_oid == MemoryStore().add(expected)


@given(MODELS, MODELS)
def test_changes_are_told(before: Model, after: Model) -> None:
    store = MemoryStore()
    root = store.add(before)
    steps: list[Operation] = [DeleteFile(path) for path in before if path not in after]
    steps += [PutFile(path, file(data)) for path, data in after.items()]
    told = store.apply(root, steps).changes
    expected = {path for path in before | after if before.get(path) != after.get(path)}
    found: set[str] = set()
    for change in told:
        if isinstance(change.before, Folder):
            found |= {path for path in before if path.startswith(change.path + "/")}
        else:
            found.add(change.path)
    assert found == expected
    places = [cursor_of(change.path, change.before or file(b"")) for change in told]
    assert places == sorted(places, key=str.encode)


def test_one_file_of_a_million_loads_only_its_folders() -> None:
    store = MemoryStore()
    inner = store.add({f"f{number}": b"x" for number in range(1_000)})
    folders = tuple(Folder(f"d{number:04}", inner) for number in range(1_000))
    root = applying.entries_id(folders)
    store.trees[root] = folders
    store.loaded, store.calls = [], 0
    applied = store.apply(root, [PutFile("d0500/f7", file(b"new"))])
    assert store.loaded == [root, inner]
    assert store.calls == 2
    assert len(applied.new_trees) == 2
    assert applied.changes == (Change("d0500/f7", file(b"x", "f7"), file(b"new", "f7")),)


def test_deleting_a_folder_does_not_load_it() -> None:
    store = MemoryStore()
    root = store.add({"d/e/a": b"1", "x": b"2"})
    folder = next(entry for entry in store.trees[root] if isinstance(entry, Folder))
    store.loaded = []
    applied = store.apply(root, [DeleteFolder("d")])
    assert store.loaded == [root]
    assert applied.changes == (Change("d", folder, None),)
    assert [change.kind for change in applied.changes] == ["deleted"]


def test_deleting_everything_leaves_the_empty_tree() -> None:
    store = MemoryStore()
    root = store.add({"a/b/c": b"1"})
    applied = store.apply(root, [DeleteFile("a/b/c")])
    assert (applied.root_oid, applied.new_trees) == (EMPTY_TREE, {})


def test_writing_what_is_there_changes_nothing() -> None:
    store = MemoryStore()
    root = store.add({"a/b": b"1"})
    applied = store.apply(root, [PutFile("a/b", file(b"1"))])
    assert (applied.root_oid, applied.new_trees, applied.changes) == (root, {}, ())


def test_a_file_may_take_the_place_of_a_folder_deleted_before() -> None:
    store = MemoryStore()
    root = store.add({"a/b": b"1"})
    applied = store.apply(root, [DeleteFolder("a"), PutFile("a", file(b"2"))])
    assert store.files(applied.root_oid) == {"a": blob_id(b"2")}
    assert [(change.path, change.kind) for change in applied.changes] == [
        ("a", "added"),
        ("a", "deleted"),
    ]


def test_a_renamed_case_needs_the_old_name_deleted_first() -> None:
    store = MemoryStore()
    root = store.add({"data/x": b"1"})
    with pytest.raises(Conflict) as caught:
        store.apply(root, [PutFile("Data/y", file(b"1"))])
    assert caught.value.message.params == {"path": "Data/y", "other": "data"}
    applied = store.apply(root, [DeleteFile("data/x"), PutFile("Data/x", file(b"1"))])
    assert store.files(applied.root_oid) == {"Data/x": blob_id(b"1")}


@pytest.mark.parametrize(
    ("operation", "error", "id"),
    [
        (PutFile("f/x", file(b"")), InvalidInput, "path-under-file"),
        (PutFile("d", file(b"")), InvalidInput, "path-is-folder"),
        (PutFile("../x", file(b"")), InvalidInput, "path-part-empty"),
        (PutFile("F", file(b"")), Conflict, "path-collides"),
        (PutFile("D", file(b"")), Conflict, "path-collides"),
        (DeleteFile("nothing"), UnknownName, "file-unknown"),
        (DeleteFile("d"), UnknownName, "file-unknown"),
        (DeleteFile("f/x"), UnknownName, "file-unknown"),
        (DeleteFile("q/x"), UnknownName, "file-unknown"),
        (DeleteFolder("f"), UnknownName, "folder-unknown"),
        (DeleteFolder("d/nothing"), UnknownName, "folder-unknown"),
        (DeleteFile("a/" * 600), InvalidInput, "path-too-long"),
        (CopyFile("nothing", "x"), UnknownName, "file-unknown"),
        (CopyFile("d", "x"), UnknownName, "file-unknown"),
        (CopyFile("f", ".git/x"), InvalidInput, "path-git-folder"),
    ],
)
def test_operation_is_refused(operation: Operation, error: type[ComityError], id: str) -> None:
    store = MemoryStore()
    root = store.add({"d/x": b"1", "f": b"2"})
    with pytest.raises(error) as caught:
        store.apply(root, [operation])
    assert caught.value.message.id == id


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(applying, "MOST_ENTRIES", 2)
    store = MemoryStore()
    with pytest.raises(InvalidInput) as caught:
        store.add({"a/1": b"", "a/2": b"", "a/3": b""})
    assert caught.value.message.id == "folder-too-large"
    assert caught.value.message.params == {"path": "a", "count": 3, "limit": 2}
    monkeypatch.setattr(applying, "MOST_OPERATIONS", 1)
    with pytest.raises(InvalidInput) as caught:
        store.add({"a": b"", "b": b""})
    assert caught.value.message.id == "operations-too-many"


def test_a_folder_that_was_too_large_may_shrink(monkeypatch: pytest.MonkeyPatch) -> None:
    store = MemoryStore()
    root = store.add({str(number): b"" for number in range(5)})
    monkeypatch.setattr(applying, "MOST_ENTRIES", 2)
    applied = store.apply(root, [DeleteFile("1")])
    assert len(store.files(applied.root_oid)) == 4


def test_a_tree_that_is_not_there() -> None:
    with pytest.raises(IntegrityFailure) as caught:
        MemoryStore().apply("ab" * 20, [DeleteFile("x")])
    assert caught.value.message.params == {"oid": "ab" * 20}


def test_a_large_file_keeps_what_is_known_of_it(tmp_path: Path) -> None:
    store = MemoryStore()
    entry = large_file("w.bin", "5" * 64, 7_000)
    root = store.apply(EMPTY_TREE, [PutFile("m/w.bin", entry)]).root_oid
    copied = store.apply(root, [CopyFile("m/w.bin", "n/v.bin")])
    [change] = copied.changes
    assert change.after == FileEntry("v.bin", entry.oid, 7_000, "5" * 64, 129)
