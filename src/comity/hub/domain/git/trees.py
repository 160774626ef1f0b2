"""The trees of a repository: what other parts of the hub build on.

A folder is one object, named as git names it; a repository at a commit is the id of its root. Trees
are stored once, by id, and never change.
"""

from __future__ import annotations

from comity.hub.domain.git.applying import (
    MOST_ENTRIES,
    MOST_OPERATIONS,
    Applied,
    CopyFile,
    DeleteFile,
    DeleteFolder,
    Operation,
    PutFile,
    apply_operations,
)
from comity.hub.domain.git.changes import Change, changes_between
from comity.hub.domain.git.entries import (
    Entries,
    Entry,
    FileEntry,
    Folder,
    Load,
    TreeStore,
    entries_id,
    in_order,
    large_file,
    regular_file,
)
from comity.hub.domain.git.history import merge_base
from comity.hub.domain.git.merging import MergeConflict, Merged, merge_trees
from comity.hub.domain.git.objects import EMPTY_TREE
from comity.hub.domain.git.reading import cursor_of, find, find_many, listing, walk

__all__ = [
    "EMPTY_TREE",
    "MOST_ENTRIES",
    "MOST_OPERATIONS",
    "Applied",
    "Change",
    "CopyFile",
    "DeleteFile",
    "DeleteFolder",
    "Entries",
    "Entry",
    "FileEntry",
    "Folder",
    "Load",
    "MergeConflict",
    "Merged",
    "Operation",
    "PutFile",
    "TreeStore",
    "apply_operations",
    "changes_between",
    "cursor_of",
    "entries_id",
    "find",
    "find_many",
    "in_order",
    "large_file",
    "listing",
    "merge_base",
    "merge_trees",
    "regular_file",
    "walk",
]
