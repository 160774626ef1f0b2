"""What a commit asks for, after its contents are held and before a tree is touched."""

from __future__ import annotations

from dataclasses import dataclass

from comity.hub.domain.git.applying import CopyFile, DeleteFile, DeleteFolder


@dataclass(frozen=True, slots=True)
class SmallFile:
    """A file that git would hold itself: `oid` is its blob id."""

    path: str
    oid: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class LargeFile:
    """A file by its SHA-256; where the client says its `size`, it must be the real one."""

    path: str
    sha256: str
    size: int | None = None


Operation = SmallFile | LargeFile | DeleteFile | DeleteFolder | CopyFile
