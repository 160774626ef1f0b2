"""Writers in processes of their own on a SQLite file: they queue; one killed leaves nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.serving.servers import ON_POSTGRESQL
from tests.databases import copied

WRITE = """
import sys
from comity.kernel.adapters.database import open_database
with open_database():
    from django.db import transaction
    from comity.kernel.actions.append_audit import append_audit
    for number in range(20):
        with transaction.atomic():
            append_audit(actor="user:1", action="change", object=f"thing:{number}", payload={})
"""
HANG = """
import time
from comity.kernel.adapters.database import open_database
with open_database():
    from django.db import transaction
    from comity.kernel.actions.append_audit import append_audit
    with transaction.atomic():
        append_audit(actor="user:1", action="change", object="thing:0", payload={})
        print("written", flush=True)
        time.sleep(60)
"""
VERIFY = """
from comity.kernel.interfaces.cli import app
app(["verify"])
"""


def start(code: str, folder: Path) -> subprocess.Popen[str]:
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    return subprocess.Popen(
        [sys.executable, "-c", code],
        env=environment | {"COMITY_DATA": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(code: str, folder: Path) -> str:
    process = start(code, folder)
    output, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    return output


@pytest.mark.skipif(ON_POSTGRESQL, reason="test_append_audit asks PostgreSQL the same")
def test_processes_queue_and_a_killed_one_leaves_no_entry(tmp_path: Path, migrated: Path) -> None:
    copied(tmp_path, like=migrated)
    folder = tmp_path / "data"
    hanging = start(HANG, folder)
    with hanging:
        assert hanging.stdout is not None
        assert hanging.stdout.readline() == "written\n"
        hanging.kill()
    writers = [start(WRITE, folder) for _ in range(2)]
    for writer in writers:
        _, errors = writer.communicate(timeout=60)
        assert writer.returncode == 0, errors
    assert run(VERIFY, folder).startswith("The audit log is whole: 40 entries, 0 ")
