"""Jurisdictions as pages."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from comity.regulation.domain.divergence import divergence
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.domain.same_rules import same_rules
from comity.regulation.domain.standing import running_norms
from comity.regulation.queries.comparisons import coverage_of

pytestmark = pytest.mark.django_db


def section(html: str, id: str) -> str:
    found = re.search(rf'<section id="{id}">.*?</section>', html, re.DOTALL)
    return found[0] if found else ""


def instruments(html: str) -> list[str]:
    """The ids of those that it leads to."""
    return re.findall(r'href="/instruments/([\w-]+)"', html)


def test_a_member_is_reached_through_its_bloc(client: Client, released: Rulebook) -> None:
    shown = client.get("/jurisdictions/FR?on=2026-11-27").content.decode()
    assert 'href="/instruments/eu-ai-act">AI Act</a>' in section(shown, "reach")
    assert 'href="/jurisdictions/EU">European Union</a>' in section(shown, "memberships")
    assert "● holds" in section(shown, "memberships")
    assert 'href="/divergence/FR/KR?on=2026-11-27"' in section(shown, "others")
    assert 'datetime="2026-12-02"' in section(shown, "next")


def test_those_with_the_same_rules_are_no_neighbours(client: Client, released: Rulebook) -> None:
    shown = client.get("/jurisdictions/FR?on=2026-11-27").content.decode()
    alike = section(shown, "alike")
    assert "those of European Union, and no others" in alike
    ids = re.findall(r'href="/jurisdictions/([A-Z-]+)"', alike)
    assert {"AT", "EU", "GF"} <= set(ids)
    assert {"FR", "KR", "BR", "GB"}.isdisjoint(ids)
    issuers = {it.jurisdiction for it in released.corpus.instruments if not it.treaty}
    table = coverage_of(released, [it.id for it in released.jurisdictions], date(2026, 11, 27))
    same = set(next(it for it in same_rules(table) if "FR" in it.jurisdictions).jurisdictions)
    assert same >= {"AT", "DE", "EU", "FR"}
    apart = sorted(
        (found.value, other)
        for other in issuers - same
        if (found := divergence(table, "FR", other)) is not None
    )
    others = section(shown, "others")
    assert re.findall(r"divergence/FR/([A-Z0-9-]+)\?.*? (\d\.\d\d)</li>", others) == [
        (other, f"{value:.2f}") for value, other in apart
    ]
    at_once, folded = others.split(f"<summary>{len(apart) - 12} further away</summary>")
    assert (at_once.count("<li>"), folded.count("<li>")) == (12, len(apart) - 12)


def test_one_with_rules_like_no_other_has_neighbours_alone(
    client: Client, released: Rulebook
) -> None:
    shown = client.get("/jurisdictions/KR?on=2026-11-27").content.decode()
    assert section(shown, "alike") == ""
    assert 'href="/divergence/KR/EU?on=2026-11-27"' in section(shown, "others")


def test_rules_of_parts_do_not_reach_the_whole(client: Client, released: Rulebook) -> None:
    shown = client.get("/jurisdictions/US?on=2026-11-27").content.decode()
    assert "us-ca-sb53" not in section(shown, "reach")
    assert "us-nist-ai-rmf" in section(shown, "reach")
    assert "us-ca-sb53" in section(shown, "parts")
    california = client.get("/jurisdictions/US-CA").content.decode()
    assert {"us-ca-sb53", "us-nist-ai-rmf"} <= set(
        re.findall(r'href="/instruments/([\w-]+)"', section(california, "reach"))
    )


def test_a_treaty_says_what_it_is_here(client: Client, released: Rulebook) -> None:
    shown = client.get("/jurisdictions/FR?on=2026-11-27").content.decode()
    assert "through European Union" in section(shown, "reach")
    assert "coe-ai-convention" in section(shown, "reach")


def test_what_is_not_recorded_is_unknown(client: Client, released: Rulebook) -> None:
    shown = client.get("/jurisdictions/LK").content.decode()
    assert "No rule that reaches it is recorded here: what holds there is unknown." in shown
    assert "Nobody has recorded an instrument of this jurisdiction" in section(shown, "unknown")
    assert section(shown, "areas") == section(shown, "reach") == section(shown, "proposed") == ""


def test_what_was_only_proposed_reaches_nobody(client: Client, released: Rulebook) -> None:
    bills = {it.id for it in released.corpus.instruments if it.jurisdiction == "BR"}
    assert bills
    assert all(released.corpus.instrument(it).never_binds for it in bills)
    shown = client.get("/jurisdictions/BR").content.decode()
    assert "No rule that reaches it is recorded here: what holds there is unknown." in shown
    assert "nothing is recorded but what was proposed or withdrawn" in section(shown, "unknown")
    assert section(shown, "areas") == section(shown, "reach") == ""
    assert instruments(section(shown, "proposed")) == sorted(bills)
    china = client.get("/jurisdictions/CN?on=2026-11-27").content.decode()
    own = {it.id: it for it in released.corpus.instruments if it.jurisdiction == "CN"}
    proposed = {id for id, it in own.items() if it.never_binds}
    assert proposed
    assert set(instruments(section(china, "proposed"))) == proposed
    assert set(instruments(section(china, "reach"))) == own.keys() - proposed
    assert section(china, "unknown") == ""


def test_what_reaches_it_stands_hardest_first(client: Client, released: Rulebook) -> None:
    shown = client.get("/jurisdictions/CN?on=2026-11-27").content.decode()
    rows = re.findall(r"<tr>(<th scope=\"row\">.*?)</tr>", section(shown, "reach"), re.DOTALL)
    expected = []
    for row in rows:
        (id, *_), levels = instruments(row), re.findall(r'class="level-(\d)"', row)
        norms = running_norms(released.corpus.instrument(id), date(2026, 11, 27))
        level = max((int(it.level) for it in norms), default=None)
        assert levels == ([] if level is None else [str(level)])
        assert ("<td><span>–</span>" in row) == (level is None)
        expected.append((-(level or 0), -len(norms)))
    assert expected == sorted(expected)
    assert expected[0] != expected[-1]


def test_what_bodies_declared_is_listed_and_is_no_rule_there(
    client: Client, released: Rulebook
) -> None:
    on = date(2026, 11, 27)
    for id in ("LK", "FR", "BR"):
        shown = client.get(f"/jurisdictions/{id}?on={on}").content.decode()
        declared = section(shown, "declared")
        assert sorted(instruments(declared)) == sorted(released.declared(id, on))
        assert set(instruments(declared)).isdisjoint(instruments(section(shown, "reach")))
        assert "It counts for the body alone" in declared
        assert 'href="/jurisdictions/UN">United Nations</a>' in declared
    assert "oecd-ai-recommendation-2024" in released.declared("FR", on)
    assert "oecd-ai-recommendation-2024" not in released.declared("LK", on)
    body = client.get(f"/jurisdictions/UN?on={on}").content.decode()
    assert section(body, "declared") == ""
    assert set(instruments(section(body, "reach"))) == set(released.declared("LK", on))
    assert section(client.get("/jurisdictions/AQ").content.decode(), "declared") == ""


def test_an_unknown_one_is_found_by_its_name(client: Client, released: Rulebook) -> None:
    response = client.get("/jurisdictions/Germany")
    assert response.status_code == 404
    assert "Did you mean DE (Germany)?" in response.content.decode()


def test_every_one_has_a_page(client: Client, released: Rulebook) -> None:
    listed = client.get("/jurisdictions").content.decode()
    for entry in released.jurisdictions:
        assert f'href="/jurisdictions/{entry.id}"' in listed
        assert client.get(f"/jurisdictions/{entry.id}").status_code == 200


def test_the_list_is_kept_to_what_is_asked_for(client: Client, released: Rulebook) -> None:
    def ids(query: str) -> set[str]:
        shown = client.get(f"/jurisdictions?{query}").content.decode()
        return set(re.findall(r'<a href="/jurisdictions/([^"]+)"', shown))

    assert "CI" in ids("q=cote")
    assert "FR" not in ids("q=cote")
    assert ids("q=Казахстан") == {"KZ"}
    assert {"EU", "COE"} <= ids("kind=body")
    assert "FR" not in ids("kind=body")
    assert {"FR", "KR"} <= ids("recorded=yes")
    assert "BR" not in ids("recorded=yes")
    assert client.get("/jurisdictions?kind=planet").status_code == 404


def test_the_list_is_kept_to_a_region(client: Client, released: Rulebook) -> None:
    def ids(query: str) -> list[str]:
        shown = client.get(f"/jurisdictions?{query}").content.decode()
        return re.findall(r'<a href="/jurisdictions/([^"]+)"', shown)

    assert ids("region=054") == ["FJ", "NC", "PG", "SB", "VU"]
    assert ids("region=155") == ["AT", "BE", "FR", "DE", "LI", "LU", "MC", "NL", "CH"]
    assert set(ids("region=155")) < set(ids("region=150"))
    assert ids("region=150&q=land&kind=country&recorded=yes") == ["PL", "FI", "IE", "AX", "NL"]
    assert ids("region=142&kind=body") == []
    assert {"US", "US-CA"} <= set(ids("region=021"))
    assert {"AE", "AE-DU", "AE-DU-DIFC"} <= set(ids("region=145"))
    assert client.get("/jurisdictions?region=Europe").status_code == 404


def test_the_regions_to_choose_from_stand_below_the_larger_ones(
    client: Client, released: Rulebook
) -> None:
    shown = client.get("/jurisdictions?region=202").content.decode()
    choices = re.findall(r'<option value="(\d{3})"( selected)?>([^<]+)<', shown)
    assert len(choices) == len(released.jurisdictions.regions) == 29
    assert choices[:8] == [
        ("002", "", "Africa"),
        ("015", "", "\u2002Northern Africa"),
        ("202", " selected", "\u2002Sub-Saharan Africa"),
        ("014", "", "\u2002\u2002Eastern Africa"),
        ("017", "", "\u2002\u2002Middle Africa"),
        ("018", "", "\u2002\u2002Southern Africa"),
        ("011", "", "\u2002\u2002Western Africa"),
        ("019", "", "Americas"),
    ]
    arabic = client.get("/ar/jurisdictions?region=150").content.decode()
    assert '<option value="150" selected>أوروبا</option>' in arabic


def test_only_antarctica_and_bodies_are_in_no_region(client: Client, released: Rulebook) -> None:
    shown = client.get("/jurisdictions").content.decode()
    rest = shown.split("<h2>In no region</h2>")[1].split("</section>")[0]
    assert re.findall(r'<a href="/jurisdictions/([^"]+)"', rest) == ["AQ"]
