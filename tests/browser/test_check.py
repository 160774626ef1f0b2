"""A check by keyboard alone, with and without script, in both writing directions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.browsing import AXE, NARROW, NOTE_VIOLATIONS, watched
from tests.cli.serving.servers import Server

MOST_STEPS = 80
"""Presses of Tab to reach something."""


@contextmanager
def opened(browser: Browser, *, script: bool, width: int = 1280) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=script
    )
    context.set_default_timeout(20_000)
    if script:
        context.add_init_script(NOTE_VIOLATIONS)
    try:
        yield context.new_page()
    finally:
        context.close()


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until what `selector` names has the focus."""
    focused = page.locator(f"{selector} >> css=:focus").or_(page.locator(f"{selector}:focus"))
    for _ in range(MOST_STEPS):
        if focused.count():
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {selector} on {page.url}")


def press(page: Page, selector: str, key: str) -> None:
    tab_to(page, selector)
    page.keyboard.press(key)


def question(page: Page) -> str:
    return page.locator("#question").inner_text()


def answer_next(page: Page) -> None:
    """Whatever is asked: choose something by keyboard, and go on."""
    asked, kind = question(page), page.locator(".question-form")
    if kind.locator("button[value=no]").count():
        press(page, "button[value=no]", "Enter")
    elif kind.locator("input[type=radio]").count():
        tab_to(page, "input[type=radio]")
        page.keyboard.press("ArrowDown")
        press(page, "button[value=chosen]", "Space")
    elif kind.locator("button[value=all]").count():
        press(page, ".question-form .options input", "Space")
        press(page, "button[value=all]", "Enter")
    else:
        press(page, "button[value=not-known]", "Enter")
    page.locator("#question", has_not_text=asked).wait_for()


@pytest.mark.parametrize("prefix", ["/", "/ar/"])
@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_check_by_keyboard_alone(
    site: Server, browser: Browser, prefix: str, script: bool
) -> None:
    with opened(browser, script=script) as page:
        page.goto(f"{site.address}{prefix}check")
        press(page, "input[name=in][value=KR]", "Space")
        press(page, "form.start button.primary", "Enter")
        page.wait_for_url("**/check/ask?**")
        answered = 0
        while page.locator(".question-form").count() and answered < 40:
            answer_next(page)
            answered += 1
            if script:
                page.locator("#question:focus").wait_for()
        assert answered > 3
        assert page.locator(".question-form").count() == 0
        assert page.locator(".answers > li").count() == answered
        press(page, ".steps-on a.primary", "Enter")
        page.wait_for_url(f"**{prefix}check/result?**")
        assert page.get_attribute("html", "dir") == ("rtl" if "ar" in prefix else "ltr")
        share, figures = page.input_value("#share"), page.locator(".figures").inner_text()
        if script:
            assert page.evaluate("window.violations") == []
    with opened(browser, script=False) as fresh:
        fresh.goto(share)
        assert fresh.locator(".figures").inner_text() == figures
        assert fresh.locator(".answers > li").count() == answered


def test_a_forged_link_is_one_clear_error(site: Server, browser: Browser) -> None:
    with opened(browser, script=True) as page:
        response = page.goto(f"{site.address}/check/result?in=KR&on=2027-12-02&facts=1.AAAA")
        assert response is not None
        assert response.status == 400
        assert page.locator("h1").count() == 1
        assert "damaged" in page.locator("main").inner_text()


@pytest.mark.parametrize("path", ["ask", "ask&q=system.uses", "ask&q=kr.daily_users", "result"])
@pytest.mark.parametrize("prefix", ["/", "/ar/"])
def test_steps_and_result_mind_their_manners(
    site: Server, browser: Browser, path: str, prefix: str
) -> None:
    if not AXE.exists():
        pytest.skip("axe is not installed: npm ci in tests/browser")
    page, _, more = path.partition("&")
    example = site.get("/check/example").headers["location"].partition("?")[2].partition("#")[0]
    for width, theme in ((NARROW, "dark"), (1280, "light")):
        with watched(browser, site.address, width=width, theme=theme) as watch:
            assert watch.open(f"{prefix}check/{page}?{example}&{more}") == 200
            watch.check_manners()
            assert watch.accessibility_faults() == [], (prefix, width, theme)
