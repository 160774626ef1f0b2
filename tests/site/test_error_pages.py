from __future__ import annotations

import pytest
from django.test import Client, RequestFactory

from comity.kernel.interfaces.web.error_pages import server_error
from comity.kernel.interfaces.web.request_id import request_id
from comity.regulation.domain.rulebook import Rulebook


def test_a_fault_shows_the_id_it_is_logged_under_and_nothing_else() -> None:
    token = request_id.set("0123456789abcdef")
    try:
        page = server_error(RequestFactory().get("/"))
    finally:
        request_id.reset(token)
    assert page.status_code == 500
    text = page.content.decode()
    assert "This page could not be made, through a fault of ours. It is logged." in text
    assert "<code>0123456789abcdef</code>" in text
    assert page["Cache-Control"] == "no-store"


def test_what_to_do_is_told_once(client: Client, released: Rulebook) -> None:
    html = client.get("/instruments/eu-ai-akt").content.decode()
    assert '<p class="answer">There is no instrument called eu-ai-akt.</p>' in html
    assert html.count("Did you mean eu-ai-act?") == 1


def test_a_fault_in_a_view_becomes_that_page(
    db: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fault(*args: object, **kwargs: object) -> None:
        raise RuntimeError("inside")

    monkeypatch.setattr("allauth.account.views.LoginView.get", fault)
    page = Client(raise_request_exception=False).get("/account/login/")
    assert page.status_code == 500
    assert "inside" not in page.content.decode()
    assert "through a fault of ours" in page.content.decode()
