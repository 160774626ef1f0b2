from __future__ import annotations

import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.hub.adapters import small_disk

IN_A_SPACE_OF_ITS_OWN = ["unshare", "--mount", "--map-root-user", "sh", "-c"]
MOUNTED = 'mount -t tmpfs -o size=2m none "$0"'
REFUSED_AND_NOTHING_LEFT = [
    "StorageFailure object-not-written",
    "StorageFailure object-not-written",
    "StorageFailure cannot-write",
    "StorageFailure not-chunked",
    "StorageFailure cannot-write",
    "objects/xorbs/ab/other",
    "objects/xorbs/ab/small",
]


def can_mount(folder: Path) -> bool:
    if shutil.which("unshare") is None:
        return False
    tried = [*IN_A_SPACE_OF_ITS_OWN, MOUNTED, str(folder)]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


def test_a_full_disk_is_told_and_nothing_half_written_is_left(tmp_path: Path) -> None:
    disk, elsewhere = tmp_path / "disk", tmp_path / "elsewhere"
    disk.mkdir()
    elsewhere.mkdir()
    if not can_mount(disk):
        pytest.skip("this system lets nobody mount a small disk")
    program = [sys.executable, small_disk.__file__, str(disk), str(elsewhere)]
    script = f'{MOUNTED} && exec "$@"'
    done = subprocess.run(
        [*IN_A_SPACE_OF_ITS_OWN, script, str(disk), *program],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stderr, done.returncode) == ("", 0)
    assert done.stdout.splitlines() == REFUSED_AND_NOTHING_LEFT


def test_a_limit_on_the_size_of_files_is_told_alike(tmp_path: Path) -> None:
    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))

    program = (
        "import sys; from pathlib import Path; from tests.hub.adapters import small_disk as it;"
        "from comity.hub.adapters.objects.folder import FolderObjects as F;"
        "D = Path(sys.argv[1]);"
        "print(it.said(lambda: F(D / 'o').put_bytes('xorbs/ab/large', it.LARGE)));"
        "print(it.said(lambda: it.staged(D)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limited,
    )
    assert (done.stderr, done.returncode) == ("", 0)
    assert done.stdout.splitlines() == [
        "StorageFailure object-not-written",
        "StorageFailure cannot-write",
    ]
    left = [path.name for path in tmp_path.rglob("*") if path.is_file()]
    assert left == []
