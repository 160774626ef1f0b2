"""`comity hub verify` on a folder, offline: what was changed is named, and the exit says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from tests.hub.actions.test_commit_files import commit, made
from tests.hub.people import publisher, signed_in
from typer.testing import CliRunner, Result

from comity.hub.formats.manifest_file import plain_key, write_manifest_file
from comity.hub.interfaces.cli.verifying import verify
from comity.hub.queries.manifests import manifest_document
from comity.hub.queries.revisions import commit_at
from comity.hub.queries.signing_keys import published_keys
from comity.kernel.domain.errors import InvalidInput

pytestmark = pytest.mark.django_db

app = typer.Typer()
app.command()(verify)

FILES = {"config.json": b"{}", "deep/weights": b"w" * 1000}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    ada = signed_in(publisher("ada"))
    repository = made(ada)
    commit(ada, repository, FILES)
    document = manifest_document(commit_at(repository, "main"), listing=True)
    (tmp_path / "manifest.json").write_bytes(write_manifest_file(document))
    keys = {"keys": [plain_key(key) for key in published_keys()]}
    (tmp_path / "keys.json").write_text(json.dumps(keys))
    files = tmp_path / "model"
    from comity.hub.domain.upload_mode import default_gitattributes

    for path, data in {**FILES, ".gitattributes": default_gitattributes("model").encode()}.items():
        (files / path).parent.mkdir(parents=True, exist_ok=True)
        (files / path).write_bytes(data)
    return files


def run(folder: Path, *more: str) -> Result:
    beside = folder.parent
    asked = ["--manifest", str(beside / "manifest.json"), "--keys", str(beside / "keys.json")]
    return CliRunner().invoke(app, [str(folder), *asked, *more])


def test_a_folder_as_it_was_signed(folder: Path) -> None:
    done = run(folder)
    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1] == "All of it holds."


def test_one_byte_one_missing_one_added(folder: Path) -> None:
    (folder / "config.json").write_bytes(b"[]")
    (folder / "deep/weights").unlink()
    (folder / "extra.py").write_bytes(b"import os")
    done = run(folder)
    assert done.exit_code == 1
    failed = [line for line in done.stdout.splitlines() if line.startswith("FAILS")]
    assert len(failed) == 3
    for name in ("config.json", "deep/weights", "extra.py"):
        assert any(name in line for line in failed)
    assert done.stdout.splitlines()[-1] == "It is NOT what was signed."


def test_a_forged_manifest(folder: Path) -> None:
    path = folder.parent / "manifest.json"
    path.write_bytes(path.read_bytes().replace(b"models/ada/model", b"models/eve/model"))
    done = run(folder)
    assert done.exit_code == 1
    assert "FAILS" in done.stdout


def test_keys_that_are_not_trusted(folder: Path) -> None:
    (folder.parent / "keys.json").write_text('{"keys": []}')
    done = run(folder)
    assert done.exit_code == 1
    assert "It can't be said from what is at hand." in done.stdout


def test_what_is_missing_is_asked_for(folder: Path) -> None:
    for asked in ([str(folder)], [str(folder), "--manifest", str(folder.parent / "manifest.json")]):
        done = CliRunner().invoke(app, asked)
        assert isinstance(done.exception, InvalidInput)
    (folder.parent / "keys.json").write_text("{}")
    assert isinstance(run(folder).exception, InvalidInput)
