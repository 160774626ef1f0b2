"""A file of any of the formats to lines with their units."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from comity.kernel.domain.errors import InvalidInput, Problems, unknown_name
from comity.kernel.domain.messages import Message
from comity.regulation.domain.imports.imported import (
    ImportedText,
    ImportFormat,
    Repeated,
    repeated_tops,
    told_apart,
    with_tops,
)
from comity.regulation.domain.instruments import TextStructure
from comity.regulation.domain.texts import Outline
from comity.regulation.formats.hardened_xml import name_of, read_xml
from comity.regulation.formats.imports import formex
from comity.regulation.formats.imports.akoma_ntoso import akoma_ntoso_text
from comity.regulation.formats.imports.bluebell_text import bluebell_to_akoma_ntoso
from comity.regulation.formats.imports.formex import formex_text
from comity.regulation.formats.imports.generic import generic_outline
from comity.regulation.formats.imports.html_lines import read_html
from comity.regulation.formats.imports.html_text import html_text
from comity.regulation.formats.imports.languages import language_by_script
from comity.regulation.formats.imports.oscal import oscal_text
from comity.regulation.formats.imports.outline_lines import lines_of
from comity.regulation.formats.texts.marked import read_marked
from comity.regulation.formats.texts.structures import STRUCTURES

GENERIC, BLUEBELL = "generic", "bluebell"
STRUCTURE_NAMES = (*(structure.value for structure in STRUCTURES), GENERIC, BLUEBELL)
_BY_LANGUAGE = {
    "ja": TextStructure.JAPANESE,
    "ko": TextStructure.KOREAN,
    "zh": TextStructure.CHINESE,
}
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_XML_START = re.compile(rb"\s*<(?:\?xml|[A-Za-z!])")


def read_import(
    data: bytes, file: str, *, format: ImportFormat | None, structure: str, language: str
) -> tuple[ImportedText, tuple[Repeated, ...]]:
    """The text, and the units below articles that had to be told apart.

    `format` is found out where `None`. `structure` and `language` may be empty. Raises
    `InvalidInput` that says what is wrong, in which file, on which line; `Problems` where several
    articles have one number; `UnknownName` for a structure that there is not.
    """
    if structure and structure not in STRUCTURE_NAMES:
        raise unknown_name("unknown-structure", structure, STRUCTURE_NAMES)
    if not data.strip():
        raise InvalidInput("import-empty", file=file, line=1, column=1)
    found = _format_of(data)
    if found is None:
        raise InvalidInput("import-binary", file=file, line=1, column=1)
    if format is not None and format is not found and not _may_be(data, format, found):
        raise InvalidInput(
            "import-other-format", file=file, line=1, column=1, said=format.value, found=found.value
        )
    try:
        text = _READERS[format or found](data, file, structure, language)
    except ValueError:  # of a number with thousands of digits
        raise InvalidInput("import-number", file=file, line=1, column=1) from None
    if not text.lines:
        remedy = Message("import-name-structure", {"structures": STRUCTURE_NAMES})
        raise InvalidInput("import-no-units", remedy=remedy, file=file, line=1, column=1)
    _refuse_repeated(text, file)
    lines, repeated = told_apart([*with_tops(text.lines)])
    stated = language or text.language or language_by_script(" ".join(it.words for it in lines))
    if not stated:
        raise InvalidInput("import-language", file=file, line=1, column=1)
    return (
        ImportedText(
            format=text.format,
            recognised=text.recognised,
            title=text.title,
            language=stated,
            lines=lines,
        ),
        repeated,
    )


def _format_of(data: bytes) -> ImportFormat | None:
    """What the content looks like; `None` for what is no text at all."""
    start = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.replace(b"\0", b"")[2:]
    elif b"\0" in start or start.startswith((b"%PDF", b"PK\x03\x04")):
        return None
    if start.lstrip().startswith(b"{"):
        return ImportFormat.OSCAL
    if not _XML_START.match(start):
        return ImportFormat.TEXT
    name = _root_name(start)
    if name == "akomaNtoso":
        return ImportFormat.AKOMA_NTOSO
    if name in formex.ROOTS:
        return ImportFormat.FORMEX
    if _HTML.search(start) or name.lower() in ("div", "p", "article", "section", "h1", "table"):
        return ImportFormat.HTML
    return ImportFormat.AKOMA_NTOSO if name else ImportFormat.TEXT


def _root_name(start: bytes) -> str:
    """The name of the first element, without its prefix."""
    found = re.search(
        rb"<(?:[A-Za-z][\w-]*:)?([A-Za-z][\w.-]*)", re.sub(rb"<[?!][^>]*>", b"", start)
    )
    return found[1].decode() if found else ""


def _may_be(data: bytes, said: ImportFormat, found: ImportFormat) -> bool:
    """HTML may begin with words, and a text with a sign that looks like markup."""
    if said is ImportFormat.HTML and found is ImportFormat.TEXT:
        return bool(re.search(rb"</(?:p|div|h\d|li|td)>", data, re.IGNORECASE))
    return False


def _read_akoma_ntoso(data: bytes, file: str, structure: str, language: str) -> ImportedText:
    root = read_xml(data, file)
    if name_of(root) != "akomaNtoso":
        raise InvalidInput("import-unknown-xml", file=file, line=1, column=1, name=name_of(root))
    return akoma_ntoso_text(root)


def _read_formex(data: bytes, file: str, structure: str, language: str) -> ImportedText:
    return formex_text(read_xml(data, file))


def _read_oscal(data: bytes, file: str, structure: str, language: str) -> ImportedText:
    return oscal_text(_utf8(data, file), file)


def _read_html(data: bytes, file: str, structure: str, language: str) -> ImportedText:
    page = html_text(read_html(data, file))
    lines = [words for words, _ in page.lines]
    sources = [0, *(source for _, source in page.lines)]
    tag = language or page.language or language_by_script("\n".join(lines))
    if not structure and page.is_eurlex and tag.startswith("en"):
        structure = TextStructure.EU.value
    outline, recognised = _outline(lines, structure, tag)
    return ImportedText(
        format=ImportFormat.HTML,
        recognised=recognised,
        title=page.title,
        language=page.language,
        lines=tuple(
            type(line)(line.opens, line.unit, line.words, sources[line.source], line.heading)
            for line in lines_of(outline)
        ),
    )


def _read_text(data: bytes, file: str, structure: str, language: str) -> ImportedText:
    text = _utf8(data, file)
    if structure == BLUEBELL:
        written = akoma_ntoso_text(_reparsed(bluebell_to_akoma_ntoso(text, file), file))
        return ImportedText(
            format=ImportFormat.TEXT,
            recognised=BLUEBELL,
            title="",
            language="",
            lines=written.lines,
        )
    lines = text.split("\n")
    if structure == TextStructure.MARKED:
        found, recognised = tuple(read_marked(lines)), structure
    else:
        outline, recognised = _outline(lines, structure, language or language_by_script(text))
        found = lines_of(outline)
    return ImportedText(
        format=ImportFormat.TEXT, recognised=recognised, title="", language="", lines=found
    )


def _reparsed(root: etree._Element, file: str) -> etree._Element:
    return read_xml(etree.tostring(root, encoding="utf-8", xml_declaration=True), file)


def _outline(lines: list[str], structure: str, language: str) -> tuple[Outline, str]:
    """The outline by the reader named; without one, by that of the language or the generic one,
    whichever recognises more articles."""
    if structure and structure != GENERIC:
        return STRUCTURES[TextStructure(structure)](lines, language), structure
    generic = generic_outline(lines, language)
    own = _BY_LANGUAGE.get(language.partition("-")[0])
    if structure == GENERIC or own is None:
        return generic, GENERIC
    outline = STRUCTURES[own](lines, language)
    if len(outline.units) >= len(generic.units) and outline.units:
        return outline, own.value
    return generic, GENERIC


def _utf8(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InvalidInput("not-utf8", file=file, line=line, column=1) from None


def _refuse_repeated(text: ImportedText, file: str) -> None:
    problems = [
        InvalidInput(
            "import-repeated",
            file=file,
            line=again.again,
            column=1,
            eid=again.eid,
            first=again.first,
            again=again.again,
        )
        for again in repeated_tops(text.lines)
    ]
    if len(problems) == 1:
        raise problems[0]
    if problems:
        raise Problems("import-problems", problems)


_READERS: dict[ImportFormat, Callable[[bytes, str, str, str], ImportedText]] = {
    ImportFormat.AKOMA_NTOSO: _read_akoma_ntoso,
    ImportFormat.FORMEX: _read_formex,
    ImportFormat.HTML: _read_html,
    ImportFormat.OSCAL: _read_oscal,
    ImportFormat.TEXT: _read_text,
}
