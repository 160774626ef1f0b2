"""The files of a folder, for an import."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from comity.hub.domain.file_paths import parse_path
from comity.hub.domain.sources import SourceFile
from comity.kernel.domain.errors import InvalidInput, StorageFailure

PIECE = 4 * 1024 * 1024
LEFT_OUT = frozenset({".git", ".cache"})
"""Folders of git, and of the client's downloads."""


class FolderSource:
    """Links are not followed: they may lead anywhere."""

    whole = False

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = str(folder)

    def files(self) -> list[SourceFile]:
        """In order of their paths. Raises `InvalidInput` for a name that can't be one here."""
        found = []
        for folder, folders, names in os.walk(self.folder):
            folders[:] = [each for each in folders if each not in LEFT_OUT]
            for name in names:
                path = Path(folder) / name
                if path.is_file() and not path.is_symlink():
                    told = parse_path(path.relative_to(self.folder).as_posix())
                    found.append(SourceFile(told, path.stat().st_size))
        if not found:
            raise InvalidInput("import-folder-empty", folder=self.name)
        return sorted(found, key=lambda each: each.path)

    def fetch(self, file: SourceFile, write: Callable[[bytes], None]) -> None:
        path = self.folder / file.path
        try:
            with path.open("rb") as opened:
                while piece := opened.read(PIECE):
                    write(piece)
        except OSError as error:
            reason = error.strerror or str(error)
            raise StorageFailure("cannot-read", path=str(path), reason=reason) from error
