"""The line of links at the head of every page."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from comity.regulation.domain.rulebook import Rulebook

LINK = re.compile(r'<li><a href="([^"]+)"( aria-current="page")?>([^<]+)</a></li>')


def links(client: Client, path: str) -> list[tuple[str, bool, str]]:
    """Address, whether it is marked as the current one, and words of each link of the line."""
    html = client.get(path).content.decode()
    line = html[html.index("<nav ") : html.index("</nav>")]
    return [(href, bool(current), words) for href, current, words in LINK.findall(line)]


def test_the_line_leads_to_every_kind_of_page(client: Client, released: Rulebook) -> None:
    assert links(client, "/") == [
        ("/check", False, "Check"),
        ("/instruments", False, "Instruments"),
        ("/jurisdictions", False, "Jurisdictions"),
        ("/concepts", False, "Concepts"),
        ("/compare", False, "Compare"),
        ("/divergence", False, "Divergence"),
        ("/calendar", False, "Calendar"),
        ("/assemblies", False, "Assemblies"),
        ("/plans", False, "Plans"),
        ("/hub", False, "Hub"),
    ]


def test_links_stand_by_what_they_are_for(client: Client, released: Rulebook) -> None:
    html = client.get("/").content.decode()
    line = html[html.index("<nav ") : html.index("</nav>")]
    purposes = re.findall(r'<span id="(to-\w+)">(\w+)</span><ul aria-labelledby="\1">', line)
    assert purposes == [("to-align", "Align"), ("to-decide", "Decide"), ("to-share", "Share")]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/jurisdictions", "Jurisdictions"),
        ("/concepts?q=label", "Concepts"),
        ("/ar/jurisdictions", "الولايات القضائية"),
        ("/ar/concepts", "المفاهيم"),
    ],
)
def test_the_page_that_is_open_is_marked(
    path: str, words: str, client: Client, released: Rulebook
) -> None:
    marked = [(href, words) for href, current, words in links(client, path) if current]
    assert marked == [(path.split("?")[0], words)]
