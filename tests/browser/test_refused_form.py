"""A form that is refused: the page says why, and what was written is not lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser
from tests.browser.browsing import AXE, NARROW, WIDE, watched
from tests.cli.serving.servers import Server

TEXT = "Art. 50(1) says otherwise.\nSee the last sentence."
WAYS = [("/", NARROW, "dark"), ("/ar/", WIDE, "light")]


@pytest.mark.parametrize(("prefix", "width", "theme"), WAYS)
def test_without_cookies(
    prefix: str, width: int, theme: str, site: Server, browser: Browser
) -> None:
    with watched(browser, site.address, width=width, theme=theme) as watch:
        page = watch.page
        watch.open(f"{prefix}report-error?norm=eu-ai-act:art_50__para_1")
        page.fill("#text", TEXT)
        page.locator("main input[name=kind]").first.check()
        page.context.clear_cookies()
        with page.expect_response("**/report-error") as answer:
            page.locator("main button.primary").click()
        assert answer.value.status == 403
        assert page.locator(".written").inner_text() == TEXT
        watch.complaints[:] = [it for it in watch.complaints if "status of 403" not in it]
        watch.check_manners()
        if AXE.exists():
            assert watch.accessibility_faults() == []
        page.go_back()
        assert page.input_value("#text") == TEXT
