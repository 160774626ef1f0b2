"""The workers of `comity serve` are forks of a process that has loaded the application."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

LOAD = """
import gc, json, os, threading
from comity.site.asgi import application
from django.db import connections
assert callable(application)
print(json.dumps({
    "threads": len(os.listdir("/proc/self/task")),
    "connections": sum(each.connection is not None for each in connections.all()),
    "frozen": gc.get_freeze_count() > 10_000,
}))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_nothing_is_left_that_a_fork_would_share(tmp_path: Path) -> None:
    environ = {**os.environ, "COMITY_DATA": str(tmp_path), "COMITY_SECRET_KEY": "k" * 50}
    environ |= {"DATABASE_URL": f"sqlite:///{tmp_path}/database"}
    done = subprocess.run(
        [sys.executable, "-c", LOAD], env=environ, check=True, capture_output=True, text=True
    )
    assert json.loads(done.stdout) == {"threads": 1, "connections": 0, "frozen": True}
