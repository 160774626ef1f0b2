"""A store of trees in memory that counts what it is asked, and the model to compare with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hypothesis import strategies as st

from comity.hub.domain.git.objects import EMPTY_TREE, blob_id
from comity.hub.domain.git.trees import (
    Applied,
    Entries,
    FileEntry,
    Operation,
    PutFile,
    apply_operations,
    regular_file,
    walk,
)

Model = dict[str, bytes]


class MemoryStore:
    def __init__(self) -> None:
        self.trees: dict[str, Entries] = {}
        self.loaded: list[str] = []
        self.calls = 0

    def load(self, oids: Iterable[str]) -> Mapping[str, Entries]:
        wanted = list(oids)
        self.calls += 1
        self.loaded += wanted
        return {oid: self.trees[oid] for oid in wanted if oid in self.trees}

    def apply(self, root: str, operations: list[Operation]) -> Applied:
        applied = apply_operations(root, operations, self.load)
        self.trees |= applied.new_trees
        return applied

    def add(self, files: Model, root: str = EMPTY_TREE) -> str:
        return self.apply(
            root, [PutFile(path, file(data)) for path, data in files.items()]
        ).root_oid

    def files(self, root: str) -> dict[str, str]:
        return {path: entry.oid for path, entry in walk(root, self.load)}


def file(data: bytes, name: str = "x") -> FileEntry:
    return regular_file(name, blob_id(data), len(data))


def oids(model: Model) -> dict[str, str]:
    return {path: blob_id(data) for path, data in model.items()}


# Names of files and of folders differ, so that any set of paths is a possible repository.
PATHS = st.builds(
    lambda folders, name: "/".join([*folders, name]),
    st.lists(st.sampled_from(["d", "e", "d.x"]), max_size=3),
    st.sampled_from(["a", "b", "c.txt", "d-"]),
)
CONTENTS = st.sampled_from([b"1", b"2", b"3"])
MODELS = st.dictionaries(PATHS, CONTENTS, max_size=8)
