from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.regulation.small import FOLDER, small_rules

from comity.kernel.domain.errors import InvalidInput, Problems, StorageFailure
from comity.kernel.domain.messages import Message
from comity.regulation.adapters.rulebook_files import corpus_files, open_rulebook, shipped_corpus
from comity.regulation.domain.rulebook import Rulebook


def opened(folder: Path, cache: Path) -> tuple[Rulebook, list[Message], int]:
    """The rulebook, what was noted, and how often progress was told."""
    notes: list[Message] = []
    steps: list[int] = []
    rules = open_rulebook(
        folder, cache, progress=lambda done, total: steps.append(done), notice=notes.append
    )
    return rules, notes, len(steps)


def cached(cache: Path) -> Path:
    (path,) = cache.iterdir()
    return path


def test_the_second_time_it_comes_from_the_cache(tmp_path: Path) -> None:
    first, notes, steps = opened(FOLDER, tmp_path)
    assert (first, notes, steps > 0) == (small_rules(), [], True)
    assert opened(FOLDER, tmp_path) == (first, [], 0)


@pytest.mark.parametrize("damage", [b"", b"nonsense", None])
def test_a_damaged_cache_is_told_and_made_anew(tmp_path: Path, damage: bytes | None) -> None:
    opened(FOLDER, tmp_path)
    path = cached(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] if damage is None else damage)
    rules, notes, _ = opened(FOLDER, tmp_path)
    assert rules == small_rules()
    assert notes == [Message("cache-damaged", {"path": str(path)})]
    assert path.read_bytes() == whole
    assert opened(FOLDER, tmp_path)[1] == []


def test_a_cache_that_can_not_be_written_is_told_and_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("where the folder should be")
    rules, (note,), _ = opened(FOLDER, tmp_path / "file")
    assert rules == small_rules()
    assert note.id == "cache-not-written"
    assert str(tmp_path / "file") in str(note.params["path"])


def test_an_edited_corpus_is_never_answered_from_an_old_cache(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    shutil.copytree(FOLDER, folder)
    before, _, _ = opened(folder, tmp_path / "cache")
    path = folder / "facts/general.yaml"
    path.write_bytes(path.read_bytes().replace(b"Is it risky?", b"Is it funny?"))
    after, _, _ = opened(folder, tmp_path / "cache")
    assert after.release != before.release
    assert after.vocabulary.get("system.risky").question == {"en": "Is it funny?"}


def test_nor_are_other_jurisdictions(tmp_path: Path) -> None:
    """A folder without its own uses those that ship; the cache knows which those were."""
    folder = tmp_path / "corpus"
    shutil.copytree(FOLDER, folder)
    shipped = (shipped_corpus() / "jurisdictions.yaml").read_bytes()
    assert corpus_files(folder)["jurisdictions.yaml"] == shipped
    opened(folder, tmp_path / "cache")
    (folder / "jurisdictions.yaml").write_bytes(shipped + b"\n")
    assert opened(folder, tmp_path / "cache")[2] > 0
    assert len(list((tmp_path / "cache").iterdir())) == 2


@pytest.mark.parametrize("data", [b"", b"\xff", b"[", b"sources: {}\n"])
def test_unreadable_jurisdictions_are_an_error_not_a_default(tmp_path: Path, data: bytes) -> None:
    shutil.copytree(FOLDER, tmp_path / "corpus")
    (tmp_path / "corpus/jurisdictions.yaml").write_bytes(data)
    with pytest.raises(InvalidInput, match="jurisdictions-unreadable"):
        opened(tmp_path / "corpus", tmp_path / "cache")


def test_a_faulty_corpus_leaves_no_cache(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "corpus")
    (tmp_path / "corpus/facts/offer.yaml").write_text("facts: 5\n")
    with pytest.raises(Problems):
        opened(tmp_path / "corpus", tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StorageFailure) as caught:
        opened(tmp_path / "none", tmp_path)
    assert caught.value.message == Message("no-such-folder", {"path": str(tmp_path / "none")})


def test_two_processes_may_open_it_at_once(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path;"
        "from comity.regulation.adapters.rulebook_files import open_rulebook;"
        "print(open_rulebook(Path(sys.argv[1]), Path(sys.argv[2])).release)"
    )
    command = [sys.executable, "-c", program, str(FOLDER), str(tmp_path)]
    runs = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    assert [run.communicate() for run in runs] == [(f"{small_rules().release}\n", "")] * 3
    assert opened(FOLDER, tmp_path) == (small_rules(), [], 0)
    assert len(list(tmp_path.iterdir())) == 1
