from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from comity.assembly.formats.minutes_markdown import escaped, minutes_html

_TAG = re.compile(r"<[^>]*>")


def test_headings_stand_under_that_of_the_page() -> None:
    assert minutes_html("# Minutes\n\n- **10:03** *Open.*") == (
        "<h2>Minutes</h2>\n<ul>\n<li><strong>10:03</strong> <em>Open.</em></li>\n</ul>\n"
    )


def test_nothing_that_runs_or_loads_gets_through() -> None:
    html = minutes_html(
        "<script>alert(1)</script> ![x](https://evil.example/x.png) [go](javascript:alert(1))"
    )
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html


@given(
    st.text(
        alphabet=st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=60
    ).filter(str.split)
)
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    html = minutes_html(f"- {escaped(text)}")
    assert unescape(_TAG.sub("", html)).strip() == " ".join(text.split())
    assert set(re.findall(r"</?([a-z0-9]+)", html)) == {"ul", "li"}
