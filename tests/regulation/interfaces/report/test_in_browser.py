"""The page in a browser: it fits, it loads nothing, it can be read."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.regulation.interfaces.report.small_reports import answered, whole_report

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

CONTRASTS = """() => {
  const light = colour => {
    const [r, g, b] = colour.map(part => part / 255).map(
      part => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const read = text => {
    const parts = text.match(/[\\d.]+/g).map(Number);
    return parts.length > 3 && parts[3] === 0 ? null : parts.slice(0, 3);
  };
  for (const each of document.querySelectorAll("details")) each.open = true;
  const poor = [];
  for (const element of document.querySelectorAll("body *:not(.unseen)")) {
    const written = [...element.childNodes].some(it => it.nodeType === 3 && it.textContent.trim());
    if (!written || element.closest("svg")) continue;
    let ground = null;
    for (let at = element; at && !ground; at = at.parentElement)
      ground = read(getComputedStyle(at).backgroundColor);
    const pair = [light(read(getComputedStyle(element).color)), light(ground)];
    const contrast = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    if (contrast < 4.5) poor.push([element.tagName, element.className, contrast.toFixed(2)]);
  }
  return poor;
}"""  # relative luminance and contrast as in WCAG 2.2


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(whole_report(answered()), "utf-8")
    return path


def opened(browser: Browser, file: Path, **options: Any) -> Page:  # noqa: ANN401
    page = browser.new_page(**options)
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_page_never_scrolls_sideways(browser: Browser, file: Path, width: int) -> None:
    page = opened(browser, file, viewport={"width": width, "height": 800})
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.close()


def test_it_asks_for_nothing_and_complains_of_nothing(browser: Browser, file: Path) -> None:
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(file.as_uri())
    assert asked == [file.as_uri()]
    assert said == []
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(browser: Browser, file: Path, scheme: str) -> None:
    page = opened(browser, file, color_scheme=scheme)
    assert page.evaluate(CONTRASTS) == []
    page.close()


def test_the_keyboard_reaches_the_answer_first(browser: Browser, file: Path) -> None:
    page = opened(browser, file)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.close()
