"""The address decides the language, and every page leads to itself in the others."""

from __future__ import annotations

import re
from gettext import NullTranslations

import pytest
from django.test import Client
from django.utils.translation import override

from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import Plural, render, templates
from comity.kernel.interfaces.web.translations import translations
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.interfaces import messages as _messages  # noqa: F401 - registers
from comity.site.context import address_in

PATHS = ["", "calendar?in=EU", "divergence?area=transparency", "divergence/EU/KR", "changes"]
ARABIC = re.compile("[\u0600-\u06ff]")


def text(client: Client, path: str, **headers: str) -> str:
    return client.get(path, headers=headers).content.decode()


@pytest.mark.parametrize("path", PATHS)
def test_a_page_says_its_language_and_leads_to_the_other(
    path: str, client: Client, released: Rulebook
) -> None:
    english, arabic = text(client, f"/{path}"), text(client, f"/ar/{path}")
    assert '<html lang="en" dir="ltr">' in english
    assert '<html lang="ar" dir="rtl">' in arabic
    assert f'<a href="/ar/{path}" lang="ar" hreflang="ar">العربية</a>' in english
    assert f'<a href="/{path}" lang="en" hreflang="en">English</a>' in arabic
    for html in (english, arabic):
        assert re.findall(r'rel="alternate" hreflang="(\w+)" href="([^"]+)"', html) == [
            ("en", f"/{path}"),
            ("ar", f"/ar/{path}"),
        ]


def test_the_address_decides_whatever_the_browser_prefers(
    client: Client, released: Rulebook
) -> None:
    english = client.get("/", headers={"accept-language": "ar"})
    arabic = client.get("/ar/", headers={"accept-language": "en"})
    assert (english.status_code, english["Content-Language"]) == (200, "en")
    assert (arabic.status_code, arabic["Content-Language"]) == (200, "ar")
    assert '<html lang="en"' in english.content.decode()


def test_what_stands_in_english_is_said_once_and_marked(client: Client, released: Rulebook) -> None:
    notice = "تُعرض القواعد ومصادرها بالإنكليزية حيث لا نص مسجلًا لها بهذه اللغة."
    path = "compare?left=eu-ai-act&right=kr-ai-basic-act"
    arabic, english = text(client, f"/ar/{path}"), text(client, f"/{path}")
    assert arabic.count(notice) == 1
    assert '<span lang="en" dir="ltr">Disclose that image' in arabic
    assert 'class="fall-back"' not in english
    assert 'lang="en" dir="ltr">Disclose' not in english


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("/ar/nothing", 404, "لا توجد صفحة في هذا العنوان."),
        ("/ar/calendar?on=2027", 400, "ليس تاريخًا. اكتبه بصيغة السنة-الشهر-اليوم:"),
        ("/ar/calendar?in=EZ", 404, "ليس من خيارات"),
    ],
)
def test_errors_are_told_in_the_language_of_the_page(
    path: str, status: int, sentence: str, client: Client, released: Rulebook
) -> None:
    response = client.get(path)
    assert response.status_code == status
    html = response.content.decode()
    assert sentence in html
    assert '<html lang="ar" dir="rtl">' in html
    assert f'href="{path.removeprefix("/ar")}" lang="en"' in html


def test_dates_have_the_months_of_the_language(client: Client, released: Rulebook) -> None:
    assert "2\u00a0أغسطس\u00a02027" in text(client, "/ar/calendar?on=2027-08-02")


@pytest.mark.parametrize(
    ("address", "tag", "current", "expected"),
    [
        ("/", "ar", "en", "/ar/"),
        ("/ar/", "en", "ar", "/"),
        ("/ar/calendar?on=2027-12-02", "en", "ar", "/calendar?on=2027-12-02"),
        ("/ar/calendar?on=2027-12-02", "ar", "ar", "/ar/calendar?on=2027-12-02"),
        ("/nothing?a=b", "ar", "en", "/ar/nothing?a=b"),
        ("/ar/nothing?a=b", "en", "ar", "/nothing?a=b"),
    ],
)
def test_the_address_in_another_language(
    address: str, tag: str, current: str, expected: str
) -> None:
    with override(current):
        assert address_in(tag, address, current) == expected


def _told(catalogue: NullTranslations, template: str) -> str:
    if isinstance(template, Plural):
        return catalogue.ngettext(template.one, template, 5)
    return catalogue.gettext(template)


def test_every_message_is_told_in_arabic() -> None:
    """Rendered as pages render them; what holds nothing but what is put into it has no words."""
    with override("ar"):
        catalogue = translations()
        told = {id: _told(catalogue, template) for id, template in templates().items()}
        told = {id: words for id, words in told.items() if not id.startswith("test-")}
    bare = {id for id, words in told.items() if not ARABIC.search(words)}
    assert {re.sub(r"\{\w+\}|\W", "", told[id]) for id in bare} == {""}


def test_lists_have_the_comma_of_the_language() -> None:
    message = Message("contradiction", {"because": "x", "facts": ("a", "b")})
    with override("ar"):
        assert "a، b" in render(message, translations())
    assert "a, b" in render(message)
