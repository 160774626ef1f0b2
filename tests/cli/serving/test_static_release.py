from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from comity.cli.serving import static_release
from comity.cli.serving.static_release import Sources, collected_static
from comity.kernel.domain.errors import StorageFailure


@pytest.fixture
def sources(monkeypatch: pytest.MonkeyPatch) -> Sources:
    found = static_release._sources()
    few = {name: found[name] for name in found if name.startswith("comity/")}
    monkeypatch.setattr(static_release, "_sources", lambda: few)
    return few


def test_names_hold_the_hash_and_files_are_compressed(sources: Sources, tmp_path: Path) -> None:
    folder = collected_static(tmp_path)
    manifest = json.loads((folder / "staticfiles.json").read_text())["paths"]
    assert set(manifest) == set(sources)
    hashed = manifest["comity/site.css"]
    assert hashed != "comity/site.css"
    assert {(folder / f"{hashed}{end}").is_file() for end in ("", ".gz", ".br")} == {True}
    assert not (folder / "comity/site.css").exists()


def test_starts_at_once_make_it_once(sources: Sources, tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as threads:
        found = set(threads.map(lambda _: collected_static(tmp_path), range(4)))
    assert list((tmp_path / "static").iterdir()) == list(found)


def test_other_files_make_another_folder(
    sources: Sources, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = collected_static(tmp_path)
    fewer = dict(list(sources.items())[1:])
    monkeypatch.setattr(static_release, "_sources", lambda: fewer)
    assert collected_static(tmp_path) != first


def test_a_cache_that_can_not_be_written(sources: Sources, tmp_path: Path) -> None:
    (tmp_path / "static").write_text("")
    with pytest.raises(StorageFailure) as failed:
        collected_static(tmp_path)
    assert failed.value.message.id == "static-files-failed"


def test_every_static_file_can_be_collected(tmp_path: Path) -> None:
    assert (collected_static(tmp_path) / "staticfiles.json").is_file()
