"""XML from anybody: no entities, no DTD, no network, bounded depth and size of its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from comity.kernel.domain.errors import InvalidInput
from comity.regulation.formats.texts.marked import plain_words

_ENTITY = re.compile(rb"<!ENTITY")


def read_xml(data: bytes, file: str) -> etree._Element:
    """The root element. Encodings that the file declares are honoured. Raises `InvalidInput` with
    file, line and column."""
    readable = data.replace(b"\0", b"")  # as in UTF-16
    if found := _ENTITY.search(readable):
        line = readable.count(b"\n", 0, found.start()) + 1
        raise InvalidInput("import-entities", file=file, line=line, column=1)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        problem = re.sub(r", line \d+, column \d+.*", "", error.msg or "unreadable")
        raise InvalidInput(
            "import-xml", file=file, line=max(line, 1), column=max(column, 1), problem=problem
        ) from None
    except (LookupError, ValueError) as error:
        raise InvalidInput("import-xml", file=file, line=1, column=1, problem=str(error)) from None
    if any(isinstance(each, etree._Entity) for each in root.iter()):
        raise InvalidInput("import-entities", file=file, line=1, column=1)
    return root


def name_of(element: etree._Element) -> str:
    """The name without its namespace."""
    return str(etree.QName(element).localname)


def line_of(element: etree._Element) -> int:
    """The line where an element begins; the HTML parser counts up to 65535."""
    line: int | None = element.sourceline  # type: ignore[assignment]  # the stubs have no type
    return line or 0


def children(element: etree._Element) -> Iterator[etree._Element]:
    return (child for child in element if isinstance(child.tag, str))


def child(element: etree._Element, *names: str) -> etree._Element | None:
    """The first child of one of these names."""
    return next((each for each in children(element) if name_of(each) in names), None)


def descendants(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    return (
        each
        for each in element.iter()
        if isinstance(each.tag, str) and name_of(each) in names and each is not element
    )


NONE: frozenset[str] = frozenset()


def words_in(
    element: etree._Element | None, without: frozenset[str] = NONE, apart: frozenset[str] = NONE
) -> str:
    """All words in an element, on one line, but those in elements named in `without`. Elements
    named in `apart` are blocks: a space stands before and after them."""
    return plain_words(inner_words(element, without, apart)) if element is not None else ""


def inner_words(
    element: etree._Element, without: frozenset[str] = NONE, apart: frozenset[str] = NONE
) -> str:
    """The same with white space as it stands."""
    return "".join(_pieces(element, without, apart))


def _pieces(
    element: etree._Element, without: frozenset[str], apart: frozenset[str]
) -> Iterator[str]:
    yield element.text or ""
    for each in element:
        if isinstance(each.tag, str) and (name := name_of(each)) not in without:
            space = " " if name in apart else ""
            yield space
            yield from _pieces(each, without, apart)
            yield space
        yield each.tail or ""
