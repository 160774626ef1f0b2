"""Write a file piece by piece, and hash it beside."""

from __future__ import annotations

import os
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from queue import Queue
from threading import Thread

WAITING = 4


def write_pieces(path: Path, pieces: Iterable[bytes], most: int, *, sync: bool) -> tuple[str, int]:
    """SHA-256 and length of what was written to the file at `path`, from its start. Stops after
    the first piece that leads beyond `most` bytes. Hashing has a thread of its own, which at most
    `WAITING` pieces wait for."""
    digest = sha256()
    waiting: Queue[bytes | None] = Queue(maxsize=WAITING)

    def hashing() -> None:
        while (piece := waiting.get()) is not None:
            digest.update(piece)

    thread = Thread(target=hashing, name="hashing", daemon=True)
    thread.start()
    length = 0
    try:
        with path.open("r+b") as file:
            for piece in pieces:
                length += len(piece)
                if length > most:
                    break
                file.write(piece)
                waiting.put(piece)
            file.flush()
            if sync:
                os.fsync(file.fileno())
    finally:
        waiting.put(None)
        thread.join()
    return digest.hexdigest(), length
