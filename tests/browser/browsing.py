"""A browser that notes whatever a page may not do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
NARROW, WIDE, HEIGHT = 320, 1280, 900
NOTE_VIOLATIONS = """
window.violations = [];
addEventListener("securitypolicyviolation", event =>
  window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
"""


@dataclass
class Watched:
    """A page, the hosts that it asked, and what its console complained of."""

    page: Page
    address: str
    hosts: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> int:
        """The status with which `path` of the site answers."""
        response = self.page.goto(self.address + path)
        assert response is not None
        return response.status

    def turn(self, width: int, theme: str) -> None:
        """Make the window so wide, and its reader one who likes it light or dark."""
        self.page.set_viewport_size({"width": width, "height": HEIGHT})
        self.page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        # Colours may take a moment to turn.
        self.page.evaluate("Promise.all(document.getAnimations().map(it => it.finished))")

    def check_manners(self) -> None:
        """No other host was asked, nothing inline was tried, nothing runs over the side."""
        assert self.hosts <= {urlsplit(self.address).netloc}
        assert self.complaints == []
        assert self.page.evaluate("window.violations") == []
        wide = self.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide[0] <= wide[1], (self.page.url, wide)

    def accessibility_faults(self) -> list[str]:
        """What axe calls serious or critical on the page as it stands."""
        if not self.page.evaluate("'axe' in window"):
            # Through the protocol, so that the page's own policy stays in force.
            self.page.evaluate(AXE.read_text("utf-8"))
        # Only violations are worked out in full: half the time, the same violations.
        found: dict[str, Any] = self.page.evaluate("axe.run({resultTypes: ['violations']})")
        return [
            f"{it['id']}: {json.dumps([node['target'] for node in it['nodes']][:5])}"
            for it in found["violations"]
            if it["impact"] in ("serious", "critical")
        ]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; a test that needs it is skipped where it is not installed."""
    if not CHROMIUM.exists():
        pytest.skip("Debian's chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM),
            args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
        )
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def watched(
    browser: Browser, address: str, *, width: int = WIDE, theme: str = "light"
) -> Iterator[Watched]:
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
    )
    context.add_init_script(NOTE_VIOLATIONS)
    watch = Watched(context.new_page(), address)
    watch.page.on("request", lambda request: _note(watch, request.url))
    watch.page.on(
        "console",
        lambda message: (
            watch.complaints.append(message.text) if message.type in ("error", "warning") else None
        ),
    )
    watch.page.on("pageerror", lambda error: watch.complaints.append(str(error)))
    try:
        yield watch
    finally:
        context.close()


def _note(watch: Watched, url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme in ("http", "https", "ws", "wss"):
        watch.hosts.add(parts.netloc)
