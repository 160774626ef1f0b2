"""The first page of an organisation, its statute and its log, wide and narrow, light and dark."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from playwright.sync_api import Browser
from tests.assembly.seeding import NORTH_LAKES
from tests.browser.assembly_people import HERE, PEOPLE
from tests.browser.browsing import AXE, NARROW, WIDE, watched
from tests.browser.someone import Someone
from tests.cli.serving.servers import ROOT, Server

PAGES = {
    "list": "/assemblies",
    "overview": HERE,
    "statute": f"{HERE}/statute",
    "versions": f"{HERE}/statute/compare",
    "try": f"{HERE}/statute/try",
    "tried": f"{HERE}/statute/try?what=assembly/treaty&members=93&present=61&yes=41&no=17",
    "log": f"{HERE}/record",
}
VIEWS = ((WIDE, "light"), (NARROW, "dark"))


@pytest.fixture(scope="module")
def filled(site: Server) -> Server:
    done = subprocess.run(
        [sys.executable, "-m", "tests.browser.assembly_seeding"],
        env=site.environ,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return site


@pytest.mark.parametrize("name", PAGES)
def test_page(name: str, filled: Server, browser: Browser) -> None:
    if not AXE.exists():
        pytest.skip("axe is not installed: npm ci in tests/browser")
    with watched(browser, filled.address) as watch:
        for prefix in ("", "/ar"):
            assert watch.open(prefix + PAGES[name]) == 200
            html = watch.page.content()
            assert not re.search(r"<script(?![^>]*(?:src=|type=.application/json))", html)
            assert not re.search(r"<style|\sstyle=|\son[a-z]+=", html)
            assert watch.page.locator("h1").count() == 1
            for width, theme in VIEWS:
                watch.turn(width, theme)
                watch.check_manners()
                assert watch.accessibility_faults() == [], (prefix, width, theme)


def test_a_rule_is_tried_from_the_statute_by_keyboard(filled: Server, browser: Browser) -> None:
    with watched(browser, filled.address, width=NARROW) as watch:
        page = watch.page
        watch.open(f"{HERE}/statute")
        link = page.locator('a[href$="what=assembly/amendment"]')
        link.focus()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        for name, number in (("members", "9"), ("yes", "7"), ("no", "1")):
            page.fill(f"main [name={name}]", number)
        with page.expect_navigation():
            page.locator("main [name=no]").press("Enter")
        assert page.locator(".answer").inner_text() == (
            "Adopted: yes from 7 of 9 members, 3/4 is 7."
        )
        assert "yes=7" in page.url
        watch.check_manners()


def test_the_secretary_sees_what_a_version_changes(filled: Server, browser: Browser) -> None:
    with watched(browser, filled.address, width=NARROW) as watch:
        secretary = Someone("clerk", watch, PEOPLE["clerk"])
        secretary.sign_in()
        secretary.open(f"{HERE}/statute")
        secretary.follow("Enter the next version")
        later = NORTH_LAKES.read_text("utf-8").replace("version: 1", "version: 2")
        later = later.replace("threshold: 3/4", "threshold: 4/5")
        secretary.file("file", "later.yaml", later.encode())
        secretary.press("See what it changes")
        secretary.sees("Version 2 would hold from 1 Jan 2026, and change 1 provision.")
        secretary.sees("Adopted by four fifths of all members.")
        assert watch.accessibility_faults() == []
        secretary.follow("Leave it")
        secretary.sees("Version 1 of the statute holds from 1 Jan 2026.")
