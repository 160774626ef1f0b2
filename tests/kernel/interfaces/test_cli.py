from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from tests.audit_guard import guard_lifted
from typer.testing import CliRunner

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import ComityError, IntegrityFailure, InvalidInput
from comity.kernel.interfaces.cli import app
from comity.kernel.interfaces.error_text import error_text
from comity.kernel.interfaces.exit_codes import exit_code
from comity.kernel.queries.verify_audit import verify_audit


def error_of(*arguments: str) -> ComityError:
    result = CliRunner().invoke(app, arguments)
    assert isinstance(result.exception, ComityError)
    return result.exception


@pytest.mark.django_db
def test_verify_a_whole_log() -> None:
    append_audit(actor="user:1", action="change", object="thing:1", payload={})
    report = verify_audit()
    result = CliRunner().invoke(app, ["verify", "--head", f"1:{report.head.hash}"])
    assert result.exit_code == 0
    assert result.stdout == (
        "The audit log is whole: 1 entries, 0 with erased payload.\n"
        f"head 1:{report.head.hash}\ntree {report.tree_head}\n"
    )


@pytest.mark.django_db
def test_verify_a_broken_log_is_one_clear_error() -> None:
    append_audit(actor="user:1", action="change", object="thing:1", payload={})
    with guard_lifted(), connection.cursor() as cursor:
        cursor.execute("UPDATE kernel_auditentry SET actor = 'user:2'")
    error = error_of("verify")
    assert isinstance(error, IntegrityFailure)
    assert exit_code(error) == 6
    assert error_text(error) == (
        "The audit log is broken at entry 0 (leaf); the 0 entries before it are whole."
    )


@pytest.mark.django_db
def test_head_of_an_empty_log() -> None:
    result = CliRunner().invoke(app, ["head"])
    assert (result.exit_code, result.stdout) == (0, f"0:{'0' * 64}\n")


@pytest.mark.parametrize("text", ["x", "1:abc", f"-1:{'0' * 64}", f"²:{'0' * 64}"])
def test_malformed_head(text: str) -> None:
    error = error_of("verify", "--head", text)
    assert isinstance(error, InvalidInput)
    assert error.message.params == {"value": text}


def test_help_shows_examples() -> None:
    result = CliRunner().invoke(app, ["verify", "--help"], env={"COLUMNS": "120"})
    assert "comity audit verify --head 1204:" in result.stdout


def test_importing_the_commands_loads_no_django() -> None:
    code = "import sys, comity.kernel.interfaces.cli; print('django' in sys.modules)"
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert output.stdout == "False\n"


def test_a_database_that_does_not_exist_is_not_made(tmp_path: Path) -> None:
    code = """
from comity.kernel.domain.errors import StorageFailure
from comity.kernel.interfaces.cli import app
from comity.kernel.interfaces.error_text import error_text
try:
    app(["verify"], standalone_mode=False)
except StorageFailure as error:
    print(error_text(error))
"""
    output = subprocess.run(
        [sys.executable, "-c", code],
        env={"COMITY_DATA": str(tmp_path / "none")},
        capture_output=True,
        text=True,
    )
    assert output.stdout == (
        f"There is no database at {tmp_path}/none/comity.sqlite3. "
        "Run 'comity migrate' to make it or bring it up to date.\n"
    )
    assert list(tmp_path.iterdir()) == []
