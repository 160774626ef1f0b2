"""A few of the points of `python -m tests.hub.faults`, and the other faults; that command tries
as many as one likes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.hub.faults_of_places import failing_store, full_disk, two_writers
from tests.hub.node import ROOT

POINTS = 8


def test_a_killed_hub_loses_nothing_of_which_a_client_was_told(migrated: Path) -> None:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "tests.hub.faults", "--kills-only"),
            *("--points", str(POINTS), "--seed", "5", "--like", str(migrated)),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr[-4000:]
    assert f"seed 5: {POINTS} points" in done.stdout
    assert "lost: nothing" in done.stdout


def test_of_two_writers_no_commit_is_lost(tmp_path: Path, migrated: Path) -> None:
    assert "with a parent" in two_writers(tmp_path, migrated)


def test_a_full_disk_is_told_and_an_upload_succeeds_when_there_is_room(
    tmp_path: Path, migrated: Path
) -> None:
    assert "uploaded again" in full_disk(tmp_path, migrated)


def test_a_store_that_fails_and_is_slow_loses_nothing(tmp_path: Path, migrated: Path) -> None:
    assert "uploaded again" in failing_store(tmp_path, migrated, 1)
