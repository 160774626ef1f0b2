"""Files that are taken, and pages of the web by other names."""

from __future__ import annotations

import pytest
from tests.kernel.formats.test_document_kinds import DOCX_FILE, packed

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.formats.document_kinds import LARGEST, ODS, XLSX, document_kind
from comity.plan.formats.evidence_kinds import evidence_kind

XLSX_FILE = packed(**{"[Content_Types].xml": b"<x/>", "xl__workbook.xml": b"<x/>"})
ODS_FILE = packed(mimetype=ODS.encode(), content=b"<x/>")
MACROS = packed(**{"[Content_Types].xml": b"", "xl__workbook.xml": b"", "xl__vbaProject.bin": b""})
PAGE = b"<!DOCTYPE html><html><script>alert(document.cookie)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
TAKEN = [
    ("a.csv", "text/csv", "year,städte\n2026,4".encode(), "text/csv"),
    ("a.csv", "application/vnd.ms-excel", b"a;b", "text/csv"),
    ("a.csv", "text/plain", b"a,b", "text/csv"),
    ("a.json", "application/json", b'{"a": [1, 2.5, null]}', "application/json"),
    ("a.xlsx", XLSX, XLSX_FILE, XLSX),
    ("a.ods", ODS, ODS_FILE, ODS),
    ("a.pdf", "application/pdf", b"%PDF-1.7", "application/pdf"),
    ("a.txt", "text/plain", b"5 < 6, and a <b> in the middle", "text/plain"),
]
REFUSED = [
    ("page.html", "text/html", PAGE, "document-ending"),
    ("page.htm", "", PAGE, "document-ending"),
    ("drawing.svg", "image/svg+xml", SVG, "document-ending"),
    ("code.js", "text/javascript", b"alert(1)", "document-ending"),
    ("many.zip", "application/zip", XLSX_FILE, "document-ending"),
    ("page.pdf", "application/pdf", PAGE, "document-content"),
    ("page.png", "image/png", SVG, "document-content"),
    ("page.json", "application/json", PAGE, "document-content"),
    ("page.xlsx", XLSX, PAGE, "document-content"),
    ("page.csv", "text/csv", PAGE, "file-is-page"),
    ("page.csv", "text/csv", b"\xef\xbb\xbf \n<HTML>", "file-is-page"),
    ("page.txt", "text/plain", SVG, "file-is-page"),
    ("page.md", "text/markdown", b"# A\n<ScRiPt src=//x.example></script>", "file-is-page"),
    ("page.txt", "text/html", PAGE, "document-claimed"),
    ("a.json", "application/json", b'{"a": ', "document-content"),
    ("a.json", "application/json", b"[" * 100_000, "document-content"),
    ("a.csv", "text/csv", "Städte".encode("latin-1"), "document-content"),
    ("a.csv", "text/csv", "a,b".encode("utf-16"), "document-content"),
    ("a.xlsx", XLSX, DOCX_FILE, "document-content"),
    ("a.xlsx", XLSX, MACROS, "document-content"),
    ("a.ods", ODS, XLSX_FILE, "document-content"),
    ("a.csv", "text/csv", b"", "document-empty"),
    ("a.csv", "text/csv", b"x" * (LARGEST + 1), "document-too-large"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "claimed", "content", "kind"), TAKEN)
def test_what_is_taken(name: str, claimed: str, content: bytes, kind: str) -> None:
    assert evidence_kind(name, claimed, content) == kind


@pytest.mark.parametrize(("name", "claimed", "content", "error"), REFUSED)
def test_what_is_refused(name: str, claimed: str, content: bytes, error: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        evidence_kind(name, claimed, content)
    assert refused.value.message.id == error


def test_other_rooms_take_no_data() -> None:
    with pytest.raises(InvalidInput) as refused:
        document_kind("a.csv", "text/csv", b"a,b")
    assert refused.value.message.id == "document-ending"
