"""Every command on the pages for operators is run, page by page, in the order of the page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg
import pytest
from tests.cli.serving.servers import ON_POSTGRESQL, load_shipped_release
from tests.documents import DOCS, ROOT
from tests.operating import DEPLOY, Machine, commands_of, variables
from tests.templates import made_once

from comity.kernel.adapters.folders import cache_folder

PAGES = sorted((DOCS / "operate").glob("*.md"))
TEXT = "제1조(목적) 이 법은 ...\n"


def postgres() -> str:
    """The server that the tests run on, or that the full check names."""
    for name in ("DATABASE_URL", "COMITY_TEST_POSTGRES"):
        if os.environ.get(name, "").startswith("postgres"):
            return os.environ[name]
    return ""


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as it is after some use."""
    load = partial(load_shipped_release, postgresql=False)
    return made_once(tmp_path_factory, "loaded-file" if ON_POSTGRESQL else "loaded", load) / "data"


@pytest.fixture
def machine(tmp_path: Path, loaded: Path) -> Iterator[Machine]:
    for name in ("backups", "etc", "units", "nginx", "tmp", "source"):
        (tmp_path / name).mkdir()
    shutil.copytree(loaded, tmp_path / "data")
    for name in ("deploy", "requirements"):
        (tmp_path / "source" / name).symlink_to(ROOT / name)
    (tmp_path / "source" / "act.txt").write_text(TEXT)
    (tmp_path / "data" / "texts").mkdir(exist_ok=True)
    role = f"comity_{uuid4().hex[:12]}"
    found = Machine(tmp_path, variables(tmp_path, str(cache_folder())), postgres(), role)
    if not found.postgres:
        yield found
        return
    parts = urlsplit(found.postgres)
    found.environ |= {"PGHOST": parts.hostname or "", "PGPORT": str(parts.port or 5432)}
    if parts.password:
        found.environ["PGPASSWORD"] = parts.password
    maintenance = urlunsplit(parts._replace(path="/postgres"))
    yield found
    with psycopg.connect(maintenance, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {role} WITH (FORCE)")
        connection.execute(f"DROP ROLE IF EXISTS {role}")


def prepare(machine: Machine, page: str) -> None:
    """What the page before has done, where a page stands on another."""
    if page in ("upgrade", "deploy"):
        machine.run("comity backup /var/backups/comity/before-the-upgrade.zip")
        if page == "upgrade":
            next((machine.folder / "backups").iterdir()).unlink()
    if page == "deploy":
        machine.run("python3 -m venv /opt/comity/venv")
    if page == "backup":
        machine.run("comity audit head >> heads-we-published.txt")
    if page in ("backup", "data") and machine.postgres:
        machine.run("createuser --host 127.0.0.1 --username postgres comity")
        machine.run(
            "createdb --host 127.0.0.1 --username postgres --owner comity --encoding UTF8 "
            "--template template0 comity"
        )


BETWEEN = {
    # The page says: for somebody who lost their second factor.
    "comity parties reset-mfa ada@example.org": (
        "python3 -m django shell --settings comity.site.settings --command '"
        "from allauth.mfa.models import Authenticator; from comity.parties.models import User; "
        'Authenticator.objects.create(user=User.objects.get(), type="totp", data={"secret": "A"})\''
    ),
    # The page says: into an empty database.
    "comity restore /var/backups/comity/before-the-upgrade.zip": (
        "rm -f /var/lib/comity/comity.sqlite3*"
    ),
}
"""What a reader is told in words to do before a command."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_runs(page: Path, machine: Machine) -> None:
    commands = list(commands_of(page.read_text("utf-8")))
    prepare(machine, page.stem)
    for command in commands:
        if command.startswith("export DATABASE_URL=postgres") and not machine.postgres:
            continue
        if first := BETWEEN.get(command):
            machine.shell(machine.here(first))
        machine.run(command)


def test_pages_have_commands() -> None:
    found = {page.stem: len(list(commands_of(page.read_text("utf-8")))) for page in PAGES}
    assert {name for name, count in found.items() if count > 3} >= {
        "install",
        "backup",
        "upgrade",
        "deploy",
    }


def test_a_command_that_fails_is_noticed(machine: Machine) -> None:
    with pytest.raises(AssertionError):
        machine.run("comity restore /var/backups/comity/none.zip")
    with pytest.raises(AssertionError):
        list(commands_of("Text\n\n    frobnicate --all\n"))


def test_deployment_names_no_registry() -> None:
    for path in DEPLOY.rglob("*"):
        if path.is_file():
            text = path.read_text("utf-8")
            assert [
                word for word in ("docker.io", "ghcr.io", "quay.io", "pypi.org") if word in text
            ] == []
