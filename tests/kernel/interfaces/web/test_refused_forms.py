"""The page for a form that failed the check against forgery, as Django's middleware calls it."""

from __future__ import annotations

import json
from html import unescape

import pytest
from django.middleware.csrf import (
    REASON_BAD_ORIGIN,
    REASON_CSRF_TOKEN_MISSING,
    REASON_INSECURE_REFERER,
    REASON_NO_CSRF_COOKIE,
    REASON_NO_REFERER,
)
from django.test import Client, RequestFactory

from comity.kernel.interfaces.web.refused_forms import form_refused
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.models import ErrorReport

COOKIE = "The form came without the cookie by which this site knows its own forms"
OLD = "The form was out of date, so nothing was changed."
ELSEWHERE = "The form was sent from another site, or your browser does not say from which"
TEXT = "Art. 50 says\n<b>otherwise</b>"
FILLED = {
    "norm": "kr-ai-basic-act:art_31__para_1",
    "kind": "wrong-content",
    "text": TEXT,
    "email": "ada@example.org",
}
HERE = {"origin": "http://testserver"}


@pytest.fixture
def strict() -> Client:
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        (REASON_NO_CSRF_COOKIE, COOKIE),
        ("CSRF cookie has incorrect length.", COOKIE),
        (REASON_CSRF_TOKEN_MISSING, OLD),
        ("CSRF token from POST incorrect.", OLD),
        (REASON_BAD_ORIGIN % "https://evil.example", ELSEWHERE),
        (REASON_NO_REFERER, ELSEWHERE),
        (REASON_INSECURE_REFERER, ELSEWHERE),
    ],
)
def test_each_reason_is_told_in_plain_words(reason: str, sentence: str) -> None:
    page = form_refused(RequestFactory().post("/account/login/"), reason)
    html = page.content.decode()
    assert (page.status_code, page["Cache-Control"]) == (403, "no-store")
    assert sentence in html
    assert "CSRF" not in html
    assert "evil.example" not in html


def test_below_the_api_it_is_problem_details() -> None:
    answer = form_refused(RequestFactory().post("/api/v1/obligations"), REASON_NO_CSRF_COOKIE)
    assert answer.status_code == 403
    assert answer["Content-Type"] == "application/problem+json"
    told = json.loads(answer.content)
    assert (told["type"], told["title"]) == ("urn:comity:problem:not-permitted", "Not permitted")
    assert (told["status"], told["message"]) == (403, "web-form-without-cookie")


def test_without_a_cookie_nothing_is_done_and_the_text_is_given_back(
    strict: Client, released: Rulebook
) -> None:
    page = strict.post("/report-error", FILLED, headers=HERE)
    html = page.content.decode()
    assert page.status_code == 403
    assert COOKIE in html
    assert "Allow them for this site, go back, load the page with the form anew" in html
    assert html.count(TEXT.replace("<b>", "&lt;b&gt;").replace("</b>", "&lt;/b&gt;")) == 1
    assert "ada@example.org" not in html
    assert not ErrorReport.objects.exists()


def test_an_outdated_form_says_so(strict: Client, released: Rulebook) -> None:
    strict.get("/report-error?norm=kr-ai-basic-act:art_31__para_1")
    page = strict.post("/report-error", FILLED | {"csrfmiddlewaretoken": "a" * 64}, headers=HERE)
    html = unescape(page.content.decode())
    assert page.status_code == 403
    assert OLD in html
    assert TEXT in html


@pytest.mark.parametrize("headers", [{"origin": "https://evil.example"}, {}])
def test_words_of_another_site_are_not_shown_under_our_name(
    headers: dict[str, str], strict: Client, released: Rulebook
) -> None:
    page = strict.post("/report-error", FILLED, headers=headers)
    html = unescape(page.content.decode())
    assert page.status_code == 403
    assert (ELSEWHERE if headers else COOKIE) in html
    assert TEXT not in html


def test_a_password_is_never_shown(strict: Client, released: Rulebook) -> None:
    sent = {"login": "ada@example.org", "password": "a long secret sentence"}
    page = strict.post("/account/login/", sent, headers=HERE)
    html = page.content.decode()
    assert page.status_code == 403
    assert "<blockquote" not in html
    assert "a long secret sentence" not in html


def test_it_is_told_in_the_language_of_the_page(strict: Client, released: Rulebook) -> None:
    page = strict.post("/ar/account/login/", {}, headers=HERE)
    html = page.content.decode()
    assert page.status_code == 403
    assert '<html lang="ar" dir="rtl">' in html
    assert "وصل النموذج دون ملف تعريف الارتباط" in html
