"""Every word of a template is marked for translation, and every template is used."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from comity.regulation.interfaces.report.rendering import TEMPLATES

FILES = sorted(TEMPLATES.rglob("*.html"))
READ_ALOUD = {"title", "aria-label", "alt", "placeholder"}
_TAGS = re.compile(
    r"{%\s*blocktranslate.*?%}.*?{%\s*endblocktranslate\s*%}|{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL
)


class _Words(HTMLParser):
    """Collects what stands in a template as it is, but for names that are not translated."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.kept = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in READ_ALOUD and _worded(value)]
        if ("translate", "no") in attrs:
            self.kept += 1

    def handle_endtag(self, tag: str) -> None:
        self.kept -= bool(self.kept)

    def handle_data(self, data: str) -> None:
        if not self.kept and _worded(data):
            self.found.append(data.strip())


def _worded(text: str | None) -> bool:
    return any(character.isalpha() for character in text or "")


def unmarked(source: str) -> list[str]:
    words = _Words()
    words.feed(_TAGS.sub(" ", source))
    words.close()
    return words.found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_string_is_marked(file: Path) -> None:
    assert unmarked(file.read_text("utf-8")) == []


def test_the_scan_sees_unmarked_words() -> None:
    assert unmarked('<p title="Tip">Hello {{ name }}</p>') == ["Tip", "Hello"]
    assert (
        unmarked('<p>{% translate "Hello" %} {% blocktranslate %}a{% endblocktranslate %}</p>')
        == []
    )
    assert unmarked('<span translate="no">Comity</span><b>x</b>') == ["x"]


def test_every_template_is_used() -> None:
    sources = [file.read_text("utf-8") for file in FILES]
    names = {file.relative_to(TEMPLATES).as_posix() for file in FILES}
    used = {name for source in sources for name in re.findall(r'include "([^"]+)"', source)}
    assert names - used == {"regulation/report.html"}
    assert used - names == set()
