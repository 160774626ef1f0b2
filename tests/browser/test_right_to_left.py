"""Arabic pages mirror all but figures: measured where a browser lays them out."""

from __future__ import annotations

from playwright.sync_api import Browser
from tests.browser.browsing import NARROW, watched
from tests.cli.serving.servers import Server

COMPARED = "/ar/compare?left=eu-ai-act&right=kr-ai-basic-act"


def test_the_first_column_stays_at_the_right_while_a_table_scrolls(
    site: Server, browser: Browser
) -> None:
    with watched(browser, site.address, width=NARROW) as watch:
        watch.open(COMPARED)
        table, cell, scrolled = watch.page.evaluate(
            """() => {
              const region = document.querySelector(".scroll");
              region.scrollLeft = -10000;
              const right = element => Math.round(element.getBoundingClientRect().right);
              return [right(region), right(region.querySelector("tbody th")), region.scrollLeft];
            }"""
        )
        assert scrolled < 0
        assert cell == table


def test_english_prose_keeps_its_side_and_citations_their_order(
    site: Server, browser: Browser
) -> None:
    with watched(browser, site.address) as watch:
        watch.open(COMPARED)
        prose = watch.page.locator('td small > [lang="en"]').first
        assert prose.evaluate("it => [getComputedStyle(it).direction, it.dir]") == ["ltr", "ltr"]
        cell = prose.evaluate("it => it.closest('td').getBoundingClientRect().left")
        starts = prose.evaluate(
            """it => {
              const range = document.createRange();
              range.selectNodeContents(it);
              return range.getClientRects()[0].left;
            }"""
        )
        assert 0 < starts - cell < 20
        link = watch.page.locator("tbody th a").first
        assert link.evaluate("it => getComputedStyle(it).unicodeBidi") == "plaintext"


def test_arrows_point_the_way_one_reads(site: Server, browser: Browser) -> None:
    with watched(browser, site.address) as watch:
        for path, turned in (("/?on=2027-01-01", "none"), ("/ar/?on=2027-01-01", "matrix(-1, ")):
            watch.open(path)
            for arrow in watch.page.locator(".way-back, .way-on").all():
                shown = arrow.evaluate("it => getComputedStyle(it).transform")
                assert str(shown).startswith(turned)
            assert watch.page.locator(".way-back").count() == 1
