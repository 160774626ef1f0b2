"""A card's text in a few words, for lists."""

from __future__ import annotations

import re

LONGEST_SUMMARY = 300
_LOOKED_AT = 20_000
_CODE = re.compile(r"^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_MARKUP = re.compile(r"<[^<>]{0,2000}>")
_IMAGE = re.compile(r"!\[[^\]\[]*\]\([^()\s]*\)")
_LINK = re.compile(r"\[([^\]\[]*)\]\([^()]*\)")
_OTHER = re.compile(r"\s*(?:#|\||[-*_=]{3,}|>\s*\[!|:::|[-*+]\s|\d+\.\s)")


def summary_of(body: str) -> str:
    """The first paragraph of a Markdown text that is plain prose; "" where there is none."""
    text = _COMMENT.sub("", _CODE.sub("", body[:_LOOKED_AT]))
    for paragraph in re.split(r"\n\s*\n", text.replace("\r\n", "\n")):
        if _OTHER.match(paragraph):
            continue
        plain = _MARKUP.sub("", _LINK.sub(r"\1", _IMAGE.sub("", paragraph)))
        words = " ".join(plain.replace("**", "").replace("`", "").split())
        if len(words) >= 3 and any(map(str.isalpha, words)):
            return words if len(words) <= LONGEST_SUMMARY else words[: LONGEST_SUMMARY - 1] + "…"
    return ""
