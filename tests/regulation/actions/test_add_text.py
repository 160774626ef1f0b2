from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from tests.regulation.small import small_rules

from comity.kernel.domain.errors import InvalidInput, StorageFailure, UnknownName
from comity.regulation.actions.add_text import add_text
from comity.regulation.adapters.text_folder import HeldText, held_texts, read_text
from comity.regulation.domain.instruments import Instrument

ACT = small_rules().corpus.instruments[0]
DATA = "Article 1\nBoxes shall be closed – really.\n".encode()
HASH = sha256(DATA).hexdigest()
TODAY = date(2026, 11, 22)


def added(
    folder: Path, origin: str, *, instrument: Instrument = ACT, text_id: str = ""
) -> HeldText:
    return add_text(
        instrument=instrument, origin=origin, text_id=text_id, licence="CC BY 4.0",
        folder=folder, today=TODAY,
    )  # fmt: skip


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    path = tmp_path / "act.txt"
    path.write_bytes(DATA)
    return path


def test_a_file_is_kept_with_its_origin_licence_and_hash(tmp_path: Path, origin: Path) -> None:
    folder = tmp_path / "texts"
    held = added(folder, str(origin))
    assert held == HeldText(
        id="eu-small-act.en", instrument="eu-small-act", origin=str(origin), licence="CC BY 4.0",
        sha256=HASH, size=len(DATA), added="2026-11-22", as_indexed=False,
    )  # fmt: skip
    assert held_texts(folder) == [held]
    assert read_text(folder, held.id) == DATA
    assert json.loads((folder / "eu-small-act.en.json").read_text())["licence"] == "CC BY 4.0"


def test_the_file_that_line_numbers_were_counted_in_is_known(tmp_path: Path, origin: Path) -> None:
    indexed = replace(ACT, texts=(replace(ACT.texts[0], sha256=HASH),))
    assert added(tmp_path / "texts", str(origin), instrument=indexed).as_indexed


def test_a_later_text_replaces_the_earlier(tmp_path: Path, origin: Path) -> None:
    added(tmp_path / "texts", str(origin))
    origin.write_bytes(b"Article 1\n")
    held = added(tmp_path / "texts", str(origin))
    assert held_texts(tmp_path / "texts") == [held]
    assert read_text(tmp_path / "texts", held.id) == b"Article 1\n"


@pytest.mark.parametrize(
    ("data", "id"),
    [
        (b"%PDF-1.7\n...", "not-plain-text"),
        (b"PK\x03\x04\x00\x00", "not-plain-text"),
        ("Artikel 1\nKisten größer".encode("latin-1"), "not-utf8"),
    ],
)
def test_what_is_no_plain_text_is_refused(
    tmp_path: Path, origin: Path, data: bytes, id: str
) -> None:
    origin.write_bytes(data)
    with pytest.raises(InvalidInput, match=id):
        added(tmp_path / "texts", str(origin))
    assert not (tmp_path / "texts").exists()


@pytest.mark.parametrize(
    "origin", ["http://example.org/act", "HTTP://example.org", "ftp://x/y", "file:///etc/passwd"]
)
def test_only_files_and_https_addresses(tmp_path: Path, origin: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        added(tmp_path / "texts", origin)
    assert (caught.value.message.id, caught.value.message.params) == (
        "only-https", {"origin": origin},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("origin", "id"),
    [
        ("https://", "cannot-download"),
        ("https:///act", "cannot-download"),
        ("https://exa mple.invalid/", "cannot-download"),
        ("https://[::1/act", "cannot-read"),
        ("gopher://x/y", "cannot-read"),
        ("/nowhere/act.txt", "cannot-read"),
        ("/", "cannot-read"),
    ],
)
def test_what_can_not_be_reached_is_told(tmp_path: Path, origin: str, id: str) -> None:
    with pytest.raises(StorageFailure, match=id):
        added(tmp_path / "texts", origin)
    assert not (tmp_path / "texts").exists()


def test_which_text_it_is_must_be_plain(tmp_path: Path, origin: Path) -> None:
    with pytest.raises(UnknownName) as unknown:
        added(tmp_path, str(origin), text_id="eu-small-act.de")
    assert unknown.value.remedy is not None
    assert unknown.value.remedy.params == {"name": "eu-small-act.en"}
    for texts in ((), (*ACT.texts, replace(ACT.texts[0], id="second"))):
        with pytest.raises(InvalidInput, match="text-not-named"):
            added(tmp_path, str(origin), instrument=replace(ACT, texts=texts))
    several = replace(ACT, texts=(*ACT.texts, replace(ACT.texts[0], id="second")))
    held = added(tmp_path, str(origin), instrument=several, text_id="second")
    assert held.id == "second"
