"""Which background workers of this data folder live: each holds a lock that dies with it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from comity.kernel.adapters.file_locks import file_lock
from comity.kernel.adapters.folders import data_folder
from comity.kernel.domain.errors import Conflict

FOLDER = "workers"
NODE_FILE = "node"


class WorkerLocks:
    """A worker is called NODE.RANDOM; the node is a random name that the data folder keeps."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = (folder or data_folder()) / FOLDER

    @contextmanager
    def held(self) -> Iterator[str]:
        """Inside the block the worker whose name it gives is alive."""
        worker = f"{self._node()}.{secrets.token_hex(8)}"
        path = self._path(worker)
        with file_lock(path):
            try:
                yield worker
            finally:
                path.unlink(missing_ok=True)

    def knows(self, worker: str) -> bool:
        """Whether it is a worker of this data folder, so that `lives` can tell."""
        return worker.partition(".")[0] == self._node()

    def lives(self, worker: str) -> bool:
        path = self._path(worker)
        if not path.exists():
            return False
        try:
            with file_lock(path):
                path.unlink(missing_ok=True)
        except Conflict:
            return True
        return False

    def _path(self, worker: str) -> Path:
        return self.folder / f"{worker}.lock"

    def _node(self) -> str:
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / NODE_FILE
        with file_lock(self.folder / "node.lock", wait=True):
            if not path.exists():
                path.write_text(secrets.token_hex(8), "ascii")
            return path.read_text("ascii")
