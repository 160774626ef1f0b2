"""The file of a dump, plain or in a ZIP archive; one that unfolds without measure is refused."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from comity.kernel.domain.errors import InvalidInput, StorageFailure
from comity.plan.domain.registries.findings import Registry

ENDINGS = {Registry.ROR: ".json", Registry.LEI: ".csv"}
LARGEST = {Registry.ROR: 2 << 30, Registry.LEI: 16 << 30}
"""Bytes, unpacked. In 2026 a dump of ROR had 0.3 GB, one of GLEIF 5."""
MOST_UNFOLDED = 100
"""How many times its packed size a file may have; text of registries is packed to a tenth."""
MOST_MEMBERS = 100


class DumpFile(NamedTuple):
    content: IO[bytes]
    size: int
    name: str


@contextmanager
def opened_dump(registry: Registry, file: Path) -> Iterator[DumpFile]:
    """Raises `InvalidInput`: `registry-dump-ending`, `registry-dump-large`, `registry-dump-bomb`,
    `registry-dump-archive`, `registry-dump-member`; `StorageFailure("cannot-read")`."""
    ending = ENDINGS[registry]
    name = file.name.lower()
    try:
        if name.endswith(ending):
            size = file.stat().st_size
            _within(registry, file.name, size)
            with file.open("rb") as content:
                yield DumpFile(content, size, file.name)
        elif name.endswith(".zip"):
            with zipfile.ZipFile(file) as archive:
                member = _member(registry, file.name, archive)
                with archive.open(member) as content:
                    yield DumpFile(content, member.file_size, member.filename)
        else:
            raise InvalidInput("registry-dump-ending", file=file.name, endings=f"{ending}, .zip")
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise InvalidInput("registry-dump-archive", file=file.name) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageFailure("cannot-read", path=str(file), reason=reason) from error


def _member(registry: Registry, name: str, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The one of the right kind; of several, that of ROR's later schema, then the last by name."""
    ending = ENDINGS[registry]
    members = archive.infolist()
    fitting = [it for it in members if it.filename.lower().endswith(ending) and not it.is_dir()]
    if not fitting or len(members) > MOST_MEMBERS:
        raise InvalidInput("registry-dump-member", file=name, ending=ending)
    found = max(fitting, key=lambda it: ("schema_v2" in it.filename, it.filename))
    _within(registry, name, found.file_size)
    if found.file_size > MOST_UNFOLDED * max(found.compress_size, 1_000):
        raise InvalidInput("registry-dump-bomb", file=name)
    return found


def _within(registry: Registry, name: str, size: int) -> None:
    if size > LARGEST[registry]:
        raise InvalidInput("registry-dump-large", file=name, limit=LARGEST[registry] >> 30)
