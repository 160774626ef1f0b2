"""Write more than the disk holds: run where one of 2 MiB is mounted.

    python small_disk.py FOLDER_ON_THE_DISK FOLDER_ELSEWHERE

Prints what was raised by each, and the files that are left.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from random import Random

from comity.hub.adapters.assembled import AssembledFiles
from comity.hub.adapters.chunking import chunk_file
from comity.hub.adapters.objects.folder import FolderObjects
from comity.hub.adapters.staging import Staging
from comity.kernel.domain.errors import ComityError

SMALL, LARGE = bytes(1000), bytes(4 << 20)


def staged(folder: Path) -> None:
    with Staging(folder / "incoming").file(len(LARGE)) as incoming:
        for start in range(0, len(LARGE), 100_000):
            incoming.write(LARGE[start : start + 100_000])
        incoming.close()


def put_from_another_disk(folder: Path, elsewhere: Path) -> None:
    source = elsewhere / "source"
    source.write_bytes(LARGE)
    try:
        FolderObjects(folder / "objects").put_file("xorbs/ab/file", source)
    finally:
        assert source.read_bytes() == LARGE


def said(act: Callable[[], object]) -> str:
    try:
        act()
    except ComityError as error:
        return f"{type(error).__name__} {error.message.id}"
    return "nothing raised"


if __name__ == "__main__":
    folder, elsewhere = Path(sys.argv[1]), Path(sys.argv[2])
    store, cache = FolderObjects(folder / "objects"), AssembledFiles(folder / "cache", 1 << 40)
    store.put_bytes("xorbs/ab/small", SMALL)
    print(said(lambda: store.put_bytes("xorbs/ab/large", LARGE)))
    print(said(lambda: put_from_another_disk(folder, elsewhere)))
    print(said(lambda: staged(folder)))
    (elsewhere / "random").write_bytes(Random(9).randbytes(len(LARGE)))
    with Staging(folder / "incoming").folder_for_work() as work:
        print(said(lambda: chunk_file(elsewhere / "random", work)))
    digest = sha256(LARGE).hexdigest()
    print(said(lambda: cache.build(digest, len(LARGE), lambda: [LARGE[:100], LARGE[100:]])))
    assert store.read("xorbs/ab/small") == SMALL
    assert store.put_bytes("xorbs/ab/other", SMALL) is True
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "locks" not in path.parts:
            print(path.relative_to(folder))
