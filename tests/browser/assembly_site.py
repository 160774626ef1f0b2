"""A server with North Lakes on it, and its decisions counted again by the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import rfc8785
from tests.assembly.tampering import tampered
from tests.cli.serving.servers import ROOT, Server

PARTS = frozenset(
    (
        "ballot", "contest", "election", "electorate", "head", "key", "result", "rule",
        "signature", "statute", "votes",
    )
)  # fmt: skip


def filled_site(site: Server) -> Server:
    done = subprocess.run(
        [sys.executable, "-m", "tests.browser.assembly_seeding"],
        env=site.environ,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return site


def check_bundle(site: Server, file: Path, key: str) -> str:
    """It is recounted offline, and refused once a value of any of its parts is changed; what the
    command says of it untouched."""
    told = site.comity("assembly", "verify", str(file), "--key", key)
    assert told.returncode == 0, told.stdout + told.stderr
    for part, changed in _changed_parts(json.loads(file.read_bytes())):
        file.write_bytes(rfc8785.dumps(changed))
        refused = site.comity("assembly", "verify", str(file), "--key", key)
        assert (refused.returncode, f"{part}:" in refused.stdout) == (1, True), (part, refused)
    return told.stdout


def _changed_parts(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The bundle with one value of each of its parts changed, and what the part is called."""
    seen = set()
    for path, _how, changed in tampered(document):
        part = str(path[0])
        if part in PARTS - seen and len(path) > 1:
            seen.add(part)
            yield part.capitalize(), changed
