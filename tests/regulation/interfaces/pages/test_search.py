from __future__ import annotations

import re

import pytest
from django.test import Client

from comity.kernel.models import SearchIndex
from comity.regulation.domain.rulebook import Rulebook


def page(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def hits(body: str) -> list[str]:
    return re.findall(r'<h3>(?:<span[^>]*>[^<]*</span> )?<a href="([^"]+)"', body)


def test_what_is_found_with_its_words_marked(client: Client, indexed: Rulebook) -> None:
    body = page(client, "/search?q=deep+fake")
    assert "entries for “deep fake”." in body
    assert hits(body)[0] == "/concepts/transparency.synthetic-content.deep-fake"
    assert "/instruments/eu-ai-act/art_50__para_4" in hits(body)
    assert "<mark>deepfake</mark>" in body
    assert 'value="deep fake"' in body


def test_a_citation_in_another_script(client: Client, indexed: Rulebook) -> None:
    body = page(client, "/search?q=제31조&in=KR")
    assert hits(body)[0] == "/instruments/kr-ai-basic-act/art_31"


def test_filters_are_links_with_counts(client: Client, indexed: Rulebook) -> None:
    body = page(client, "/search?q=watermark&kind=concept")
    assert 'href="?q=watermark&amp;kind=concept&amp;kind=provision"' in body
    assert re.search(r'href="\?q=watermark" rel="nofollow" aria-current="true"', body)
    assert len(hits(body)) == 3


def test_pages(client: Client, indexed: Rulebook) -> None:
    first, last = page(client, "/search?q=ai"), page(client, "/search?q=ai&page=99999")
    assert 'rel="next"' in first
    assert len(hits(first)) == 20
    assert 'rel="next"' not in last
    assert hits(last) != []


def test_a_correction_is_told(client: Client, indexed: Rulebook) -> None:
    body = page(client, "/search?q=watermrak")
    assert "Nothing has “watermrak”: shown is what was found for “watermark”." in body


def test_nothing_found_says_what_to_do(client: Client, indexed: Rulebook) -> None:
    body = page(client, "/search?q=qqqqqq&kind=concept")
    assert "Nothing that is recorded here has “qqqqqq”." in body
    assert 'href="?q=qqqqqq"' in body
    assert "Try fewer or other words" in body


def test_nothing_asked(client: Client, indexed: Rulebook) -> None:
    assert "What are you looking for?" in page(client, "/search")
    assert "What are you looking for?" in page(client, "/search?q=+")


@pytest.mark.parametrize(
    ("query", "status", "told"),
    [
        ("q=ai&kind=norm", 404, "not one of the choices of kind"),
        ("q=ai&in=XX", 404, "not one of the choices of in"),
        ("q=ai&page=0", 400, "not a page number"),
        ("q=ai&on=soon", 400, "not a date"),
        (f"q={'a' * 401}", 400, "up to 400 characters"),
        (f"q={'+'.join(f'w{n}' for n in range(70))}", 400, "64 is the most"),
    ],
)
def test_wrong_values(
    client: Client, indexed: Rulebook, query: str, status: int, told: str
) -> None:
    assert told in page(client, f"/search?{query}", status)


@pytest.mark.parametrize(
    "text", ["%22", "'%20OR%201=1--", "*%20NEAR(a)", "a%00b", "%F0%9F%99%82", "~%5E:"]
)
def test_hostile_text_is_only_text(client: Client, indexed: Rulebook, text: str) -> None:
    page(client, f"/search?q={text}")


def test_what_was_typed_is_escaped(client: Client, indexed: Rulebook) -> None:
    body = page(client, "/search?q=%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in body


def test_without_an_index(client: Client, indexed: Rulebook) -> None:
    SearchIndex.objects.all().delete()
    assert "comity corpus index" in page(client, "/search?q=ai", 503)


def test_in_arabic(client: Client, indexed: Rulebook) -> None:
    body = page(client, "/ar/search?q=قطر")
    assert hits(body)[0] == "/ar/jurisdictions/QA"
    own = {
        f"/ar/instruments/{it.id}" for it in indexed.corpus.instruments if it.jurisdiction == "QA"
    }
    assert own
    assert own <= set(hits(body))
