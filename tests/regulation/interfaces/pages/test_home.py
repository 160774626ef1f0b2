"""The home page."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from comity.regulation.domain.rulebook import Rulebook

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_answer_is_for_a_day_that_can_be_moved(client: Client, released: Rulebook) -> None:
    shown = page(client, "/?on=2026-11-24")
    assert "On 24\N{NO-BREAK SPACE}November 2026"[:5] in shown
    assert 'value="2026-11-24"' in shown
    following = re.search(r'rel="next" href="\?on=([\d-]+)#map"', shown)
    assert following is not None
    assert following[1] == "2026-12-02"
    back = re.search(r'rel="prev" href="\?on=([\d-]+)#map"', page(client, "/?on=2026-12-02"))
    assert back is not None
    assert back[1] < "2026-12-02"


def test_before_all_rules_nothing_ran(client: Client, released: Rulebook) -> None:
    shown = page(client, "/?on=2001-01-01")
    assert "Nothing that is recorded here ran on" in shown
    assert 'class="tile level-4' not in shown


def test_a_member_is_shown_through_its_bloc_and_others_as_unknown(
    client: Client, released: Rulebook
) -> None:
    shown = page(client, "/?on=2026-11-24")
    assert re.search(
        r"<title>FR \d+, France: duty with penalty or prior approval, \d+ rules run</title>", shown
    )
    assert "<title>Brazil: nothing is recorded, unknown</title>" in shown


def test_bills_are_neither_rules_nor_instruments_that_reach(
    client: Client, released: Rulebook
) -> None:
    table = page(client, "/?on=2026-11-24").split('class="data where"')[1].split("</table>")[0]
    places = set(re.findall(r'<th scope="row"><a href="/jurisdictions/([A-Z0-9-]+)"', table))
    instruments, on = released.corpus.instruments, date(2026, 11, 24)
    laws = {it.id for it in instruments if not (it.treaty or it.never_binds)}
    issuers = {it.jurisdiction for it in instruments if not it.treaty}
    assert places == {it for it in issuers if laws.intersection(released.reach(it, on))}
    assert {"ES", "G7"} <= places
    assert "BR" not in places
    reaching = set(re.findall(r'href="/instruments/([\w-]+)"', table))
    bills = {it.id for it in released.corpus.instruments if it.never_binds}
    assert "cn-genai-interim-measures-2023" in reaching
    assert reaching.isdisjoint(bills)


def test_every_tile_has_its_place_once(client: Client, released: Rulebook) -> None:
    shown = page(client, "/")
    places = re.findall(r'<rect x="(-?\d+)" y="(-?\d+)" width="20"', shown)
    assert len(places) == len(set(places)) == 249


@pytest.mark.parametrize("query", ["on=%00", "on=2026-02-30", "on=<script>alert(1)</script>"])
def test_a_hostile_day_is_one_clear_error(client: Client, released: Rulebook, query: str) -> None:
    response = client.get(f"/?{query}")
    assert response.status_code == 400
    body = response.content.decode()
    assert "is not a date. Write it as year-month-day" in body
    assert "<script>alert" not in body


def test_an_empty_database_says_so(client: Client, db: None) -> None:
    response = client.get("/")
    assert response.status_code == 404
    assert "The database holds no corpus." in response.content.decode()


def test_a_page_that_there_is_not(client: Client, released: Rulebook) -> None:
    response = client.get("/no/such/page")
    assert response.status_code == 404
    assert "There is no page at this address." in response.content.decode()


def test_nothing_from_elsewhere_and_nothing_inline(client: Client, released: Rulebook) -> None:
    response = client.get("/")
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    body = response.content.decode()
    assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son\w+=", body)
    assert "Set-Cookie" not in response
