from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from comity.cli.serving.children import FIRST_WAIT, HEALTHY_AFTER, LONGEST_WAIT, Child

SLEEP = (sys.executable, "-c", "import time; time.sleep(60)")
FAIL = (sys.executable, "-c", "raise SystemExit(3)")


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def ended(child: Child) -> int:
    """Wait for the child to end, and have it noticed."""
    assert child.process is not None
    child.process.wait(20)
    code = child.keep_running()
    assert code is not None
    return code


def test_it_is_started_again_each_time_later() -> None:
    clock = Clock()
    child = Child("fails", FAIL, os.environ, clock=clock)
    child.keep_running()
    waits = []
    for _ in range(7):
        assert ended(child) == 3
        assert child.process is None
        began = clock.now
        while child.process is None:
            clock.now += 0.5
            child.keep_running()
        waits.append(clock.now - began)
    child.wait_or_kill(20)
    assert waits == [FIRST_WAIT, 2, 4, 8, 16, LONGEST_WAIT, LONGEST_WAIT]
    assert child.starts == 8


def test_one_that_was_well_is_started_at_once() -> None:
    clock = Clock()
    child = Child("killed", SLEEP, os.environ, clock=clock)
    child.keep_running()
    clock.now += HEALTHY_AFTER
    assert child.process is not None
    child.process.kill()
    assert ended(child) == -signal.SIGKILL
    assert child.runs
    child.ask_to_stop()
    child.wait_or_kill(20)
    assert not child.runs


def test_one_that_does_not_stop_is_killed(tmp_path: Path) -> None:
    deaf = tmp_path / "deaf"
    code = (
        "import pathlib, signal, sys, time; signal.signal(15, signal.SIG_IGN); "
        "pathlib.Path(sys.argv[1]).touch(); time.sleep(60)"
    )
    child = Child("deaf", (sys.executable, "-c", code, str(deaf)), os.environ)
    child.keep_running()
    while not deaf.exists():
        time.sleep(0.05)
    child.ask_to_stop()
    child.wait_or_kill(0.2)
    assert child.process is not None
    assert child.process.returncode == -signal.SIGKILL
