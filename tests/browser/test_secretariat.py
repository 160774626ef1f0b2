"""The secretariat's pages in a browser: from the command that makes the first administrator on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.browsing import AXE, NARROW, WIDE, watched
from tests.browser.test_account import EMAIL, Walk, enrol_app, sign_up
from tests.cli.serving.servers import Server, database, serving


@pytest.fixture
def node(template: Path, tmp_path: Path) -> Iterator[Server]:
    """A node of its own, since the walk makes an administrator."""
    with database(tmp_path, like=template) as where, serving(tmp_path, **where) as server:
        yield server


def look(walk: Walk) -> None:
    """As `Walk.look`, for pages that are Django's: manners first, since axe itself tries inline
    styles where a stylesheet imports another."""
    for width, theme in ((NARROW, "dark"), (WIDE, "light")):
        walk.watch.turn(width, theme)
        walk.watch.check_manners()
        assert walk.watch.accessibility_faults() == [], (walk.page.url, width, theme)
        walk.watch.complaints.clear()
        walk.page.evaluate("window.violations = []")


def submit(walk: Walk) -> None:
    with walk.page.expect_navigation():
        walk.page.click("#content-main input[type=submit]")


def test_the_first_administrator_enters_an_organisation(node: Server, browser: Browser) -> None:
    if not AXE.exists():
        pytest.skip("axe is not installed: npm ci in tests/browser")
    address = node.address.replace("127.0.0.1", "localhost")
    with watched(browser, address) as watch:
        walk = Walk(watch, node.folder / "data" / "mail")
        sign_up(walk)
        assert node.comity("parties", "add-admin", EMAIL).returncode == 0
        watch.open("/admin/")
        walk.at("/account/2fa/")
        enrol_app(walk)
        watch.open("/admin/")
        look(walk)
        watch.open("/admin/parties/organisation/do/enter/")
        walk.prove()
        look(walk)
        walk.page.fill("[name=name]", "Ministry of ICT")
        walk.page.fill("[name=jurisdiction]", "KE")
        walk.page.fill("[name=owner]", "nobody@example.org")
        submit(walk)
        assert "has an account here" in walk.page.inner_text("#content-main")
        look(walk)
        walk.page.fill("[name=owner]", EMAIL)
        submit(walk)
        walk.at("/admin/parties/organisation/")
        look(walk)
        for path in ("parties/user/", "parties/role/", "kernel/auditentry/"):
            watch.open(f"/admin/{path}")
            look(walk)
            walk.page.locator("#result_list tbody th a").first.click()
            look(walk)
        watch.open("/organisations")
        walk.look()
        walk.link("Ministry of ICT")
        walk.look()
        walk.link("Add a person")
        walk.look()
