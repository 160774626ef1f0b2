"""A draft that somebody hands in, in whichever format it is."""

from __future__ import annotations

from comity.assembly.domain.paragraphs import MotionText
from comity.assembly.formats.motion_akoma_ntoso import read_motion_akoma_ntoso
from comity.assembly.formats.motion_markdown import LARGEST_MARKDOWN, read_motion_markdown
from comity.kernel.domain.errors import InvalidInput

LARGEST_DRAFT = 4 * LARGEST_MARKDOWN
"""bytes"""


def read_draft(data: bytes, file: str) -> MotionText:
    """Akoma Ntoso where it begins as XML does, else Markdown. Raises `InvalidInput`:
    `file-too-large`, `not-utf8`, and as `read_motion_akoma_ntoso` and `read_motion_markdown` do."""
    if len(data) > LARGEST_DRAFT:
        raise InvalidInput("file-too-large", file=file, size=len(data), limit=LARGEST_DRAFT)
    head = data.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip()
    if head.startswith((b"<?xml", b"<akomaNtoso", b"\xff\xfe<", b"\xfe\xff<")):
        return read_motion_akoma_ntoso(data, file)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidInput("not-utf8", file=file) from None
    return read_motion_markdown(text, file)
