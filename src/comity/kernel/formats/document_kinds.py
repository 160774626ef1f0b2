"""Files that may be filed: of which kind one is, by its name, what was claimed, and its bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from types import MappingProxyType
from zipfile import BadZipFile, ZipFile

import msgspec

from comity.kernel.domain.errors import InvalidInput

LARGEST = 10 * 1024 * 1024
ODT = "application/vnd.oasis.opendocument.text"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS: Mapping[str, str] = MappingProxyType(
    {
        "pdf": "application/pdf",
        "txt": "text/plain",
        "md": "text/markdown",
        "png": "image/png",
        "jpg": "image/jpeg",
        "jpeg": "image/jpeg",
        "odt": ODT,
        "docx": DOCX,
    }
)
"""Media types by the ending of a name."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
DATA_KINDS: Mapping[str, str] = MappingProxyType(
    {"csv": "text/csv", "json": "application/json", "xlsx": XLSX, "ods": ODS}
)
"""Those of figures, for whoever takes them."""
_ALSO_CLAIMED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "text/csv": frozenset({"application/csv", "application/vnd.ms-excel"}),
        "application/json": frozenset({"text/json", "text/plain"}),
    }
)
"""What browsers call a kind besides."""
_UNSAID = frozenset({"", "application/octet-stream"})
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that turn the direction of a name around."""


def document_name(given: str) -> str:
    """The last part of a path, without characters that nobody sees. Raises
    `InvalidInput("document-name")` where nothing is left."""
    name = _UNSEEN.sub("", re.split(r"[/\\]", given)[-1]).strip()
    if not name or name in {".", ".."} or len(name) > 200:
        raise InvalidInput("document-name")
    return name


def document_kind(name: str, claimed: str, content: bytes, kinds: Mapping[str, str] = KINDS) -> str:
    """The media type, one of `kinds`. Raises `InvalidInput`: `document-empty`,
    `document-too-large`, `document-ending`, `document-claimed` where sender and name say different
    things, `document-content` where the bytes are of another kind."""
    if not content:
        raise InvalidInput("document-empty", name=name)
    if len(content) > LARGEST:
        raise InvalidInput("document-too-large", name=name, limit=LARGEST // 1024 // 1024)
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if ending not in kinds:
        raise InvalidInput("document-ending", name=name, endings=tuple(kinds))
    kind = kinds[ending]
    said = claimed.partition(";")[0].strip().lower()
    text = kind.startswith("text/") and said.startswith("text/") and said != "text/html"
    named = {kind, *_UNSAID, *_ALSO_CLAIMED.get(kind, ())}
    if said not in named and not text:
        raise InvalidInput("document-claimed", name=name, claimed=said[:100], kind=kind)
    if not _CHECKS[kind](content):
        raise InvalidInput("document-content", name=name, kind=kind)
    return kind


def _is_text(content: bytes) -> bool:
    try:
        return "\0" not in content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False


def _is_json(content: bytes) -> bool:
    """Read through, and nothing kept of it (RFC 8259)."""
    try:
        msgspec.json.decode(content, type=msgspec.Raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return _is_text(content)


def _is_open_document(kind: str) -> Callable[[bytes], bool]:
    """The first entry says what it is, stored and not packed (OpenDocument 1.3, part 2, 3.3)."""
    mark = b"mimetype" + kind.encode()
    return lambda content: (
        content[:4] == b"PK\3\4" and content[30 : 30 + len(mark)] == mark and _has(content)
    )


def _is_docx(content: bytes) -> bool:
    """A word processing document, and one without macros (ECMA-376, part 2)."""
    return _has(content, "[Content_Types].xml", "word/document.xml")


def _is_xlsx(content: bytes) -> bool:
    """A workbook, and one without macros (ECMA-376, part 2)."""
    return _has(content, "[Content_Types].xml", "xl/workbook.xml")


def _has(content: bytes, *names: str) -> bool:
    try:
        with ZipFile(BytesIO(content)) as packed:
            found = set(packed.namelist())
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        return False
    macros = any(each.lower().endswith("vbaproject.bin") for each in found)
    return set(names) <= found and not macros


def _begins(mark: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(mark)


_CHECKS: Mapping[str, Callable[[bytes], bool]] = MappingProxyType(
    {
        "application/pdf": _begins(b"%PDF-"),
        "text/plain": _is_text,
        "text/markdown": _is_text,
        "image/png": _begins(b"\x89PNG\r\n\x1a\n"),
        "image/jpeg": _begins(b"\xff\xd8\xff"),
        ODT: _is_open_document(ODT),
        DOCX: _is_docx,
        "text/csv": _is_text,
        "application/json": _is_json,
        XLSX: _is_xlsx,
        ODS: _is_open_document(ODS),
    }
)
