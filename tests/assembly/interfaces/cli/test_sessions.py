"""`comity assembly sessions list`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.assembly.seeding import seeded
from tests.assembly.sitting import planned
from tests.cli.running import Comity


@pytest.fixture
def comity(
    db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Comity:
    monkeypatch.setenv("COMITY_DATA", str(tmp_path))
    return Comity(monkeypatch, capsys)


def test_sessions_are_listed_one_a_line(comity: Comity) -> None:
    made = seeded("KE")
    row = planned(made, name="Spring", starts_at=datetime(2027, 3, 1, 9, tzinfo=UTC))
    listed = comity("assembly", "sessions", "list", "north-lakes")
    assert listed.out == f"2027-03-01T09:00+00:00  assembly 1  planned  Spring  {row.id}\n"
    none = comity("assembly", "sessions", "list", "north-lakes", "--state", "open")
    assert none.out == "No such session is planned, and none was held.\n"
