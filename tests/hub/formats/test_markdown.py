"""A card as HTML: what is shown, and that nothing of it runs, loads or hides."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hub.formats.xss_vectors import VECTORS

from comity.hub.formats.markdown import (
    ATTRIBUTES,
    LARGEST_MARKDOWN,
    MOST_RAW_TAGS,
    TAGS,
    render_markdown,
)
from comity.kernel.domain.errors import InvalidInput

IMAGES, LINKS = "/org/name/resolve/main", "/org/name/blob/main"
REL = ' rel="nofollow noopener ugc"'


def rendered(text: str) -> str:
    return render_markdown(text, image_base=IMAGES, link_base=LINKS).strip()


class Page(HTMLParser):
    """Every tag with its attributes, and the comments and declarations, as a browser would see."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.others: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        self.others.append(decl)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)


def assert_harmless(html: str) -> None:
    page = Page(html)
    assert page.others == []
    for tag, attributes in page.tags:
        assert tag in TAGS
        allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set()) | {"rel", "loading"}
        assert attributes.keys() <= allowed
        assert (attributes.get("id") or "card-").startswith("card-")
        assert (attributes.get("class") or "language-").startswith("language-")
        if tag == "img":
            source = attributes["src"] or ""
            assert source.startswith(f"{IMAGES}/")
            assert ".." not in source.split("/")
            assert "%2e" not in source.lower()
        if tag == "a" and "href" in attributes:
            href = attributes["href"] or ""
            assert urlsplit(href).scheme in {"", "http", "https", "mailto"}
            assert not href.startswith("//")
            assert not any(ord(each) < 33 or each == "\\" for each in href)
            assert attributes["rel"] == "nofollow noopener ugc"


@pytest.mark.parametrize("vector", VECTORS)
@pytest.mark.parametrize("around", ["{}", "text {} text", "- {}\n", "> {}", "[{}](x)", "<div>{}"])
def test_no_vector_does_harm(vector: str, around: str) -> None:
    assert_harmless(rendered(around.format(vector)))


def test_the_corpus_is_large() -> None:
    assert len(set(VECTORS)) >= 100


def test_the_check_would_see_harm() -> None:
    for html in (
        "<script>x</script>",
        '<img src="https://evil.test/x">',
        '<a href="javascript:x" rel="nofollow noopener ugc">x</a>',
        '<p onclick="x">',
        '<p id="main">',
        "<!-- x -->",
    ):
        with pytest.raises(AssertionError):
            assert_harmless(html)


pieces = st.sampled_from(
    [*VECTORS, "<", ">", '"', "'", "`", "[", "](", ")", "![", "\n", "\n\n", "- ", "> ", "|", "<a ",
     "<img ", "src=", "href=", "javascript:", "&#", ";", "-->", "<!--", "</", "\\", "\x00", "\t"]
)  # fmt: skip


@given(st.lists(pieces | st.text(max_size=6), max_size=8))
def test_no_mixture_does_harm(parts: list[str]) -> None:
    assert_harmless(rendered("".join(parts)))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("# One *two*", '<h2 id="card-one-two">One <em>two</em></h2>'),
        ("###### Six", '<h6 id="card-six">Six</h6>'),
        ("<h1>x</h1>", "<h2>x</h2>"),
        ("~~a~~", "<p><s>a</s></p>"),
        ("- [ ] a\n- [x] b", "<ul>\n<li>☐ a</li>\n<li>☑ b</li>\n</ul>"),
        ("[a](docs/x.md#y)", f'<p><a href="{LINKS}/docs/x.md#y"{REL}>a</a></p>'),
        ("[a](./x.md?plain=1)", f'<p><a href="{LINKS}/x.md?plain=1"{REL}>a</a></p>'),
        ("[a](a/../b)", f'<p><a href="{LINKS}/b"{REL}>a</a></p>'),
        ("[a](../b)", f"<p><a{REL}>a</a></p>"),
        ("[a](%2e%2e/b)", f"<p><a{REL}>a</a></p>"),
        ("[a](#one-two)", f'<p><a href="#card-one-two"{REL}>a</a></p>'),
        ("[a](/datasets/x/y)", f'<p><a href="/datasets/x/y"{REL}>a</a></p>'),
        ("[a](//x.test/y)", f'<p><a href="https://x.test/y"{REL}>a</a></p>'),
        ("[a](mailto:a@b.test)", f'<p><a href="mailto:a@b.test"{REL}>a</a></p>'),
        ("[a](ftp://x.test)", f"<p><a{REL}>a</a></p>"),
        ("<https://x.test>", f'<p><a href="https://x.test"{REL}>https://x.test</a></p>'),
        ("![a](img/x.png)", f'<p><img src="{IMAGES}/img/x.png" alt="a" loading="lazy"></p>'),
        ("![a](é.png?raw=1)", f'<p><img src="{IMAGES}/%C3%A9.png" alt="a" loading="lazy"></p>'),
        ("![a](https://x.test/y.png)", f'<p><a href="https://x.test/y.png"{REL}>a</a></p>'),
        ("![](//x.test/y)", f'<p><a href="https://x.test/y"{REL}>https://x.test/y</a></p>'),
        ("[![a](https://x.test/y)](z)", f'<p><a href="{LINKS}/z"{REL}>a</a></p>'),
        ("![a](data:image/png;base64,x)", "<p>a</p>"),
        ("<div align=center style='x:y'>a</div>", '<div align="center">a</div>'),
        ("```python\na < b\n```", '<pre><code class="language-python">a &lt; b\n</code></pre>'),
        ("a <!-- b --> c", "<p>a  c</p>"),
    ],
)
def test_what_is_shown(text: str, html: str) -> None:
    assert rendered(text) == html


def test_tables_are_aligned_without_styles() -> None:
    html = rendered("| a | b |\n|:--|--:|\n| 1 | 2 |")
    assert '<th align="left">a</th>' in html
    assert '<td align="right">2</td>' in html


def test_headings_of_one_name_have_ids_of_their_own() -> None:
    html = rendered("# A\n# A\n# ?")
    assert [tag[1].get("id") for tag in Page(html).tags] == ["card-a", "card-a-1", "card-section"]


@pytest.mark.parametrize(
    "bomb",
    [
        "[" * 50_000,
        "![" * 50_000,
        "[a](" * 25_000,
        "*a **a " * 10_000,
        "> " * 50_000,
        "- " * 50_000,
        "`" * 100_000,
        "".join("`" * i + "a" for i in range(400)),
        "<" * 100_000,
        "<!--" * 25_000,
        "<div>" * 20_000,
        "<b>" * 20_000,
        "<a>" * 20_000,
        "<table>" * 10_000,
        "<i><div>" * 10_000,
        "|a" * 20_000 + "\n" + "|-" * 20_000 + "\n" + "|x\n" * 10_000,
        "&#x41;" * 15_000,
        "\\" * 100_000,
        "~" * 100_000,
        "[a]: <" * 15_000,
        "a\n=\n" * 25_000,
        "\n" * 100_000,
        "- a\n" * 25_000,
    ],
    ids=lambda bomb: bomb[:8],
)
def test_bombs_end(bomb: str) -> None:
    assert_harmless(rendered(bomb))


def test_references_may_not_multiply() -> None:
    with pytest.raises(InvalidInput) as caught:
        rendered("[a]: /" + "x" * 50_000 + "\n\n" + "[a] " * 40_000)
    assert caught.value.message.id == "markdown-expands"


def test_a_text_may_not_be_too_large() -> None:
    assert rendered("a" * LARGEST_MARKDOWN) == f"<p>{'a' * LARGEST_MARKDOWN}</p>"
    with pytest.raises(InvalidInput) as caught:
        rendered("a" * (LARGEST_MARKDOWN + 1))
    assert caught.value.message.id == "markdown-too-large"


def test_too_much_raw_html_is_shown_as_text() -> None:
    assert rendered("<b>x</b>\n" * (MOST_RAW_TAGS // 2)).count("<b>") == MOST_RAW_TAGS // 2
    assert rendered("<b>x</b>\n" * (MOST_RAW_TAGS // 2 + 1)).count("<b>") == 0


def test_lone_surrogates_are_shown_as_a_mark() -> None:
    assert rendered("a\ud800b") == "<p>a?b</p>"
