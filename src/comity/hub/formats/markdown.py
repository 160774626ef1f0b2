"""A card's Markdown as HTML that a page of the hub may hold, whoever wrote it.

CommonMark with GitHub's tables, strikethrough and task lists; raw HTML is read, then everything
passes one allow-list (nh3, that is ammonia over html5ever): no script, style, form, frame or event,
no inline style. Links lead to the web, to mail or into the repository; images come from the
repository alone, since the pages' content security policy forbids other hosts, and any other image
becomes a link to it. Headings stand one level lower, under the page's own; ids carry `card-`, so
that none can be taken for the page's.
"""

from __future__ import annotations

import re
from functools import cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

from comity.hub.formats.markdown_images import replace_images
from comity.hub.formats.markdown_links import link_target
from comity.kernel.domain.errors import InvalidInput

LARGEST_MARKDOWN = 256 * 1024
"""Characters. The slowest input of that length that we know takes some seconds."""
LARGEST_EXPANSION = 4 * LARGEST_MARKDOWN
"""Characters of text and addresses once references stand where they are used."""
MOST_RAW_TAGS = 20_000
"""More raw HTML than that is shown as text: deep trees cost a sanitiser their depth squared."""
DEEPEST_MARKDOWN = 40

ID_PREFIX = "card-"
RELATION = "nofollow noopener ugc"

TAGS = frozenset(
    "a abbr b blockquote br caption center cite code dd del details dfn div dl dt em figcaption "  # noqa: SIM905 - a list of words
    "figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub "
    "summary sup table tbody td tfoot th thead tr u ul var".split()
)
_WITH_CONTENT = frozenset(
    "applet embed frame frameset iframe math noembed noframes noscript object plaintext script "  # noqa: SIM905 - a list of words
    "select style svg template textarea title xmp".split()
)
_ALIGNED = ("div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "td", "th", "tr", "img")
ATTRIBUTES: dict[str, set[str]] = {
    "*": {"id", "dir", "lang"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "code": {"class"},
    "details": {"open"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
for _tag in _ALIGNED:
    ATTRIBUTES[_tag] = ATTRIBUTES.get(_tag, set()) | {"align"}

_RAW_TAG = re.compile(r"<[/!?A-Za-z]")
_HEADING = re.compile(r"<(/?)h([1-6])(?=[ >])")
_CELL_STYLE = re.compile(r"text-align:(left|right|center)\Z")
_TASK = re.compile(r"\[([ xX])\] ")
_NUMBER = re.compile(r"[0-9]{1,4}%?\Z", re.ASCII)
_WORD = re.compile(r"[A-Za-z]{1,10}\Z", re.ASCII)
_LANGUAGE_TAG = re.compile(r"[A-Za-z0-9-]{1,35}\Z", re.ASCII)
_CODE_CLASS = re.compile(r"language-[A-Za-z0-9+#._-]{1,30}\Z", re.ASCII)
_ID = re.compile(r"[^\s<>\"'&]{1,100}\Z")
_NOT_IN_SLUG = re.compile(r"[^\w\- ]")


def render_markdown(text: str, *, image_base: str, link_base: str) -> str:
    """Safe HTML of `text`. `image_base` and `link_base` are the addresses, of this hub, that paths
    of the repository are appended to (`/org/name/resolve/main`, `/org/name/blob/main`). Raises
    `InvalidInput` where the text is too large, or grows too large."""
    if len(text) > LARGEST_MARKDOWN:
        raise InvalidInput("markdown-too-large", size=len(text), limit=LARGEST_MARKDOWN)
    raw = len(_RAW_TAG.findall(text)) <= MOST_RAW_TAGS
    parser = _parser(raw)
    environment: dict[str, object] = {}
    tokens = parser.parse(text.encode(errors="replace").decode(), environment)
    if (size := sum(map(_size, tokens))) > LARGEST_EXPANSION:
        raise InvalidInput("markdown-expands", size=size, limit=LARGEST_EXPANSION)
    _prepare(tokens)
    html = parser.renderer.render(tokens, parser.options, environment)

    def attribute(tag: str, name: str, value: str) -> str | None:
        return link_target(value, link_base, ID_PREFIX) if name == "href" else _kept(name, value)

    clean = nh3.clean(
        html,
        tags=set(TAGS),
        clean_content_tags=set(_WITH_CONTENT),
        attributes=ATTRIBUTES,
        attribute_filter=attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel=RELATION,
        id_prefix=ID_PREFIX,
    )
    lowered = _HEADING.sub(lambda found: f"<{found[1]}h{min(6, int(found[2]) + 1)}", clean)
    return replace_images(lowered, image_base, RELATION)


@cache
def _parser(raw: bool) -> MarkdownIt:
    options = {"html": raw, "maxNesting": DEEPEST_MARKDOWN}
    return MarkdownIt("commonmark", options).enable(["table", "strikethrough"])


def _size(token: Token) -> int:
    own = len(token.content) + sum(len(str(value)) for value in token.attrs.values())
    return own + sum(map(_size, token.children or ()))


def _prepare(tokens: list[Token]) -> None:
    """Ids for headings, boxes for tasks, and alignment as the allow-list knows it."""
    slugs: dict[str, int] = {}
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            token.attrSet("id", _slug(tokens[place + 1], slugs))
        elif token.type in ("td_open", "th_open"):
            style = _CELL_STYLE.match(str(token.attrs.pop("style", "")))
            if style:
                token.attrSet("align", style[1])
        elif token.type == "inline" and place > 1 and tokens[place - 2].type == "list_item_open":
            _tick(token)


def _tick(inline: Token) -> None:
    if not inline.children:
        return
    first = inline.children[0]
    if first.type == "text" and (box := _TASK.match(first.content)):
        first.content = ("☐ " if box[1] == " " else "☑ ") + first.content[box.end() :]


def _slug(inline: Token, slugs: dict[str, int]) -> str:
    """As GitHub makes it from a heading, so that tables of contents in cards work."""
    words = "".join(each.content for each in inline.children or () if each.type != "html_inline")
    slug = _NOT_IN_SLUG.sub("", words.strip().lower())[:80].replace(" ", "-") or "section"
    count = slugs.get(slug, 0)
    slugs[slug] = count + 1
    return f"{slug}-{count}" if count else slug


def _kept(name: str, value: str) -> str | None:
    form = {
        "id": _ID,
        "dir": _WORD,
        "align": _WORD,
        "scope": _WORD,
        "lang": _LANGUAGE_TAG,
        "class": _CODE_CLASS,
        "width": _NUMBER,
        "height": _NUMBER,
        "colspan": _NUMBER,
        "rowspan": _NUMBER,
        "start": _NUMBER,
    }.get(name)
    return value if form is None or form.match(value) else None
