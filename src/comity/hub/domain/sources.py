"""Where the files of an import come from: a folder, or another hub."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as its source knows it: `oid` is its git id where it is a small one, `sha256` that of
    a large one. A folder knows neither."""

    path: str
    size: int
    oid: str | None = None
    sha256: str | None = None


class Source(Protocol):
    """`name` says where it is; a source that is `whole` has all files that the copy is to have."""

    @property
    def name(self) -> str: ...

    @property
    def whole(self) -> bool: ...

    def files(self) -> Sequence[SourceFile]: ...

    def fetch(self, file: SourceFile, write: Callable[[bytes], None]) -> None:
        """All bytes of the file, in order. Raises `StorageFailure`."""
