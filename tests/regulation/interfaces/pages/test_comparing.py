"""Two instruments, two jurisdictions, and all of them."""

from __future__ import annotations

import csv
import re
from datetime import date

import pytest
from django.test import Client

from comity.regulation.domain.divergence import divergence
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.queries.comparisons import coverage_of
from comity.regulation.queries.kept_comparisons import kept_crosswalk

pytestmark = pytest.mark.django_db
DAY = "2026-11-24"


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_without_instruments_the_form_alone(client: Client, released: Rulebook) -> None:
    shown = page(client, "/compare")
    assert "Choose two instruments" in shown
    assert '<option value="eu-ai-act">European Union: AI Act</option>' in shown
    assert "<table" not in shown


def test_correspondences_lead_to_their_provisions(client: Client, released: Rulebook) -> None:
    shown = page(client, "/compare?left=eu-ai-act&right=kr-ai-basic-act")
    walk = kept_crosswalk(released, "eu-ai-act", "kr-ai-basic-act")
    count = sum(it.strength >= walk.threshold for it in walk.mappings)
    assert f"{count} correspondences are suggested;" in shown
    best = walk.mappings[0]
    assert f'href="/instruments/eu-ai-act/{best.left}"' in shown
    assert f'href="/instruments/kr-ai-basic-act/{best.right}"' in shown
    assert "left=kr-ai-basic-act&amp;right=eu-ai-act" in shown.replace("&right", "&amp;right")


def test_pages_and_relations_are_in_the_address(client: Client, released: Rulebook) -> None:
    address = "/compare?left=eu-ai-act&right=kr-ai-basic-act"
    first, second = page(client, address), page(client, f"{address}&page=2")
    assert first != second
    assert "Page 2 of" in second
    equal = page(client, f"{address}&relation=equal")
    assert '<option value="equal" selected>' in equal
    assert "<td><span>overlaps with</span>" not in equal


def test_the_whole_crosswalk_as_csv(client: Client, released: Rulebook) -> None:
    response = client.get("/compare.csv?left=eu-ai-act&right=us-ca-sb53")
    assert response["Content-Disposition"] == 'attachment; filename="eu-ai-act--us-ca-sb53.csv"'
    rows = list(csv.DictReader(response.content.decode().splitlines()))
    assert len(rows) == len(kept_crosswalk(released, "eu-ai-act", "us-ca-sb53").mappings)


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("left=eu-ai-akt&right=us-ca-sb53", 404, "Did you mean eu-ai-act?"),
        ("left=eu-ai-act&right=eu-ai-act", 400, "can&#x27;t be compared with itself"),
        ("left=eu-ai-act&right=us-ca-sb53&page=x", 400, "is not a page number"),
        ("left=eu-ai-act&right=us-ca-sb53&relation=%3Cb%3E", 404, "&lt;b&gt;"),
    ],
)
def test_bad_addresses(
    client: Client, released: Rulebook, query: str, status: int, words: str
) -> None:
    assert words in page(client, f"/compare?{query}", status)


def test_a_pair_says_how_far_apart_and_why(client: Client, released: Rulebook) -> None:
    shown = page(client, f"/divergence/EU/KR?on={DAY}")
    table = coverage_of(released, ("EU", "KR"), date.fromisoformat(DAY))
    found = divergence(table, "EU", "KR")
    assert found is not None
    assert f"{found.value:.2f} apart, from 0 (same) to 1." in shown
    assert shown.count('<th scope="row">') == len(found.contributions)
    same = page(client, f"/divergence/EU/KR?on={DAY}&difference=same")
    kinds = [it for it in found.contributions if it.difference.value == "same"]
    assert same.count('<th scope="row">') == len(kinds)


def test_what_is_not_recorded_is_unknown_not_far(client: Client, released: Rulebook) -> None:
    assert "is unknown" in page(client, "/divergence/EU/BR")
    matrix = page(client, "/divergence?in=EU,BR")
    assert "There is nothing to compare" in matrix
    assert 'class="number unknown"' in matrix


def test_binding_instruments_alone(client: Client, released: Rulebook) -> None:
    shown = page(client, f"/divergence/EU/US?on={DAY}&force=binding")
    assert "unknown" in shown
    assert "apart, from 0" in page(client, f"/divergence/EU/US?on={DAY}&force=all")


def test_the_order_is_in_the_address(client: Client, released: Rulebook) -> None:
    def names(shown: str) -> list[str]:
        body = shown.split('class="data matrix"')[1].split("</table>")[0]
        return re.findall(r'href="/jurisdictions/([A-Z-]+)"', body)

    by_name = names(page(client, "/divergence?sort=name&in=KR,EU,CN"))
    alike = names(page(client, f"/divergence?sort=likeness&in=KR,EU,CN&on={DAY}"))
    assert by_name == ["KR", "EU", "CN"]
    assert sorted(alike) == ["CN", "EU", "KR"]


def test_an_area_opens_to_its_norms(client: Client, released: Rulebook) -> None:
    shown = page(client, f"/divergence?area=transparency&on={DAY}")
    assert "All areas" in shown
    assert 'href="/instruments/eu-ai-act/art_50__para_1"' in shown


def test_places_with_the_same_rules_stand_in_one_line(client: Client, released: Rulebook) -> None:
    shown = page(client, f"/divergence?in=AT,BE,EU,KR,CN&on={DAY}&sort=name")
    assert re.findall(r'<ul class="alike">(.*?)</ul>', shown, re.DOTALL) == [
        '<li><a href="/jurisdictions/AT">Austria</a>, <a href="/jurisdictions/BE">Belgium</a>, '
        '<a href="/jurisdictions/EU">European Union</a>\n'
        " <small>the same rules, those of European Union</small></li>"
    ]
    matrix = shown.split('class="data matrix"')[1].split("</table>")[0]
    assert re.findall(r'<th scope="row"><a href="/jurisdictions/([A-Z]+)">', matrix) == [
        *("EU", "KR", "CN")
    ]
    assert "<small>and 2 more</small>" in matrix
    assert ">0.00<" not in matrix
    table = coverage_of(released, ("EU", "KR", "CN"), date.fromisoformat(DAY))
    pairs = [divergence(table, *pair) for pair in (("EU", "KR"), ("EU", "CN"), ("KR", "CN"))]
    values = [found.value for found in pairs if found is not None]
    assert min(values) == values[0] < min(values[1:])
    assert f"European Union and South Korea are nearest, at {values[0]:.2f}." in shown
    for area in ("levels", "matrix"):
        assert (
            '<th scope="col" class="number">European Union and 2 more</th>'
            in (shown.split(f'id="{area}"')[1])
        )


def test_the_chosen_stay_chosen_though_one_line_stands_for_them(
    client: Client, released: Rulebook
) -> None:
    shown = page(client, f"/divergence?in=AT,BE,KR&on={DAY}")
    assert re.findall(r'<option value="([A-Z-]+)" selected>', shown)[:3] == ["AT", "BE", "KR"]
    assert f"?in=AT,BE,KR&amp;on={DAY}" in shown


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        (
            f"in=AT,BE&on={DAY}",
            "On 24\u00a0November\u00a02026 nothing tells them apart: "
            "where rules are recorded, they are the same.",
        ),
        (
            "in=EU,KR&on=2010-01-01",
            "No recorded rule runs in any of them on 1\u00a0January\u00a02010.",
        ),
    ],
)
def test_where_nothing_tells_them_apart_the_page_says_so(
    client: Client, released: Rulebook, query: str, answer: str
) -> None:
    shown = page(client, f"/divergence?{query}")
    assert f'<p class="answer">{answer}</p>' in shown
    assert 'class="data matrix"' not in shown


def test_a_pair_with_the_same_rules_is_not_called_near(client: Client, released: Rulebook) -> None:
    day = "24\u00a0November\u00a02026"
    shown = page(client, f"/divergence/AT/BE?on={DAY}")
    assert (
        f'<p class="answer">On {day} the same recorded rules reach both, those of European Union: '
        "nothing tells them apart.</p>"
    ) in shown
    before = page(client, "/divergence/EU/KR?on=2010-01-01")
    assert "On 1\u00a0January\u00a02010 no recorded rule runs in either." in before


def test_too_many_and_unknown_jurisdictions(client: Client, released: Rulebook) -> None:
    many = ",".join(entry.id for entry in released.jurisdictions if entry.tile)
    assert "249 jurisdictions were asked for" in page(client, f"/divergence?in={many}", 400)
    assert "Did you mean" in page(client, "/divergence/EUU/KR", 404)


def test_one_side_is_kept_while_the_other_is_chosen(client: Client, released: Rulebook) -> None:
    shown = client.get("/compare?left=eu-ai-act").content.decode()
    assert '<option value="eu-ai-act" selected>' in shown
    assert shown.count(" selected>") == 1
