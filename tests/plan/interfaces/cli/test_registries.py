"""`comity plan registry`."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.plan.dumps import ror_dump
from typer.testing import CliRunner

from comity.kernel.domain.errors import UnknownName
from comity.plan.interfaces.cli.app import app


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_DATA", str(tmp_path / "data"))


@pytest.mark.django_db
def test_a_dump_is_added_listed_and_removed(tmp_path: Path) -> None:
    file = ror_dump(tmp_path, name="v1.59-2025-01-23-ror-data.json")
    run = CliRunner().invoke
    added = run(app, ["registry", "add", "ror", str(file)])
    assert added.stdout.startswith("ror v1.59 of 2025-01-23: 2 organisations. SHA-256 ")
    sha256 = added.stdout.split()[-1]
    listed = run(app, ["registry", "list"]).stdout
    assert listed == f"ror\tv1.59\t2025-01-23\t2\t{sha256}\t{file.name}\n"
    assert run(app, ["registry", "remove", "ror"]).stdout == "Removed the dump of ror.\n"
    empty = run(app, ["registry", "list"])
    assert (empty.stdout, empty.stderr) == ("", "There is no dump of a registry here.\n")


def test_a_registry_that_is_not_known(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["registry", "add", "isni", str(ror_dump(tmp_path))])
    assert isinstance(result.exception, UnknownName)
    assert result.exception.message.id == "registry-unknown"
