"""A quick run of `python -m tests.plan.hostile`; that command tries as much as one likes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.hub.node import ROOT

CASES = (
    "spellings",
    "baseline",
    "currency",
    "circles",
    "large",
    "pages",
    "withdrawal",
    "reviewers",
    "twice",
    "editors",
    "moderators",
    "wrong-files",
    "good-file",
    "bots",
    "kills",
    "log",
)


def test_what_is_hostile_is_refused_and_a_killed_server_loses_nothing(migrated: Path) -> None:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "tests.plan.hostile", "--seed", "5", "--like", str(migrated)),
            *("--races", "2", "--kills", "2", "--lines", "200", "--sendings", "20"),
            *("--database", os.environ.get("DATABASE_URL", "")),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr[-4000:]
    named = [line.rstrip(":") for line in done.stdout.splitlines() if not line.startswith(" ")]
    assert [each for each in named if each in CASES] == [*CASES]
    assert named[-1] == "faults: none"
