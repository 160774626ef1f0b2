from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.regulation.small import FOLDER, small_rules
from typer.testing import CliRunner

from comity.kernel.domain.errors import ComityError, Conflict, UnknownName
from comity.kernel.interfaces.error_text import error_text
from comity.kernel.interfaces.exit_codes import exit_code
from comity.regulation.interfaces.cli.corpus import app
from comity.regulation.models import Norm


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_CACHE", str(tmp_path / "cache"))


def run(*arguments: str) -> list[str]:
    result = CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout.splitlines()


def error_of(*arguments: str) -> ComityError:
    result = CliRunner().invoke(app, arguments)
    assert isinstance(result.exception, ComityError)
    return result.exception


@pytest.mark.django_db
def test_load_and_dump(tmp_path: Path) -> None:
    release = small_rules().release
    first, second, *_changes = run("load", "--corpus", str(FOLDER))
    assert first == f"release {release}"
    assert second.endswith(" records added, 0 changed, 0 removed, 0 local edits kept.")
    assert run("load", "--corpus", str(FOLDER)) == [
        f"release {release}",
        "The database holds this release already; nothing was changed.",
    ]
    folder = tmp_path / "dumped"
    assert run("dump", str(folder)) == [f"9 files written to {folder}."]
    assert run("load", "--corpus", str(folder))[0] == f"release {release}"
    assert isinstance(error_of("dump", str(folder)), Conflict)


@pytest.mark.django_db
def test_nothing_to_dump(tmp_path: Path) -> None:
    error = error_of("dump", str(tmp_path / "dumped"))
    assert isinstance(error, UnknownName)
    assert error_text(error) == "The database holds no corpus. Run 'comity corpus load' first."
    assert not (tmp_path / "dumped").exists()


@pytest.mark.django_db
def test_conflicts_are_listed(tmp_path: Path) -> None:
    run("load", "--corpus", str(FOLDER))
    Norm.objects.filter(id="eu-small-act:art_5").update(level=1)
    later = tmp_path / "later"
    shutil.copytree(FOLDER, later)
    file = later / "instruments" / "eu-small-act" / "020-permissions.yaml"
    text = file.read_text()
    file.write_text(text.replace("level: 4", "level: 3"))
    error = error_of("load", "--corpus", str(later))
    assert exit_code(error) == 8
    assert error_text(error) == (
        "The release can't be loaded: 1 conflicts with what was edited in the database. "
        "Nothing was changed.\n"
        "  norm eu-small-act:art_5: changed here, and changed otherwise in the release."
    )


@pytest.mark.parametrize("command", ["load", "dump"])
def test_help_shows_an_example(command: str) -> None:
    result = CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "120"})
    assert f"comity corpus {command}" in result.stdout


def test_a_new_database_is_made_by_load(tmp_path: Path) -> None:
    code = (
        "from comity.regulation.interfaces.cli.database import load; from pathlib import Path; "
        f"load(Path({str(FOLDER)!r}))"
    )
    environment = {key: it for key, it in os.environ.items() if key != "DATABASE_URL"}
    environment["COMITY_DATA"] = str(tmp_path / "data")
    result = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert result.stdout.startswith(f"release {small_rules().release}\n")


def test_importing_the_commands_loads_no_django() -> None:
    code = "import sys, comity.regulation.interfaces.cli.database; print('django' in sys.modules)"
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert output.stdout == "False\n"
