"""Pages answer while a later release is merged, and show it afterwards."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.serving.servers import Server, database, eventually, serving

from comity.regulation.adapters.rulebook_files import shipped_corpus

PAGES = ("/instruments/jp-ai-promotion-act", "/jurisdictions/JP", "/divergence", "/search?q=label")


@pytest.fixture
def server(template: Path, tmp_path: Path) -> Iterator[Server]:
    with database(tmp_path, like=template) as where, serving(tmp_path, **where) as found:
        yield found


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """A release in which one norm of Japan's act is harder."""
    target = tmp_path / "later"
    shutil.copytree(shipped_corpus(), target, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    file = target / "instruments" / "jp-ai-promotion-act" / "010-general.yaml"
    text = file.read_text("utf-8")
    assert "level: 3" in text
    file.write_text(text.replace("level: 3", "level: 4", 1), "utf-8")
    return target


def release_shown(server: Server) -> str:
    shown = server.get("/api/v1/instruments/jp-ai-promotion-act")
    assert shown.status_code == 200
    release: str = json.loads(shown.text)["release"]
    return release


def test_pages_answer_while_a_release_is_merged(server: Server, later: Path) -> None:
    before = release_shown(server)
    loading = subprocess.Popen(
        [sys.executable, "-m", "comity.cli", "corpus", "load", "--corpus", later],
        env=server.environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    answers = []
    while loading.poll() is None:
        answers += [server.get(page).status_code for page in PAGES]
    out, err = loading.communicate()
    assert loading.returncode == 0, err
    assert "changed: level" in out
    assert set(answers) == {200}
    assert len(answers) > len(PAGES)
    eventually(lambda: release_shown(server) != before)
    assert release_shown(server) in out
