from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.running import Comity
from tests.shipped import cache_of_run

from comity.regulation.adapters.rulebook_files import shipped_corpus


@pytest.fixture(scope="session")
def cache() -> Path:
    return cache_of_run()


@pytest.fixture
def comity(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    cache: Path,
    tmp_path: Path,
) -> Comity:
    monkeypatch.setenv("COMITY_CACHE", str(cache))
    monkeypatch.setenv("COMITY_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("COMITY_TEXTS", raising=False)
    monkeypatch.delenv("COMITY_CORPUS", raising=False)
    monkeypatch.setenv("COLUMNS", "120")
    return Comity(monkeypatch, capsys)


@pytest.fixture
def triage() -> Path:
    return shipped_corpus() / "profiles" / "hospital-triage.yaml"
