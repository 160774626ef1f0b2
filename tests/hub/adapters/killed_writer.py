"""A writer to be killed: says on its output what it was told is safe, line by line, until then.

python killed_writer.py objects|assembled|parts FOLDER SEED
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from comity.hub.adapters.assembled import AssembledFiles
from comity.hub.adapters.objects.folder import FolderObjects
from comity.hub.adapters.staging import Staging

UPLOAD = "0123456789abcdef"
MOST = 300_000


def put_objects(folder: Path, seed: random.Random) -> str:
    store, staging = FolderObjects(folder / "objects"), Staging(folder / "incoming")
    data = seed.randbytes(seed.randrange(1, MOST))
    digest = sha256(data).hexdigest()
    key = f"xorbs/{digest[:2]}/{digest[2:4]}/{digest}"
    if seed.random() < 0.5:
        store.put_bytes(key, data)
        return key
    with staging.file(MOST) as incoming:
        incoming.write(data)
        incoming.close()
        store.put_file(key, incoming.path)
    return key


def build_files(folder: Path, seed: random.Random) -> str:
    data = seed.randbytes(seed.randrange(1, MOST))
    digest = sha256(data).hexdigest()

    def pieces() -> Iterator[bytes]:
        for start in range(0, len(data), 10_000):
            yield data[start : start + 10_000]

    cache = AssembledFiles(folder, 1 << 40)
    cache.build(digest, len(data), pieces)
    cache.sweep(settled_after=-1)
    return digest


def keep_parts(folder: Path, seed: random.Random) -> str:
    staging = Staging(folder)
    with staging.file(MOST) as incoming:
        for _ in range(seed.randrange(1, 20)):
            incoming.write(seed.randbytes(10_000))
        part = staging.keep_part(UPLOAD, seed.randrange(1, 10), incoming)
    return f"{part.number} {part.etag}"


WRITERS: dict[str, Callable[[Path, random.Random], str]] = {
    "objects": put_objects,
    "assembled": build_files,
    "parts": keep_parts,
}

if __name__ == "__main__":
    drawn = random.Random(int(sys.argv[3]))
    while True:
        print(WRITERS[sys.argv[1]](Path(sys.argv[2]), drawn), flush=True)
