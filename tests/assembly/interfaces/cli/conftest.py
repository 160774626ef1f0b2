"""The command line, on the database of the tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.running import Comity


@pytest.fixture
def comity(
    db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Comity:
    monkeypatch.setenv("COMITY_DATA", str(tmp_path))
    return Comity(monkeypatch, capsys)
