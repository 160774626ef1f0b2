"""Which files are taken as evidence or attachment, by their bytes."""

from __future__ import annotations

import re

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.formats.document_kinds import DATA_KINDS, KINDS, document_kind

EVIDENCE_KINDS = {**KINDS, **DATA_KINDS}
_PAGE = re.compile(
    rb"\s*<(?:!doctype|\?xml|html|head|body|script|iframe|svg|style|title)\b", re.IGNORECASE
)
"""With what a page or a drawing begins (compare WHATWG, MIME Sniffing, 7.1)."""
_SCRIPT = re.compile(rb"<script\b", re.IGNORECASE)
_MARK = b"\xef\xbb\xbf"


def evidence_kind(name: str, claimed: str, content: bytes) -> str:
    """The media type. A text that is a page of the web by another name is refused, though it is
    never served so that it could run. Raises as `document_kind` does, and
    `InvalidInput("file-is-page")`."""
    kind = document_kind(name, claimed, content, EVIDENCE_KINDS)
    if kind.startswith("text/"):
        text = content.removeprefix(_MARK)
        if _PAGE.match(text) or _SCRIPT.search(text):
            raise InvalidInput("file-is-page", name=name)
    return kind
