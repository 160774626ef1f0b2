"""Hostile words stay words, and the page asks no other host for anything."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tests.regulation.interfaces.report.html_pages import read_html
from tests.regulation.interfaces.report.small_reports import answered, page, whole_report
from tests.regulation.small import rules_of, small_files

from comity.regulation.interfaces.reading import web_address

HOSTILE = """</title></style><script>alert(1)</script>"onload='x'{{ page }}{% now "Y" %}&amp;"""
LOADING = {"src", "srcset", "data", "poster", "action", "formaction", "background", "ping"}
FORBIDDEN = {"script", "link", "img", "iframe", "object", "embed", "base", "form"}


def hostile_files() -> Mapping[str, bytes]:
    """The small corpus with markup in every place that a page prints."""
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    words = {
        "Test the system.": quoted,
        "exempt system": quoted,
        "big model": quoted,
        "Invented for tests.": quoted,
        "Keeping people from harm.": quoted,
        "Testing": quoted,
        "Is it risky?": quoted,
        "Art. 2(4)": quoted,
        "A talk": "javascript:alert(1)",
    }
    files = {}
    for name, content in small_files().items():
        text = content.decode()
        for old, new in words.items():
            for written in (f'"{old}"', f"'{old}'", old):
                text = text.replace(written, new)
        files[name] = text.encode()
    return files


def test_a_hostile_title_stays_text() -> None:
    report = page(answered(title={"en": HOSTILE}))
    assert report.all("h1")[0].text == " ".join(HOSTILE.split())
    assert report.all("script") == []
    assert [it for it in report.walk() if "onload" in it.attributes] == []


def test_a_hostile_corpus_stays_text() -> None:
    answer = answered(rules=rules_of(hostile_files()))
    report = read_html(whole_report(answer))
    assert report.all("script") == []
    shown = " ".join(HOSTILE.split())
    assert report.by_id("eu-small-act:art_3__para_1").all("p", of="sentence")[0].text == shown
    assert shown in report.by_id("caveats").text
    assert shown in report.by_id("term:eu-small-act:exempt").text
    assert shown in report.by_id("area:safety").text
    attributes = [value for it in report.walk() for value in it.attributes.values()]
    assert [value for value in attributes if value.strip().lower().startswith("javascript:")] == []


def test_the_page_loads_nothing() -> None:
    text = whole_report(answered())
    report = read_html(text)
    assert {it.name for it in report.walk()} & FORBIDDEN == set()
    assert [it for it in report.walk() if LOADING & it.attributes.keys()] == []
    style = report.all("style")[0].text
    assert re.findall(r"@import|url\((?!#)|expression\(", style) == []
    assert [it for it in report.walk() if "style" in it.attributes] == []


def test_only_web_addresses_become_links() -> None:
    assert web_address("https://example.org/a") == "https://example.org/a"
    assert web_address("http://example.org") == "http://example.org"
    assert web_address("javascript:alert(1)") == ""
    assert web_address("https://github.com/a (law.md)") == ""
    assert web_address("OJ L 2024/1689") == ""
