"""Minutes in Markdown: written from plain text, and shown as safe HTML.

CommonMark without raw HTML or images; what comes out passes an allow-list (nh3). Headings stand one
level lower, under the page's own."""

from __future__ import annotations

import re
from functools import cache

import nh3
from markdown_it import MarkdownIt

TAGS = frozenset(
    {
        *("a", "blockquote", "br", "code", "em", "h2", "h3", "h4", "h5", "h6", "hr", "li"),
        *("ol", "p", "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
    }
)
_SPECIAL = re.compile(r"([\\`*_\[\]<>&#!~|{}])")
_AT_START = re.compile(r"^([-+=]|\d+(?=[.)]))")
_HEADING = re.compile(r"<(/?)h([1-6])(?=[ >])")


def escaped(text: str) -> str:
    """`text` on one line, so that Markdown shows it as it is."""
    line = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _AT_START.sub(lambda it: f"\\{it[1]}" if not it[1].isdigit() else f"{it[1]}\\", line)


def minutes_html(text: str) -> str:
    """Safe HTML of Markdown, whoever wrote it."""
    lowered = _HEADING.sub(
        lambda found: f"<{found[1]}h{min(6, int(found[2]) + 1)}", _parser().render(text)
    )
    return nh3.clean(
        lowered,
        tags=set(TAGS),
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener",
    )


@cache
def _parser() -> MarkdownIt:
    rules = {"html": False, "maxNesting": 20}
    return MarkdownIt("commonmark", rules).enable("table").disable("image")
