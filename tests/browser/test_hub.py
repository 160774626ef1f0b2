"""The hub's pages in both themes and languages, as a reader and an owner walk through them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser
from tests.browser.browsing import AXE, NARROW, WIDE, Watched, watched
from tests.cli.serving.servers import ROOT, Server
from tests.parties.interfaces.visiting import PASSWORD

MODEL = "/models/nairobi-lab/sheng"
PICTURES = os.environ.get("COMITY_PICTURES", "")
"""A folder for pictures of each page, for whoever wants to look at them."""
PUBLIC = {
    "hub": "/hub",
    "models": "/models",
    "spaces": "/spaces",
    "card": MODEL,
    "hostile": "/models/wanjiru/hostile",
    "gone": "/models/wanjiru/gone",
    "gated": "/models/nairobi-lab/weights",
    "tree": f"{MODEL}/tree/main",
    "text": f"{MODEL}/blob/main/notes.txt",
    "image": f"{MODEL}/blob/main/figures/curve.png",
    "tensors": f"{MODEL}/blob/main/model.safetensors",
    "table": "/datasets/nairobi-lab/people/blob/main/data/rows.csv",
    "commits": f"{MODEL}/commits/main",
    "provenance": f"{MODEL}/provenance/main",
    "versions": f"{MODEL}/versions",
    "discussions": f"{MODEL}/discussions",
    "discussion": f"{MODEL}/discussions/1",
    "pull-request": f"{MODEL}/discussions/2",
    "organisation": "/hub/nairobi-lab",
    "client": "/hub/client",
}
OWN = {
    "own-card": MODEL,
    "own-pull-request": f"{MODEL}/discussions/2",
    "merge": f"{MODEL}/discussions/2/merge",
    "settings": "/models/nairobi-lab/weights/settings",
    "move": f"{MODEL}/settings/move",
    "requests": "/models/nairobi-lab/weights/requests",
    "webhooks": f"{MODEL}/webhooks",
    "uploads": f"{MODEL}/uploads",
    "own-uploads": "/hub/uploads",
    "account": "/hub/account",
    "new": "/hub/new",
    "token": "/hub/tokens/new",
    "private": "/models/nairobi-lab/secret",
    "own-gone": "/models/wanjiru/gone",
    "new-discussion": f"{MODEL}/discussions/new",
}
VIEWS = tuple((width, theme) for theme in ("light", "dark") for width in (NARROW, WIDE))


@pytest.fixture(scope="module")
def filled(site: Server) -> Server:
    done = subprocess.run(
        [sys.executable, "-m", "tests.browser.hub_seeding"],
        env=site.environ,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return site


@pytest.fixture(scope="module")
def owners_cookies(filled: Server, browser: Browser) -> list[Any]:
    """Of somebody who signed in at the page."""
    with watched(browser, filled.address) as watch:
        watch.open("/account/login/")
        watch.page.fill("main [name=login]", "wanjiru@example.org")
        watch.page.fill("main [name=password]", PASSWORD)
        with watch.page.expect_navigation():
            watch.page.locator("main").get_by_role("button", name="Sign In", exact=True).click()
        return watch.page.context.cookies()


@pytest.fixture
def stranger(filled: Server, browser: Browser) -> Iterator[Watched]:
    if not AXE.exists():
        pytest.skip("axe is not installed: npm ci in tests/browser")
    with watched(browser, filled.address) as watch:
        yield watch


@pytest.fixture
def owner(stranger: Watched, owners_cookies: list[Any]) -> Watched:
    stranger.page.context.add_cookies(owners_cookies)
    return stranger


def look(watch: Watched, name: str) -> None:
    html = watch.page.content()
    assert not re.search(r"<script(?![^>]*(?:src=|type=.application/json))", html)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", html)
    assert watch.page.locator("h1").count() == 1
    for width, theme in VIEWS:
        watch.turn(width, theme)
        if PICTURES:
            path = Path(PICTURES) / f"{name}-{width}-{theme}.png"
            watch.page.screenshot(path=path, full_page=True)
        if name.startswith("hostile"):  # it names a picture that its repository does not have
            watch.complaints[:] = [it for it in watch.complaints if "status of 404" not in it]
        watch.check_manners()
        assert watch.accessibility_faults() == [], (watch.page.url, width, theme)


@pytest.mark.parametrize("name", PUBLIC)
def test_page(name: str, stranger: Watched) -> None:
    for prefix in ("", "/ar"):
        assert stranger.open(prefix + PUBLIC[name]) == 200
        look(stranger, name + prefix.replace("/", "-"))


@pytest.mark.parametrize("name", OWN)
def test_page_of_its_owner(name: str, owner: Watched) -> None:
    assert owner.open(OWN[name]) == 200
    if "/reauthenticate/" in owner.page.url:
        owner.page.fill("main [name=password]", PASSWORD)
        with owner.page.expect_navigation():
            owner.page.locator("main").get_by_role("button", name="Confirm", exact=True).click()
    assert urlsplit(owner.page.url).path == OWN[name]
    look(owner, name)
