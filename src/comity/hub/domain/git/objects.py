"""Names of git objects, computed as git does: SHA-1 over `kind size NUL content`.

Sources: git, `Documentation/gitformat-pack` and `fsck.c`; git-lfs, `docs/spec.md` (pointers, v1).
SHA-1 names things here and protects nothing: what must be trusted is signed over SHA-256.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha1
from typing import Literal

from comity.kernel.domain.errors import IntegrityFailure, InvalidInput

Mode = Literal["100644", "40000"]
FILE: Mode = "100644"
FOLDER: Mode = "40000"
EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"

_POINTER = re.compile(
    rb"version https://git-lfs\.github\.com/spec/v1\n"
    rb"oid sha256:([0-9a-f]{64})\nsize (0|[1-9][0-9]{0,18})\n"
)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_UNNAMED = re.compile(r"[<>\n\0]")


class BlobHasher:
    """The id of a blob whose `size` is known before its bytes."""

    __slots__ = ("_hash", "_left")

    def __init__(self, size: int) -> None:
        self._hash = sha1(b"blob %d\0" % size, usedforsecurity=False)
        self._left = size

    def update(self, data: bytes | bytearray | memoryview) -> None:
        self._hash.update(data)
        self._left -= len(data)

    def id(self) -> str:
        """In 40 hexadecimal digits. Raises `IntegrityFailure` unless `size` bytes came."""
        if self._left:
            raise IntegrityFailure("blob-size-wrong", missing=self._left)
        return self._hash.hexdigest()


def blob_id_of(size: int) -> BlobHasher:
    """A hasher for a blob of `size` bytes, fed in pieces."""
    return BlobHasher(size)


def blob_id(data: bytes) -> str:
    """The id of a file's content, as `git hash-object` prints it."""
    return _object_id(b"blob", data)


@dataclass(frozen=True, slots=True)
class Pointer:
    """What a repository holds in the place of a large file."""

    sha256: str
    size: int


def pointer_text(sha256: str, size: int) -> bytes:
    """The pointer to a large file of `size` bytes. Raises `InvalidInput` for no SHA-256."""
    if not _SHA256.fullmatch(sha256) or size < 0:
        raise InvalidInput("lfs-pointer-malformed", sha256=sha256[:80], size=size)
    head = f"version https://git-lfs.github.com/spec/v1\noid sha256:{sha256}\n"
    return f"{head}size {size}\n".encode()


def pointer_blob_id(sha256: str, size: int) -> str:
    """The git id of the pointer to a large file."""
    return blob_id(pointer_text(sha256, size))


def parse_pointer(data: bytes) -> Pointer | None:
    """The pointer that `data` is, if it is one to the letter; extensions are not known here."""
    found = _POINTER.fullmatch(data)
    return Pointer(found[1].decode(), int(found[2])) if found else None


def tree_order(name: str, folder: bool) -> bytes:
    """The key by which git sorts a tree: bytes of the name, of a folder with its slash."""
    return (name + "/" if folder else name).encode()


def tree_id(entries: Iterable[tuple[Mode, str, str]]) -> str:
    """The id of a folder from (mode, name, object id) of what is in it, in any order."""
    ordered = sorted(entries, key=lambda entry: tree_order(entry[1], entry[0] == FOLDER))
    return _object_id(
        b"tree",
        b"".join(f"{mode} {name}\0".encode() + bytes.fromhex(oid) for mode, name, oid in ordered),
    )


@dataclass(frozen=True, slots=True)
class Person:
    """Who wrote or entered a commit, and when: seconds since 1970 and minutes east of UTC.

    Raises `InvalidInput` for a name or address that a commit can't carry.
    """

    name: str
    email: str
    seconds: int
    offset_minutes: int = 0

    def __post_init__(self) -> None:
        if _UNNAMED.search(self.name + self.email) or not self.name.strip():
            raise InvalidInput("commit-person-malformed", name=self.name[:80])

    def __str__(self) -> str:
        sign = "-" if self.offset_minutes < 0 else "+"
        hours, minutes = divmod(abs(self.offset_minutes), 60)
        return f"{self.name} <{self.email}> {self.seconds} {sign}{hours:02}{minutes:02}"


def commit_bytes(
    tree: str, parents: Sequence[str], author: Person, committer: Person, message: str
) -> bytes:
    """The content of a commit. Raises `InvalidInput` for a message with NUL."""
    if "\0" in message:
        raise InvalidInput("commit-message-malformed")
    head = [f"tree {tree}", *(f"parent {parent}" for parent in parents)]
    head += [f"author {author}", f"committer {committer}", "", message]
    return "\n".join(head).encode()


def commit_id(
    tree: str, parents: Sequence[str], author: Person, committer: Person, message: str
) -> str:
    """The id of a commit, as `git commit-tree` prints it for a message that ends its last line."""
    return _object_id(b"commit", commit_bytes(tree, parents, author, committer, message))


def _object_id(kind: bytes, content: bytes) -> str:
    return sha1(b"%s %d\0" % (kind, len(content)) + content, usedforsecurity=False).hexdigest()
