from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from comity.kernel.adapters.file_locks import file_lock
from comity.kernel.adapters.only_one import only_one
from comity.kernel.adapters.worker_locks import WorkerLocks
from comity.kernel.domain.errors import Conflict, StorageFailure

HOLD = """
import sys, time
from pathlib import Path
from comity.kernel.adapters.file_locks import file_lock
with file_lock(Path(sys.argv[1]), shared=sys.argv[2] == "shared"):
    print("held", flush=True)
    time.sleep(60)
"""


@contextmanager
def held_elsewhere(path: Path, how: str = "alone") -> Iterator[subprocess.Popen[str]]:
    """Inside the block another process holds the lock."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path), how], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def test_one_holds_it_alone_until_it_dies(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "lock"
    with held_elsewhere(path) as other:
        with pytest.raises(Conflict), file_lock(path):
            pass
        with pytest.raises(Conflict), file_lock(path, shared=True):
            pass
        os.kill(other.pid, signal.SIGKILL)
        other.wait()
        with file_lock(path):
            pass


def test_many_share_it(tmp_path: Path) -> None:
    with held_elsewhere(tmp_path / "lock", "shared"):
        with file_lock(tmp_path / "lock", shared=True):
            pass
        with pytest.raises(Conflict), file_lock(tmp_path / "lock"):
            pass


def test_a_folder_that_can_not_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageFailure), file_lock(tmp_path / "file" / "lock"):
        pass


def test_a_worker_lives_as_long_as_its_process(tmp_path: Path) -> None:
    locks = WorkerLocks(tmp_path)
    with locks.held() as worker:
        assert len(worker) <= 64
        assert locks.knows(worker)
        assert locks.lives(worker)
    assert not locks.lives(worker)
    killed = worker[:-4] + "dead"
    with held_elsewhere(tmp_path / "workers" / f"{killed}.lock") as other:
        assert locks.lives(killed)
        os.kill(other.pid, signal.SIGKILL)
        other.wait()
        assert not locks.lives(killed)
    assert not WorkerLocks(tmp_path / "other").knows(worker)


def test_only_one_at_a_time(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_DATA", str(tmp_path))
    with only_one("work"):
        with pytest.raises(Conflict), only_one("work"):
            pass
        with only_one("other"):
            pass
    with only_one("work"):
        pass
