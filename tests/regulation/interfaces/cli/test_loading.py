"""`comity corpus load`: what changed is printed; one that is killed leaves what was there."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli import processes
from tests.regulation.editing import with_instrument, with_norm, without_provision
from tests.regulation.small import FOLDER, small_rules
from tests.templates import drop_database, new_database
from typer.testing import CliRunner

from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.instruments import Level
from comity.regulation.formats.corpus_dump import dump_corpus
from comity.regulation.formats.release import release_id
from comity.regulation.formats.release_file import write_release_file
from comity.regulation.interfaces.cli.corpus import app

SMALL = small_rules().corpus
ACT, DECREE = "eu-small-act", "eu-small-decree"
LATER = with_norm(SMALL, ACT, "art_5", level=Level.ENCOURAGED)
KILLED = """
import os, signal, sys
from pathlib import Path
from comity.kernel.adapters.database import set_up_django
set_up_django()
from comity.regulation.actions import load_release
from comity.regulation.adapters import corpus_tables
def die(*args, **more): os.kill(os.getpid(), signal.SIGKILL)
where = {"rows": (corpus_tables, "_write_links"), "end": (load_release, "append_audit")}
setattr(*where[sys.argv[2]], die)
from comity.regulation.interfaces.cli.database import load
load(Path(sys.argv[1]))
"""


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_CACHE", str(tmp_path / "cache"))


def written(corpus: Corpus, folder: Path) -> Path:
    for name, data in dump_corpus(corpus).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def run(*arguments: str) -> list[str]:
    result = CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout.splitlines()


@pytest.mark.django_db
def test_what_changed_is_printed(tmp_path: Path) -> None:
    first = run("load", "--corpus", str(FOLDER))
    assert first[2:] == [
        f"{it.id}: new (norms: {sum(len(p.norms) for p in it.provisions)})"
        for it in SMALL.instruments
    ]
    later = without_provision(LATER, ACT, "art_4")
    (name, periods), *others = later.instrument(DECREE).timetables.items()
    moved = {name: tuple(type(it)(start=it.start.replace(year=2031)) for it in periods if it.start)}
    later = with_instrument(later, DECREE, timetables={**moved, **dict(others)})
    later = type(later)(
        facts=later.facts,
        constraints=later.constraints,
        concepts=later.concepts,
        instruments=later.instruments[:2],
    )
    printed = run("load", "--corpus", str(written(later, tmp_path / "later")))
    assert printed[2] == "kr-small-guide: gone (norms: 1)"
    assert f"{ACT}:" in printed
    assert "  Art. 4 (art_4): gone" in printed
    assert "  Art. 5 (art_5): changed: level" in printed
    assert any("starts on 2031-" in line and "before: 20" in line for line in printed)


@pytest.mark.django_db
def test_a_release_file_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(write_release_file(SMALL))
    assert run("load", "--corpus", str(path))[0] == f"release {small_rules().release}"
    assert run("load", "--corpus", str(FOLDER))[1].startswith("The database holds this release")


@pytest.fixture
def database(tmp_path: Path, migrated: Path) -> Iterator[dict[str, str]]:
    """The environment of a database of the test's own, which has all tables: of the kind that the
    tests run on."""
    environment = {**os.environ, "COMITY_DATA": str(tmp_path / "data")}
    if not os.environ.get("DATABASE_URL"):
        shutil.copytree(migrated / "data", tmp_path / "data")
        yield environment
        return
    yield {**environment, "DATABASE_URL": new_database(tmp_path, like=migrated)}
    drop_database(tmp_path)


def comity(environment: dict[str, str], *arguments: str) -> str:
    ended = processes.comity(environment, "corpus", *arguments)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_a_load_that_is_killed_leaves_the_release_before_it(
    tmp_path: Path, database: dict[str, str]
) -> None:
    comity(database, "load", "--corpus", str(FOLDER))
    later = written(LATER, tmp_path / "later")
    for moment in ("rows", "end"):
        command = [sys.executable, "-c", KILLED, str(later), moment]
        ended = subprocess.run(command, env=database, capture_output=True, text=True)
        assert ended.returncode == -signal.SIGKILL
        comity(database, "dump", str(tmp_path / moment))
        checked = comity(database, "check", "--corpus", str(tmp_path / moment))
        assert checked.startswith(f"release {small_rules().release}\n")
    loaded = comity(database, "load", "--corpus", str(later))
    assert loaded.startswith(f"release {release_id(LATER)}\n")
    assert "Art. 5 (art_5): changed: level" in loaded
