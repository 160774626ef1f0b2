from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.regulation.small import FOLDER, rules_of, small_rules

from comity.kernel.domain.errors import InvalidInput, Problems, StorageFailure
from comity.regulation.actions.format_corpus import format_corpus
from comity.regulation.adapters.rulebook_files import corpus_files
from comity.regulation.domain.texts import lines_hash

OFFER = "facts/offer.yaml"
DUTIES = "instruments/eu-small-act/010-duties.yaml"
TEXT = [f"line {number}" for number in range(1, 21)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(FOLDER, tmp_path / "corpus")
    return tmp_path / "corpus"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/eu-small-act.en.txt").write_text("\n".join(TEXT))
    return tmp_path / "texts"


def formatted(folder: Path, texts: Path | None = None, *, write: bool = True) -> tuple[str, ...]:
    return format_corpus(corpus_files(folder), folder, texts=texts, write=write)


def untidy(folder: Path) -> bytes:
    path = folder / OFFER
    path.write_bytes(path.read_bytes().replace(b"type: date", b'type:   "date"') + b"\n\n")
    return path.read_bytes()


def test_a_formatted_corpus_is_left_alone(folder: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.yaml")}
    assert formatted(folder) == ()
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*.yaml")} == before


def test_what_is_untidy_is_mended_and_says_the_same(folder: Path) -> None:
    untidy(folder)
    assert formatted(folder) == (OFFER,)
    assert (folder / OFFER).read_bytes() == (FOLDER / OFFER).read_bytes()
    assert rules_of(corpus_files(folder)).release == small_rules().release
    assert formatted(folder) == ()


def test_without_leave_to_write_nothing_is_written(folder: Path) -> None:
    data = untidy(folder)
    assert formatted(folder, write=False) == (OFFER,)
    assert (folder / OFFER).read_bytes() == data


@pytest.mark.parametrize("text", ["# why\nfacts: []\n", "facts: [] # why\n"])
def test_a_file_with_comments_is_refused_and_no_other_is_written(folder: Path, text: str) -> None:
    data = untidy(folder)
    (folder / "facts/zzz.yaml").write_text(text)
    with pytest.raises(InvalidInput) as caught:
        formatted(folder)
    assert caught.value.message.id == "comments-would-be-lost"
    assert caught.value.message.params["file"] == "facts/zzz.yaml"
    assert (folder / OFFER).read_bytes() == data


def test_a_faulty_file_is_refused_and_no_other_is_written(folder: Path) -> None:
    data = untidy(folder)
    (folder / "facts/zzz.yaml").write_text("facts: 5\n")
    with pytest.raises(Problems):
        formatted(folder)
    assert (folder / OFFER).read_bytes() == data


def test_a_write_that_fails_leaves_the_old_file(folder: Path) -> None:
    """A file that became a folder since it was read can't be replaced."""
    data = untidy(folder)
    files = corpus_files(folder)
    (folder / OFFER).unlink()
    (folder / OFFER / "kept").mkdir(parents=True)
    with pytest.raises(StorageFailure, match="cannot-write"):
        format_corpus(files, folder, texts=None, write=True)
    assert files[OFFER] == data
    assert (folder / OFFER / "kept").is_dir()
    assert {path.name for path in (folder / "facts").iterdir()} == {"general.yaml", "offer.yaml"}


def seals(folder: Path) -> list[str]:
    instrument = rules_of(corpus_files(folder)).corpus.instruments[0]
    norms = [norm for provision in instrument.provisions for norm in provision.norms]
    return [support.hash for norm in norms for support in norm.support]


def test_supports_are_sealed_with_the_hash_of_their_lines(folder: Path, texts: Path) -> None:
    assert formatted(folder, texts) == (DUTIES, "instruments/eu-small-act/020-permissions.yaml")
    assert seals(folder) == [
        lines_hash(TEXT[11:12]), lines_hash(TEXT[12:14]), lines_hash(TEXT[19:20]),
    ]  # fmt: skip
    assert formatted(folder, texts) == ()


def test_a_seal_that_is_there_stays_and_lines_outside_the_text_get_none(
    folder: Path, texts: Path
) -> None:
    path = folder / DUTIES
    sealed = path.read_bytes().replace(b"lines: '12'", b"lines: '12', hash: 0123456789ab")
    path.write_bytes(sealed.replace(b"lines: 13-14", b"lines: 13-99"))
    formatted(folder, texts)
    assert seals(folder) == ["0123456789ab", "", lines_hash(TEXT[19:20])]


def test_a_text_that_is_not_held_seals_nothing(folder: Path, texts: Path) -> None:
    (texts / "eu-small-act.en.txt").unlink()
    assert formatted(folder, texts) == ()


def test_a_folder_of_texts_that_is_not_there_is_told(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(StorageFailure, match="no-such-folder"):
        formatted(folder, tmp_path / "nowhere")


def test_a_text_that_is_not_utf8_is_sealed_as_it_is_checked(folder: Path, texts: Path) -> None:
    (texts / "eu-small-act.en.txt").write_bytes("\n".join(TEXT).encode().replace(b"12", b"\xff"))
    formatted(folder, texts)
    assert seals(folder)[0] == lines_hash(["line \ufffd"])
