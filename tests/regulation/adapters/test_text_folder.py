from __future__ import annotations

from email.message import Message
from http.client import HTTPMessage
from io import BytesIO
from pathlib import Path
from urllib.request import Request

import pytest
from tests.regulation.small import small_rules

from comity.kernel.domain.errors import InvalidInput, StorageFailure
from comity.regulation.adapters.text_folder import (
    HttpsOnly,
    held_texts,
    outlines_for,
    read_text,
    texts_folder,
)

ACT = small_rules().corpus.instruments[0]


def redirected(address: str) -> Request | None:
    headers: Message = HTTPMessage()
    request = Request("https://example.org/act")
    return HttpsOnly().redirect_request(request, BytesIO(), 302, "Found", headers, address)


def test_an_address_that_leads_away_from_https_is_not_followed() -> None:
    followed = redirected("https://example.org/other")
    assert followed is not None
    assert followed.full_url == "https://example.org/other"
    with pytest.raises(InvalidInput, match="only-https"):
        redirected("http://example.org/other")


def test_the_folder_is_the_one_named_or_the_data_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_TEXTS", "/somewhere")
    assert texts_folder() == Path("/somewhere")
    monkeypatch.delenv("COMITY_TEXTS")
    assert texts_folder().name == "texts"


def test_outlines_of_the_texts_that_are_held(tmp_path: Path) -> None:
    assert outlines_for(ACT, tmp_path) == {}
    (tmp_path / "eu-small-act.en.txt").write_text("Article 1\nx\n")
    outline = outlines_for(ACT, tmp_path)["eu-small-act.en"]
    assert [unit.eid for unit in outline.units] == ["art_1"]
    assert read_text(tmp_path, "another") is None
    with pytest.raises(StorageFailure, match="no-such-folder"):
        outlines_for(ACT, tmp_path / "none")


@pytest.mark.parametrize("note", ["", "[]", "5", "{}", '{"id": "x"}', "\xff"])
def test_a_note_that_can_not_be_read_is_told(tmp_path: Path, note: str) -> None:
    (tmp_path / "x.json").write_bytes(note.encode("latin-1"))
    assert held_texts(tmp_path) == []
    (tmp_path / "x.txt").write_text("text")
    with pytest.raises(StorageFailure, match="cannot-read"):
        held_texts(tmp_path)
