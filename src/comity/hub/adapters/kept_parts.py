"""The parts of an upload that comes in several requests, until all have come.

A part lies at `parts/<upload>/<number>/<SHA-256>`: one rename puts it there with its hash, so that
a server that died leaves whole parts alone, and an upload goes on with those that are missing. They
are not synced; one that a power cut tore is found when the whole has the wrong hash. A part that
was not hashed has a random name instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from shutil import rmtree
from typing import NamedTuple

from comity.kernel.domain.errors import InvalidInput, StorageFailure

COPY = 4 * 1024 * 1024
MOST_PARTS = 10_000  # as S3 has it ("Amazon S3 multipart upload limits")
_UPLOAD = re.compile(r"[0-9a-f]{16,64}")
_UNHASHED = "u"
_NUMBER = re.compile(r"[0-9]{5}")


class KeptPart(NamedTuple):
    number: int
    size: int
    etag: str
    """The SHA-256, or what else tells it from another of the same number; without quotation
    marks."""


class UploadParts:
    def __init__(self, folder: Path, upload: str) -> None:
        if not _UPLOAD.fullmatch(upload):
            raise ValueError(f"not an upload: {upload[:80]!r}")
        self.folder = folder / upload

    def keep(self, number: int, path: Path, digest: str | None) -> KeptPart:
        """Move a whole file here. Raises `InvalidInput("upload-part-number")`."""
        if not 1 <= number <= MOST_PARTS:
            raise InvalidInput("upload-part-number", number=number, most=MOST_PARTS)
        etag = digest or _UNHASHED + token_hex(16)
        target = self._path(number, etag)
        try:
            size = path.stat().st_size
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
            self._remove_older(target)
        except OSError as error:
            raise _failure("cannot-write", target, error) from error
        return KeptPart(number, size, etag)

    def kept(self) -> dict[int, KeptPart]:
        found = {}
        try:
            for folder in sorted(self.folder.iterdir()):
                newest = _newest_first(folder) if _NUMBER.fullmatch(folder.name) else []
                if newest:
                    number = int(folder.name)
                    found[number] = KeptPart(number, newest[0].stat().st_size, newest[0].name)
        except FileNotFoundError:
            return found
        except OSError as error:
            raise _failure("cannot-read", self.folder, error) from error
        return found

    def pieces(self, part: KeptPart) -> Iterator[bytes]:
        """Raises `InvalidInput("upload-part-missing")` where it was removed or sent anew."""
        path = self._path(part.number, part.etag)
        try:
            with path.open("rb") as file:
                while piece := file.read(COPY):
                    yield piece
        except FileNotFoundError as error:
            raise InvalidInput("upload-part-missing", number=part.number) from error
        except OSError as error:
            raise _failure("cannot-read", path, error) from error

    def verify(self, part: KeptPart) -> bool:
        """Whether it is as it came, as far as can be told; one that is not is removed."""
        if part.etag.startswith(_UNHASHED):
            return True
        digest = sha256()
        for piece in self.pieces(part):
            digest.update(piece)
        if digest.hexdigest() == part.etag:
            return True
        self._path(part.number, part.etag).unlink(missing_ok=True)
        return False

    def forget(self) -> None:
        rmtree(self.folder, ignore_errors=True)

    def _path(self, number: int, etag: str) -> Path:
        return self.folder / f"{number:05}" / etag

    def _remove_older(self, target: Path) -> None:
        """Two may send a part at once, each its own: the same one is the newest to both."""
        ordered = _newest_first(target.parent)
        if target in ordered:
            for path in ordered[ordered.index(target) + 1 :]:
                path.unlink(missing_ok=True)


def _newest_first(folder: Path) -> list[Path]:
    found = []
    for path in folder.iterdir():
        with suppress(FileNotFoundError):
            found.append((path.stat().st_mtime_ns, path.name, path))
    return [path for _, _, path in sorted(found, reverse=True)]


def _failure(id: str, path: Path, error: OSError) -> StorageFailure:
    return StorageFailure(id, path=str(path), reason=error.strerror or str(error))
