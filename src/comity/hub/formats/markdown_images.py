"""Images in HTML that nh3 has cleaned: those of the repository get their address, others a link.

The input is what nh3 writes: every attribute in double quotes, every double quote inside escaped.
So a tag is found exactly, and only where a tag can stand.
"""

from __future__ import annotations

import re
from html import escape, unescape

from comity.hub.formats.markdown_links import image_source, outside, plain_address

LONGEST_SHOWN = 200

_TAG = re.compile(r'<(a|/a|img)((?: [a-z]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')


def replace_images(html: str, image_base: str, relation: str) -> str:
    """`html` with each image from `image_base`, or a link in its place; inside a link, its text."""
    in_link = False

    def replaced(found: re.Match[str]) -> str:
        nonlocal in_link
        if found[1] != "img":
            in_link = found[1] == "a"
            return found[0]
        attributes = {name: unescape(value) for name, value in _ATTRIBUTE.findall(found[2])}
        source = attributes.pop("src", "")
        text = (attributes.get("alt") or "").strip()[:LONGEST_SHOWN]
        if inside := image_source(source, image_base):
            attributes.setdefault("alt", "")
            rest = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
            return f'<img src="{escape(inside)}"{rest} loading="lazy">'
        address = outside(plain_address(source) or "", ("http", "https"))
        if address is None or in_link:
            return escape(text)
        shown = escape(text or address[:LONGEST_SHOWN])
        return f'<a href="{escape(address)}" rel="{relation}">{shown}</a>'

    return _TAG.sub(replaced, html)
