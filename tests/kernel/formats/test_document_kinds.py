"""Which files may be filed."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.formats.document_kinds import DOCX, LARGEST, ODT, document_kind, document_name


def packed(**entries: bytes) -> bytes:
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_STORED) as archive:
        for name, content in entries.items():
            archive.writestr(ZipInfo(name.replace("__", "/")), content)
    return kept.getvalue()


ODT_FILE = packed(mimetype=ODT.encode(), content=b"<x/>")
DOCX_FILE = packed(**{"[Content_Types].xml": b"<x/>", "word__document.xml": b"<x/>"})
GOOD = [
    ("a.pdf", "application/pdf", b"%PDF-1.7 ...", "application/pdf"),
    ("a.PDF", "", b"%PDF-1.7 ...", "application/pdf"),
    ("a.txt", "text/plain; charset=utf-8", "Genève".encode(), "text/plain"),
    ("a.md", "text/plain", b"# A", "text/markdown"),
    ("a.md", "application/octet-stream", b"# A", "text/markdown"),
    ("a.png", "image/png", b"\x89PNG\r\n\x1a\n....", "image/png"),
    ("a.jpeg", "image/jpeg", b"\xff\xd8\xff\xe0", "image/jpeg"),
    ("a.odt", ODT, ODT_FILE, ODT),
    ("a.docx", DOCX, DOCX_FILE, DOCX),
]
BAD = [
    ("a.pdf", "", b"", "document-empty"),
    ("a.txt", "", b"x" * (LARGEST + 1), "document-too-large"),
    ("a.html", "", b"<p>", "document-ending"),
    ("a", "", b"text", "document-ending"),
    ("a.pdf.exe", "", b"%PDF-", "document-ending"),
    ("a.pdf", "image/png", b"%PDF-", "document-claimed"),
    ("a.txt", "text/html", b"<p>", "document-claimed"),
    ("a.pdf", "application/pdf", b"<html>", "document-content"),
    ("a.txt", "text/plain", b"\xff\xfe\x00", "document-content"),
    ("a.txt", "text/plain", b"a\0b", "document-content"),
    ("a.png", "image/png", b"%PDF-", "document-content"),
    ("a.odt", ODT, DOCX_FILE, "document-content"),
    ("a.docx", DOCX, ODT_FILE, "document-content"),
    ("a.docx", DOCX, b"PK\3\4broken", "document-content"),
    (
        "a.docx",
        DOCX,
        packed(
            **{
                "[Content_Types].xml": b"",
                "word__document.xml": b"",
                "word__vbaProject.bin": b"",
            }
        ),
        "document-content",
    ),
]


@pytest.mark.parametrize(("name", "claimed", "content", "kind"), GOOD)
def test_files_that_are_what_they_say(name: str, claimed: str, content: bytes, kind: str) -> None:
    assert document_kind(name, claimed, content) == kind


@pytest.mark.parametrize(("name", "claimed", "content", "id"), BAD)
def test_files_that_are_refused(name: str, claimed: str, content: bytes, id: str) -> None:
    with pytest.raises(InvalidInput) as error:
        document_kind(name, claimed, content)
    assert error.value.message.id == id


@given(st.binary(max_size=80), st.sampled_from(["pdf", "txt", "md", "png", "jpg", "odt", "docx"]))
def test_whatever_is_sent_has_an_answer(content: bytes, ending: str) -> None:
    try:
        kind = document_kind(f"a.{ending}", "", content)
    except InvalidInput:
        return
    assert kind


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("letter.pdf", "letter.pdf"),
        ("../../etc/letter.pdf", "letter.pdf"),
        ("C:\\Users\\ada\\letter.pdf", "letter.pdf"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("line\r\nbreak.txt", "linebreak.txt"),
    ],
)
def test_names_are_kept_without_what_nobody_sees(given_name: str, kept: str) -> None:
    assert document_name(given_name) == kept


@pytest.mark.parametrize("name", ["", "  ", "..", "a/", "\x00", "x" * 201])
def test_names_that_are_none(name: str) -> None:
    with pytest.raises(InvalidInput):
        document_name(name)
