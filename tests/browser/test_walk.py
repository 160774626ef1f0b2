"""The way of somebody who looks for an answer: home, an instrument, a comparison, divergence, a
check, its address handed on, print."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.browsing import NARROW, WIDE, watched
from tests.cli.serving.servers import Server

LARGEST_LOAD_MS = 20_000


@pytest.mark.parametrize(
    ("prefix", "width", "theme"),
    [
        ("", WIDE, "light"),
        ("", NARROW, "dark"),
        ("/ar", NARROW, "light"),
        ("/ar", WIDE, "dark"),
    ],
)
def test_from_home_to_print(
    prefix: str, width: int, theme: str, site: Server, browser: Browser
) -> None:
    with watched(browser, site.address, width=width, theme=theme) as watch:
        page = watch.page
        page.set_default_timeout(LARGEST_LOAD_MS)
        watch.open(f"{prefix}/")
        watch.check_manners()
        follow(page, f'main a[href="{prefix}/instruments"]')
        watch.check_manners()
        follow(page, f'main a[href="{prefix}/instruments/eu-ai-act"]')
        assert page.locator('main a[href*="/report-error?norm="]').count() > 10
        watch.check_manners()
        follow(page, f'main a[href="{prefix}/compare?left=eu-ai-act"]')
        page.select_option("select[name=right]", "kr-ai-basic-act")
        page.locator("main form button.primary").first.click()
        page.wait_for_url(re.compile("right=kr-ai-basic-act"))
        assert page.locator("table.walk tbody tr").count() > 10
        watch.check_manners()
        follow(page, f'nav a[href="{prefix}/divergence"]')
        watch.check_manners()
        follow(page, f'nav a[href="{prefix}/check"]')
        follow(page, f'main a[href="{prefix}/check/example"]')
        watch.check_manners()
        follow(page, f'main a[href^="{prefix}/check/result"]')
        watch.check_manners()
        told, address = page.inner_text("#counts"), page.input_value("#share")
        with watched(browser, site.address, width=width, theme=theme) as other:
            other.page.goto(address)
            assert other.page.inner_text("#counts") == told
            assert other.page.context.cookies() == []
        page.emulate_media(media="print")
        assert not page.locator(".site-head nav").is_visible()
        assert page.locator("#answer").is_visible()
        assert page.pdf(format="A4").startswith(b"%PDF")


def follow(page: Page, selector: str) -> None:
    link = page.locator(selector).first
    target = link.get_attribute("href")
    assert target
    link.click()
    page.wait_for_load_state("load")
