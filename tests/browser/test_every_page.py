"""Every page in both themes and languages: accessible, and minding its own host."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser
from tests.browser.browsing import AXE, NARROW, WIDE, Watched, watched
from tests.cli.serving.servers import Server

PAGES = {
    "home": "/",
    "instruments": "/instruments",
    "instrument": "/instruments/eu-ai-act",
    "small instrument": "/instruments/jp-ai-promotion-act",
    "provision": "/instruments/eu-ai-act/art_50",
    "report an error": "/report-error?norm=eu-ai-act:art_50__para_1",
    "concepts": "/concepts",
    "concept": "/concepts/transparency.synthetic-content.label",
    "jurisdictions": "/jurisdictions",
    "jurisdiction": "/jurisdictions/FR",
    "unrecorded jurisdiction": "/jurisdictions/BR",
    "choose instruments": "/compare",
    "compare": "/compare?left=eu-ai-act&right=kr-ai-basic-act",
    "divergence": "/divergence",
    "area": "/divergence?area=transparency",
    "places with the same rules": "/divergence?in=AT,BE,EU,KR,CN",
    "pair": "/divergence/EU/KR",
    "calendar": "/calendar",
    "changes": "/changes",
    "check": "/check",
    "search": "/search?q=deep+fake",
    "search without result": "/search?q=qqqqqq",
    "plans": "/plans",
    "plan": "/plans/global-ai-governance-2025",
    "commitments": "/plans/global-ai-governance-2025/commitments",
    "commitments found by nothing": "/plans/global-ai-governance-2025/commitments?q=qqqqqq",
    "who takes part": "/plans/global-ai-governance-2025/participants",
    "join": "/plans/global-ai-governance-2025/join",
    "join as a company": "/plans/global-ai-governance-2025/join?kind=company",
    "due": "/plans/global-ai-governance-2025/due",
    "data of a plan": "/plans/global-ai-governance-2025/data",
    "dictionary of a plan": "/plans/global-ai-governance-2025/data/dictionary",
    "iati of a plan": "/plans/global-ai-governance-2025/data/iati",
    "actions of a plan": "/plans/global-ai-governance-2025/actions",
    "action": "/plans/global-ai-governance-2025/actions/energy",
    "versions of a plan": "/plans/global-ai-governance-2025/versions",
    "comparison of versions": "/plans/global-ai-governance-2025/versions/compare",
    "api": "/api",
    "sign in": "/account/login/",
    "sign up": "/account/signup/",
    "password forgotten": "/account/password/reset/",
}
MISSING = {"unknown instrument": "/instruments/eu-ai-akt", "no page": "/nothing-here"}
LARGEST_LOAD = 100_000
WAYS = {
    "/": ((WIDE, "light"), (NARROW, "dark")),
    "/ar/": ((NARROW, "light"), (WIDE, "dark")),
}


@pytest.mark.parametrize("name", [*PAGES, *MISSING])
def test_page(name: str, site: Server, browser: Browser) -> None:
    if not AXE.exists():
        pytest.skip("axe is not installed: npm ci in tests/browser")
    path = (PAGES | MISSING)[name]
    with watched(browser, site.address) as watch:
        sizes = received(watch)
        for prefix, views in WAYS.items():
            watch.turn(*views[0])
            status = watch.open(prefix + path.removeprefix("/"))
            assert status == (404 if name in MISSING else 200)
            watch.complaints[:] = [it for it in watch.complaints if "status of 404" not in it]
            html = watch.page.content()
            assert not re.search(r"<script(?![^>]*(?:src=|type=.application/json))", html)
            assert not re.search(r"<style|\sstyle=|\son[a-z]+=", html)
            assert watch.page.get_attribute("html", "dir") == ("rtl" if "ar" in prefix else "ltr")
            assert watch.page.locator("h1").count() == 1
            for width, theme in views:
                watch.turn(width, theme)
                watch.check_manners()
                assert watch.accessibility_faults() == [], (prefix, width, theme)
            # The first load, with all that it brings along.
            assert 0 < sum(sizes) < LARGEST_LOAD
            sizes.clear()


def received(watch: Watched) -> list[float]:
    """Bytes that come over the line from now on, of a reader who has nothing yet."""
    sizes: list[float] = []
    session = watch.page.context.new_cdp_session(watch.page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda it: sizes.append(it["encodedDataLength"]))
    return sizes
