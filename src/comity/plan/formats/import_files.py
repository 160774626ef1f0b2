"""The files of an import, by the tables of the open data that they are: one CSV file of
commitments, several files by the names that the export gives them, or a ZIP archive of these."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Iterator
from lzma import LZMAError
from zipfile import BadZipFile, ZipFile, ZipInfo

from comity.kernel.domain.errors import InvalidInput
from comity.plan.formats.open_data.commitment_columns import COMMITMENTS
from comity.plan.formats.open_data.tables import HELPS, MILESTONES, PARTNERS, TABLES

LARGEST = 8 * 1024 * 1024
"""Of all files, unpacked."""
READ = tuple(each.name for each in (COMMITMENTS, MILESTONES, PARTNERS, HELPS))
NAMES = tuple(f"{each}.csv" for each in READ)
_BESIDE = frozenset(f"{each.name}.csv" for each in TABLES) | {"dictionary.csv"}
"""Of the export, and passed over in an archive where they are not read."""
_ZIP = b"PK\x03\x04"
_MOST_MEMBERS = 100
BROKEN = (
    BadZipFile, EOFError, LZMAError, NotImplementedError, OSError, RuntimeError, ValueError,
    zlib.error,
)  # fmt: skip
"""What `zipfile`, and the ways of packing that it knows, raise for bytes that are no archive, for
one that is locked, and for names that are in no script."""


def import_files(given: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    """By the names of their tables; `commitments` is always among them. A single CSV file may have
    any name. Raises `InvalidInput`: `commitments-file-too-large`, `-archive-unreadable`,
    `-name-unknown`, `-name-twice`, `-none`."""
    files = list(given)
    if len(files) == 1:
        name, data = files[0]
        if not data.startswith(_ZIP):
            _require_small(len(data))
            return {COMMITMENTS.name: data}
        files = list(_unpacked(name, data))
    found: dict[str, bytes] = {}
    for name, data in files:
        table = _named(name)
        if table in found:
            raise InvalidInput("commitments-file-name-twice", file=f"{table}.csv")
        found[table] = data
    _require_small(sum(len(each) for each in found.values()))
    if COMMITMENTS.name not in found:
        raise InvalidInput("commitments-file-none", file=NAMES[0])
    return found


def _named(name: str) -> str:
    tidy = name.strip().lower()
    if tidy not in NAMES:
        raise InvalidInput("commitments-file-name-unknown", file=name[:60], known=NAMES)
    return tidy.removesuffix(".csv")


def _unpacked(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Never more than is read of anything: what an archive says of its sizes is not believed."""
    left = LARGEST
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            for member in _members(archive):
                with archive.open(member) as file:
                    text = file.read(left + 1)
                left -= len(text)
                _require_small(LARGEST - left)
                yield _plain_name(member), text
    except BROKEN as error:
        raise InvalidInput(
            "commitments-file-archive-unreadable", file=name[:60], why=str(error)[:100]
        ) from None


def _members(archive: ZipFile) -> list[ZipInfo]:
    """CSV files, in whatever folder; those that the export has besides are passed over."""
    members = archive.infolist()
    if len(members) > _MOST_MEMBERS:
        raise BadZipFile(f"{len(members)} files")
    found = [each for each in members if _plain_name(each).endswith(".csv")]
    beside = _BESIDE - set(NAMES)
    return [each for each in found if _plain_name(each) not in beside]


def _plain_name(member: ZipInfo) -> str:
    """Without folders; archives of some machines hold shadows that begin with a point."""
    name = member.filename.rpartition("/")[2].lower()
    return "" if name.startswith(".") else name


def _require_small(size: int) -> None:
    if size > LARGEST:
        raise InvalidInput("commitments-file-too-large", limit=LARGEST // 1024 // 1024)
