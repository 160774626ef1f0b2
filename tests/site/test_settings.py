from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from comity.kernel.adapters.database_settings import SQLITE_OPTIONS, database_settings
from comity.kernel.adapters.folders import data_folder


def test_sqlite_in_the_data_folder_by_default() -> None:
    assert database_settings({"COMITY_DATA": "/data"}) == {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": "/data/comity.sqlite3",
        "CONN_MAX_AGE": 60,
        "OPTIONS": dict(SQLITE_OPTIONS),
    }


def test_another_sqlite_file_has_the_same_options() -> None:
    found = database_settings({"DATABASE_URL": "sqlite:////srv/other.sqlite3"})
    assert (found["NAME"], found["OPTIONS"]) == ("/srv/other.sqlite3", dict(SQLITE_OPTIONS))


def test_postgresql_by_its_address() -> None:
    found = database_settings({"DATABASE_URL": "postgres://root@127.0.0.1:5432/test"})
    assert (found["ENGINE"], found["HOST"], found["PORT"], found["NAME"], found["USER"]) == (
        "django.db.backends.postgresql",
        "127.0.0.1",
        5432,
        "test",
        "root",
    )


@pytest.mark.parametrize("url", ["mysql://u:s3cret@h/d", "x", "postgres://u:s3cret@h:port/d"])
def test_another_address_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(ValueError, match="DATABASE_URL") as caught:
        database_settings({"DATABASE_URL": url})
    assert "s3cret" not in str(caught.value)


def test_data_folder_of_the_user() -> None:
    assert data_folder({}).name == "comity"
    assert data_folder({"COMITY_DATA": "~/x"}) == Path.home() / "x"


def settings_in_a_new_process(expression: str, environment: dict[str, str]) -> str:
    code = f"from comity.site import settings; print({expression})"
    result = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    return result.stdout.strip()


def test_importable_without_any_environment_and_the_key_is_never_the_same() -> None:
    expression = "settings.SECRET_KEY_IS_EPHEMERAL, settings.SECRET_KEY"
    first, second = (settings_in_a_new_process(expression, {}) for _ in range(2))
    assert first.startswith("True ")
    assert first != second


def test_the_key_of_the_environment_is_used() -> None:
    expression = "settings.SECRET_KEY_IS_EPHEMERAL, settings.SECRET_KEY"
    assert settings_in_a_new_process(expression, {"COMITY_SECRET_KEY": "k"}) == "False k"


def test_importing_the_settings_makes_no_folder(tmp_path: Path) -> None:
    settings_in_a_new_process("settings.DATA_FOLDER", {"COMITY_DATA": str(tmp_path / "none")})
    assert list(tmp_path.iterdir()) == []
    assert "comity" in os.fspath(data_folder({}))


@pytest.mark.django_db
@pytest.mark.parametrize("room", ["kernel", "parties", "regulation"])
def test_the_migrations_match_the_models(room: str) -> None:
    call_command("makemigrations", room, check=True, dry_run=True, verbosity=0)


def test_django_finds_nothing_wrong() -> None:
    call_command("check", fail_level="WARNING")


def test_passwords_are_hashed_as_often_as_django_says(tmp_path: Path) -> None:
    """The tests of this repository hash once; a node does not."""
    program = (
        "import django; django.setup()\n"
        "from django.contrib.auth.hashers import get_hasher\n"
        "print(type(get_hasher()).__name__, get_hasher().iterations)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "comity.site.settings",
            "COMITY_DATA": str(tmp_path),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    name, iterations = done.stdout.split()
    assert name == "PBKDF2PasswordHasher"
    assert int(iterations) >= 1_000_000
