"""A few of the points of `python -m tests.assembly.faults`, and a few of its races; that command
tries as many as one likes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.hub.node import ROOT

POINTS, RACES = 4, 4
CASES = (
    "sent twice at once",
    "a vote against the closing",
    "two clerks close",
    "a person for two members",
    "a circle of proxies",
    "a rule that can't be met",
    "an amendment to what was deleted",
    "a clock set back",
    "tampered bundles",
)


def test_a_killed_server_loses_no_vote_and_counts_none_twice(migrated: Path) -> None:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "tests.assembly.faults", "--quick"),
            *("--points", str(POINTS), "--races", str(RACES), "--seed", "5"),
            *("--like", str(migrated)),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr[-4000:]
    assert f"seed 5: {POINTS} points" in done.stdout
    told = [line.partition(":")[0] for line in done.stdout.splitlines()]
    assert [each for each in told if each in CASES] == [*CASES]
    assert "lost or counted twice: nothing" in done.stdout
